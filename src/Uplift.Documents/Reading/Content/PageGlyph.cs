using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Content;

/// <summary>One shape as it was drawn, in the coordinates of the shown page.</summary>
internal sealed class PageGlyph
{
    public required string Text { get; set; }

    /// <summary>Where the pen was put down.</summary>
    public required double X { get; init; }

    public required double Y { get; init; }

    /// <summary>Where the pen is after the shape, without spacing.</summary>
    public required double EndX { get; set; }

    public required double EndY { get; set; }

    public required Box Box { get; set; }

    public required TextStyle Style { get; init; }

    /// <summary>Quarter turns clockwise from upright.</summary>
    public required int Turn { get; init; }

    public required bool Hidden { get; set; }

    public required bool OffPage { get; init; }

    public required int Mark { get; init; }

    public string? Role { get; set; }
}
