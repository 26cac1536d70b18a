namespace Uplift.Documents.Flow;

/// <summary>A paragraph or an item of a list, as set.</summary>
internal sealed class Piece(ParagraphStyle style, SetText text)
{
    public ParagraphStyle Style => style;

    public SetText Text => text;

    public SetText? Aside { get; init; }

    public SetText? Bullet { get; init; }

    /// <summary>The list it is an item of.</summary>
    public BulletList? List { get; init; }
}

/// <summary>One line, or an aside that found no room on one.</summary>
/// <param name="line">Null for such an aside.</param>
internal sealed class Row(Piece piece, LineRange? line)
{
    public Piece Piece => piece;

    public LineRange? Line => line;

    /// <summary>From the left margin.</summary>
    public double Left { get; init; }

    public bool First { get; init; }

    public bool Last { get; init; }

    public bool HasAside { get; init; }

    /// <summary>Free space above, unless it begins a page.</summary>
    public double Gap { get; set; }

    /// <summary>What a rule below takes.</summary>
    public double Rule => Last && piece.Style.RuleBelow is { } rule ? rule.Gap + rule.Thickness : 0;

    /// <summary>A page may end before this row, without regard for blocks that are to stay together.</summary>
    public bool Breakable { get; set; }
}

/// <param name="Top">From the upper edge of the page.</param>
/// <param name="Leading">From baseline to baseline.</param>
internal sealed record PlacedRow(Row Row, double Top, double Leading);

/// <summary>Parts a document into lines and pages.</summary>
/// <remarks>
/// A page never ends after a heading, after the first or before the last line of a paragraph, inside a paragraph of up to three
/// lines, or inside a <see cref="Together"/> that fits on a page.
/// </remarks>
internal sealed class FlowLayout(FlowDocument document, TextSetter setter)
{
    private const int LinesKept = 2;
    private const double AsideGap = 12;
    private const double WidestAside = 0.6;

    /// <summary>How full a last page is to be left alone.</summary>
    private const double Fair = 0.3;

    private static readonly double[] Closer = [0.97, 0.94, 0.91];

    private readonly List<Row> rows = [];
    private readonly List<Kept> together = [];
    private double spaceAfter;
    private bool keepWithNext;

    /// <summary>Where the last page would hold but a few lines, lines stand a little closer if that spares it.</summary>
    public static IReadOnlyList<IReadOnlyList<PlacedRow>> Run(FlowDocument document, TextSetter setter)
    {
        var layout = new FlowLayout(document, setter);
        foreach (var block in document.Blocks)
        {
            layout.Add(block);
        }

        var pages = layout.Paginate(1);
        if (pages.Count == 1 || pages[^1][^1].Top - document.Page.Top > Fair * document.Page.TextHeight)
        {
            return pages;
        }

        foreach (var scale in Closer)
        {
            if (layout.Paginate(scale) is var closer && closer.Count < pages.Count)
            {
                return closer;
            }
        }

        return pages;
    }

    private void Add(FlowBlock block)
    {
        switch (block)
        {
            case Together blocks:
                AddTogether(blocks);
                break;
            case BulletList list:
                foreach (var item in list.Items)
                {
                    var bullet = setter.Set([new TextRun("• ")], list.Style.Character);
                    Add(new Piece(list.Style, setter.Set(item, list.Style.Character)) { Bullet = bullet, List = list });
                }

                break;
            case Paragraph paragraph:
                AddWithAside(paragraph);
                break;
        }
    }

    /// <summary>An aside that would take most of a line is a paragraph of its own.</summary>
    private void AddWithAside(Paragraph paragraph)
    {
        var style = paragraph.Style;
        var text = setter.Set(paragraph.Runs, style.Character);
        var aside = paragraph.Aside.Count > 0 ? setter.Set(paragraph.Aside, style.Character) : null;
        var wide = aside?.Width > WidestAside * document.Page.TextWidth;
        Add(new Piece(style, text) { Aside = wide ? null : aside });
        if (wide)
        {
            Add(new Piece(style with { Role = ParagraphRole.Text, RuleBelow = null, SpaceBefore = 0 }, aside!));
        }
    }

    private void AddTogether(Together blocks)
    {
        var first = rows.Count;
        foreach (var block in blocks.Blocks)
        {
            Add(block);
        }

        together.Add(new Kept(first, rows.Count));
    }

    private void Add(Piece piece)
    {
        var style = piece.Style;
        var width = document.Page.TextWidth - style.Indent;
        var forAside = piece.Aside is null ? 0 : piece.Aside.Width + AsideGap;
        var beside = LineBreaker.Break(piece.Text, width, width - forAside);
        var lines = beside ?? LineBreaker.Break(piece.Text, width, width)!;
        var first = rows.Count;
        for (var i = 0; i < lines.Count; i++)
        {
            var last = i == lines.Count - 1;
            var taken = piece.Text.WidthOf(lines[i].Start, lines[i].End);
            rows.Add(new Row(piece, lines[i])
            {
                Left = style.Indent + (style.Centered ? Math.Max(0, (width - taken) / 2) : 0),
                First = i == 0,
                Last = last,
                HasAside = last && beside is not null && piece.Aside is not null,
                Breakable = i >= LinesKept && i <= lines.Count - LinesKept,
            });
        }

        if (piece.Aside is not null && (beside is null || lines.Count == 0))
        {
            rows.Add(new Row(piece, line: null) { First = lines.Count == 0, Last = true, HasAside = true });
        }

        Join(first, style);
    }

    private void Join(int first, ParagraphStyle style)
    {
        if (first == rows.Count)
        {
            return;
        }

        rows[first].Gap = Math.Max(spaceAfter, style.SpaceBefore);
        rows[first].Breakable = !keepWithNext;
        (spaceAfter, keepWithNext) = (style.SpaceAfter, style.KeepWithNext);
    }

    /// <param name="scale">Of the space of lines and between them.</param>
    private List<List<PlacedRow>> Paginate(double scale)
    {
        var height = document.Page.TextHeight;
        var breakable = Breakable(scale);
        var pages = new List<List<PlacedRow>> { new() };
        var taken = 0.0;
        for (int start = 0, end; start < rows.Count; start = end)
        {
            end = EndOf(start, breakable, scale);
            if (pages[^1].Count > 0 && taken + (scale * rows[start].Gap) + HeightOf(start, end, scale) > height + 0.01)
            {
                pages.Add([]);
                taken = 0;
            }

            for (var i = start; i < end; i++)
            {
                taken += pages[^1].Count > 0 ? scale * rows[i].Gap : 0;
                pages[^1].Add(new PlacedRow(rows[i], document.Page.Top + taken, scale * rows[i].Piece.Style.Leading));
                taken += HeightOf(i, i + 1, scale);
            }
        }

        return pages;
    }

    private bool[] Breakable(double scale)
    {
        var breakable = new bool[rows.Count];
        for (var i = 0; i < breakable.Length; i++)
        {
            breakable[i] = rows[i].Breakable;
        }

        foreach (var kept in together)
        {
            if (kept.End > kept.Start && HeightOf(kept.Start, kept.End, scale) <= document.Page.TextHeight)
            {
                breakable.AsSpan(kept.Start + 1, kept.End - kept.Start - 1).Clear();
            }
        }

        return breakable;
    }

    /// <summary>The end of the rows that go on one page with the first: as many as ask for it, unless they fill more than a page.</summary>
    private int EndOf(int start, bool[] breakable, double scale)
    {
        var end = start + 1;
        while (end < rows.Count && !breakable[end])
        {
            end++;
        }

        if (HeightOf(start, end, scale) <= document.Page.TextHeight)
        {
            return end;
        }

        end = start + 1;
        while (end < rows.Count && !rows[end].Breakable)
        {
            end++;
        }

        return HeightOf(start, end, scale) <= document.Page.TextHeight ? end : start + 1;
    }

    private double HeightOf(int start, int end, double scale)
    {
        var height = 0.0;
        for (var i = start; i < end; i++)
        {
            height += rows[i].Rule + (scale * (rows[i].Piece.Style.Leading + (i > start ? rows[i].Gap : 0)));
        }

        return height;
    }

    /// <summary>Rows of a block that is not to be parted.</summary>
    private sealed record Kept(int Start, int End);
}
