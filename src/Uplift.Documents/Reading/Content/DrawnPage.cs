using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Content;

/// <summary>What the content of a page draws, in its order.</summary>
internal sealed record DrawnPage(
    double Width, double Height, List<PageGlyph> Glyphs, List<PageShape> Shapes, List<PageLink> Links);
