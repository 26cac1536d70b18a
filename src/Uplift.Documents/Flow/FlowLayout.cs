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
internal sealed class Row(Piece piece, LineRange line)
{
    public Piece Piece => piece;

    public LineRange Line => line;

    /// <summary>From baseline to baseline.</summary>
    public double Leading { get; init; }

    /// <summary>From the left margin.</summary>
    public double Left { get; init; }

    public bool First { get; init; }

    public bool Last { get; init; }

    /// <summary>Free space above, unless it begins a page.</summary>
    public double Gap { get; set; }

    public double Height { get; init; }

    /// <summary>A page may end before this row.</summary>
    public bool Breakable { get; set; }

    /// <summary>The same, without regard for blocks that are to stay together.</summary>
    public bool BreakableAtNeed { get; set; }

    public bool HasAside { get; init; }
}

/// <param name="Top">From the upper edge of the page.</param>
internal sealed record PlacedRow(Row Row, double Top);

/// <summary>Parts a document into lines and pages.</summary>
/// <remarks>
/// A page never ends after a heading, after the first or before the last line of a paragraph, inside a paragraph of up to three
/// lines, or inside a <see cref="Together"/> that fits on a page.
/// </remarks>
internal sealed class FlowLayout(FlowDocument document, TextSetter setter, double scale)
{
    private const int LinesKept = 2;
    private const double AsideGap = 12;

    /// <summary>How full a last page is to be left alone.</summary>
    private const double Fair = 0.3;

    private static readonly double[] Closer = [0.97, 0.94, 0.91];

    private readonly List<Row> rows = [];
    private double spaceAfter;
    private bool keepWithNext;

    /// <summary>Where the last page would hold but a few lines, lines stand a little closer if that spares it.</summary>
    public static IReadOnlyList<IReadOnlyList<PlacedRow>> Run(FlowDocument document, TextSetter setter)
    {
        var pages = new FlowLayout(document, setter, 1).Run();
        if (pages.Count == 1 || pages[^1][^1].Top - document.Page.Top > Fair * document.Page.TextHeight)
        {
            return pages;
        }

        return Closer.Select(scale => new FlowLayout(document, setter, scale).Run()).FirstOrDefault(closer => closer.Count < pages.Count) ?? pages;
    }

    private List<List<PlacedRow>> Run()
    {
        foreach (var block in document.Blocks)
        {
            Add(block);
        }

        return Paginate();
    }

    private void Add(FlowBlock block)
    {
        switch (block)
        {
            case Together together:
                AddTogether(together);
                break;
            case BulletList list:
                foreach (var item in list.Items)
                {
                    var bullet = setter.Set([new TextRun("• ")], list.Style.Character);
                    Add(new Piece(list.Style, setter.Set(item, list.Style.Character)) { Bullet = bullet, List = list });
                }

                break;
            case Paragraph paragraph:
                var aside = paragraph.Aside.Count > 0 ? setter.Set(paragraph.Aside, paragraph.Style.Character) : null;
                Add(new Piece(paragraph.Style, setter.Set(paragraph.Runs, paragraph.Style.Character)) { Aside = aside });
                break;
        }
    }

    private void AddTogether(Together together)
    {
        var first = rows.Count;
        foreach (var block in together.Blocks)
        {
            Add(block);
        }

        if (HeightOf(first, rows.Count) <= document.Page.TextHeight)
        {
            for (var i = first + 1; i < rows.Count; i++)
            {
                rows[i].Breakable = false;
            }
        }
    }

    private void Add(Piece piece)
    {
        var style = piece.Style;
        var width = document.Page.TextWidth - style.Indent;
        var forAside = piece.Aside is null ? 0 : piece.Aside.Width + AsideGap;
        var beside = LineBreaker.Break(piece.Text, width, width - forAside);
        var lines = beside ?? LineBreaker.Break(piece.Text, width, width)!;
        var (first, leading) = (rows.Count, style.Leading * scale);
        for (var i = 0; i < lines.Count; i++)
        {
            var last = i == lines.Count - 1;
            var taken = piece.Text.WidthOf(lines[i].Start, lines[i].End);
            rows.Add(new Row(piece, lines[i])
            {
                Left = style.Indent + (style.Centered ? Math.Max(0, (width - taken) / 2) : 0),
                First = i == 0,
                Last = last,
                Leading = leading,
                Height = leading + (last && style.RuleBelow is { } rule ? rule.Gap + rule.Thickness : 0),
                HasAside = last && beside is not null && piece.Aside is not null,
                BreakableAtNeed = i >= LinesKept && i <= lines.Count - LinesKept,
            });
        }

        if (piece.Aside is not null && (beside is null || lines.Count == 0))
        {
            rows.Add(new Row(piece, default) { First = lines.Count == 0, Last = true, Leading = leading, Height = leading, HasAside = true });
        }

        Join(first, style);
    }

    private void Join(int first, ParagraphStyle style)
    {
        if (first == rows.Count)
        {
            return;
        }

        rows[first].Gap = scale * Math.Max(spaceAfter, style.SpaceBefore);
        rows[first].BreakableAtNeed = !keepWithNext;
        (spaceAfter, keepWithNext) = (style.SpaceAfter, style.KeepWithNext);
        for (var i = first; i < rows.Count; i++)
        {
            rows[i].Breakable = rows[i].BreakableAtNeed;
        }
    }

    private double HeightOf(int start, int end)
    {
        var height = 0.0;
        for (var i = start; i < end; i++)
        {
            height += rows[i].Height + (i > start ? rows[i].Gap : 0);
        }

        return height;
    }

    private List<List<PlacedRow>> Paginate()
    {
        var (top, height) = (document.Page.Top, document.Page.TextHeight);
        var pages = new List<List<PlacedRow>> { new() };
        var taken = 0.0;
        for (int start = 0, end; start < rows.Count; start = end)
        {
            end = EndOf(start, height);
            var needed = HeightOf(start, end);
            if (pages[^1].Count > 0 && taken + rows[start].Gap + needed > height + 0.01)
            {
                pages.Add([]);
                taken = 0;
            }

            for (var i = start; i < end; i++)
            {
                taken += pages[^1].Count > 0 ? rows[i].Gap : 0;
                pages[^1].Add(new PlacedRow(rows[i], top + taken));
                taken += rows[i].Height;
            }
        }

        return pages;
    }

    /// <summary>The end of the rows that go on one page with the first: as many as ask for it, unless they fill more than a page.</summary>
    private int EndOf(int start, double height)
    {
        var end = Next(start, row => row.Breakable);
        if (HeightOf(start, end) > height)
        {
            end = Next(start, row => row.BreakableAtNeed);
        }

        return HeightOf(start, end) > height ? start + 1 : end;
    }

    private int Next(int start, Func<Row, bool> breakable)
    {
        var end = start + 1;
        while (end < rows.Count && !breakable(rows[end]))
        {
            end++;
        }

        return end;
    }
}
