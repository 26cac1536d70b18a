using System.Runtime.InteropServices;

namespace Uplift.Documents.Text;

/// <summary>What a machine reads of a document: pages of blocks of lines, in reading order.</summary>
/// <remarks>All lengths are points (1/72 inch), measured from the upper left corner of the page as it is shown.</remarks>
public sealed record DocumentText(DocumentKind Kind, DocumentProperties Properties, IReadOnlyList<PageText> Pages);

public enum DocumentKind
{
    Pdf,
    Docx,
    Text,
}

/// <param name="Tagged">Whether the file carries a structure tree that says what is a heading, a list or a link.</param>
public sealed record DocumentProperties(string? Title, string? Author, string? Language, bool Tagged);

/// <param name="Glyphs">Every shown character in the order of drawing; empty where the format has no positions.</param>
public sealed record PageText(
    int Number,
    double Width,
    double Height,
    IReadOnlyList<TextBlock> Blocks,
    IReadOnlyList<Glyph> Glyphs,
    IReadOnlyList<PageLink> Links,
    IReadOnlyList<PageShape> Shapes);

/// <summary>Lines that stand together in one column.</summary>
/// <param name="Column">0 for text over the whole width or in the first column, counted from the left.</param>
public sealed record TextBlock(int Column, IReadOnlyList<TextLine> Lines);

public sealed record TextLine(IReadOnlyList<TextSpan> Spans)
{
    /// <summary>The words of the line; a gap wider than a space is a tab.</summary>
    public string Text { get; } = string.Concat(Spans.Select(span => span.Text));

    public Box Box { get; } = Box.Around(Spans.Select(span => span.Box));
}

/// <summary>Characters of one line that share a style.</summary>
/// <param name="Text">Holds its own spaces; starts with a tab after a gap wider than a space.</param>
/// <param name="Link">The address that the text leads to.</param>
/// <param name="Role">What the structure tree or the style calls it, such as "H1", "LI", "P"; null when nothing says.</param>
/// <param name="Hidden">Not visible to a person, as <see cref="Glyph.Hidden"/>.</param>
/// <param name="LetterSpaced">Drawn as letters apart ("S K I L L S") and rejoined here; plain extractors show it apart.</param>
public sealed record TextSpan(
    string Text,
    Box Box,
    TextStyle Style,
    string? Link = null,
    string? Role = null,
    bool Hidden = false,
    bool LetterSpaced = false);

/// <param name="Color">Six hexadecimal digits, red first.</param>
public sealed record TextStyle(string Font, double Size, bool Bold, bool Italic, string Color);

/// <summary>One shown character, or the few that one shape stands for.</summary>
/// <param name="Text">Empty when the file does not say which character the shape is.</param>
/// <param name="Hidden">Not visible to a person: invisible mode, clear colour, off the page.</param>
/// <param name="X">Where it begins on its baseline.</param>
/// <param name="Y">The baseline, for upright text.</param>
/// <param name="Turn">Quarter turns clockwise from upright.</param>
public sealed record Glyph(
    string Text, Box Box, TextStyle Style, bool Hidden, string? Role, double X = 0, double Y = 0, int Turn = 0);

public sealed record PageLink(Box Box, string Target);

public enum ShapeKind
{
    Image,
    Rule,

    /// <summary>A coloured area behind text.</summary>
    Fill,
}

/// <param name="Color">Six hexadecimal digits of a rule or an area; null for an image.</param>
public sealed record PageShape(ShapeKind Kind, Box Box, string? Color = null);

/// <summary>A rectangle on a page in points; <c>Top</c> is less than <c>Bottom</c>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public static Box Around(IEnumerable<Box> boxes)
    {
        var all = boxes.ToList();
        return all.Count == 0
            ? default
            : new Box(all.Min(b => b.Left), all.Min(b => b.Top), all.Max(b => b.Right), all.Max(b => b.Bottom));
    }
}
