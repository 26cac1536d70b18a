using Uplift.Documents.Reading.Content;

namespace Uplift.Documents.Reading.Layout;

/// <summary>Glyphs without a space between them, in a frame where text runs to the right and lines follow downward.</summary>
internal sealed class Word(double left, double right, double baseline, double size, double top, double bottom, int order)
{
    public List<PageGlyph> Glyphs { get; } = [];

    public double Left { get; set; } = left;

    public double Right { get; set; } = right;

    public double Base { get; } = baseline;

    public double Size { get; } = size;

    public double Top { get; set; } = top;

    public double Bottom { get; set; } = bottom;

    /// <summary>When it was drawn.</summary>
    public int Order { get; } = order;

    /// <summary>When its last part was drawn, where it was joined of several.</summary>
    public int LastOrder { get; init; } = order;

    /// <summary>The file has a space before it, however narrow.</summary>
    public bool SpaceBefore { get; set; }

    public bool LetterSpaced { get; set; }
}
