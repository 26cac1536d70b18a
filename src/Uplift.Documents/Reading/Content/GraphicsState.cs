using Uplift.Documents.Reading.Fonts;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Content;

/// <summary>What "q" saves and "Q" brings back.</summary>
internal sealed class GraphicsState
{
    public Matrix Transform { get; set; } = Matrix.Identity;

    public Box Clip { get; set; }

    public ColorSpace FillSpace { get; set; } = ColorSpace.Gray;

    public ColorSpace StrokeSpace { get; set; } = ColorSpace.Gray;

    public string Fill { get; set; } = "000000";

    public string Stroke { get; set; } = "000000";

    /// <summary>A pattern, whose colour is not worked out.</summary>
    public bool FillIsPattern { get; set; }

    public double FillAlpha { get; set; } = 1;

    public double StrokeAlpha { get; set; } = 1;

    public double LineWidth { get; set; } = 1;

    public PdfFont? Font { get; set; }

    public double Size { get; set; }

    public double CharacterSpacing { get; set; }

    public double WordSpacing { get; set; }

    public double Scale { get; set; } = 1;

    public double Leading { get; set; }

    public double Rise { get; set; }

    public int RenderMode { get; set; }

    public GraphicsState Copy() => (GraphicsState)MemberwiseClone();
}
