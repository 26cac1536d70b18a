using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Fonts;

/// <summary>Type 3: every shape is a small content stream, and widths are in the font's own space.</summary>
internal sealed class ShapeFont : SimpleFont
{
    private readonly double[] widths;
    private readonly int firstCode;
    private readonly double scale;
    private string?[]? counted;

    public ShapeFont(PdfFile file, PdfDictionary dictionary)
        : base(file, dictionary)
    {
        firstCode = file.Whole(dictionary, "FirstChar", 0);
        widths = file.Numbers(dictionary.GetValueOrDefault("Widths"));
        var matrix = file.Numbers(dictionary.GetValueOrDefault("FontMatrix"));
        scale = matrix.Length == 6 ? matrix[0] : 0.001;
    }

    protected override string? Counted(int code) => (counted ??= TexCodes.Of(ShapeNames))[code];

    protected override double Width(int code) =>
        code - firstCode is var at && at >= 0 && at < widths.Length ? widths[at] * scale : 0;
}
