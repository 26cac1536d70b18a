using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Word;

/// <summary>Walks the parts of a Word document and writes what it finds as lines.</summary>
internal sealed class WordBlocks(WordStyles styles, ReadBudget budget)
{
    private readonly WordLines lines = new(styles, budget);
    private readonly List<TextLine> open = [];
    private string? place;

    public List<TextBlock> Blocks { get; } = [];

    public List<PageLink> Links => lines.Links;

    public List<PageShape> Shapes => lines.Shapes;

    /// <param name="role">"Header" or "Footer"; null for the body, where the style says what a paragraph is.</param>
    public void Part(OpenXmlPart of, OpenXmlElement root, string? role)
    {
        lines.Begin(of);
        place = role;
        Walk(root, 0);
        Flush();
    }

    private void Walk(OpenXmlElement element, int depth)
    {
        budget.Tick();
        if (depth > 200)
        {
            return;
        }

        switch (element)
        {
            case Paragraph paragraph:
                AddParagraph(paragraph, null);
                break;
            case Table table:
                AddTable(table, depth);
                break;
            case DeletedRun:
                break;
            default:
                foreach (var child in element.ChildElements)
                {
                    Walk(child, depth + 1);
                }

                break;
        }
    }

    private void AddParagraph(Paragraph paragraph, string? cell)
    {
        var role = place ?? cell ?? styles.Role(paragraph);
        var found = lines.Of(paragraph, role);
        if (found.Count == 0)
        {
            Flush();
        }

        // A heading begins a block of its own.
        if (role is "Title" or ['H', >= '1' and <= '6'] && open.Count > 0)
        {
            Flush();
        }

        open.AddRange(found);
        FlushBoxes();
    }

    /// <summary>Text boxes stand beside the paragraph that holds them and are read after it.</summary>
    private void FlushBoxes()
    {
        var boxed = lines.TakeBoxed();
        if (boxed.Count == 0)
        {
            return;
        }

        Flush();
        foreach (var paragraph in boxed)
        {
            AddParagraph(paragraph, null);
        }

        Flush();
    }

    private void AddTable(Table table, int depth)
    {
        Flush();
        foreach (var row in table.Elements<TableRow>())
        {
            budget.Tick();
            var cells = row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row).ToList();
            if (cells.Count > 1 && cells.TrueForAll(cell => cell.Descendants<Table>().FirstOrDefault() is null))
            {
                AddRow(cells);
                continue;
            }

            foreach (var cell in cells)
            {
                foreach (var child in cell.ChildElements)
                {
                    Walk(child, depth + 1);
                }
            }

            Flush();
        }
    }

    /// <summary>
    /// A row of short cells is one line with tabs, as a date beside a title; cells that hold paragraphs are read one after the
    /// other, as columns of a page are.
    /// </summary>
    private void AddRow(List<TableCell> cells)
    {
        var found = cells.ConvertAll(cell =>
            cell.Descendants<Paragraph>().SelectMany(paragraph => lines.Of(paragraph, place ?? CellRole(paragraph))).ToList());
        // The paragraphs of a box are among the cell's own.
        lines.TakeBoxed();
        var most = found.Max(cell => cell.Count);
        var filled = found.Count(cell => cell.Count > 0);
        if (filled > 1 && most <= 3)
        {
            for (var i = 0; i < most; i++)
            {
                var spans = new List<TextSpan>();
                foreach (var cell in found.Where(cell => i < cell.Count))
                {
                    var first = cell[i].Spans[0];
                    spans.Add(spans.Count > 0 ? first with { Text = "\t" + first.Text } : first);
                    spans.AddRange(cell[i].Spans.Skip(1));
                }

                if (spans.Count > 0)
                {
                    open.Add(new TextLine(spans));
                }
            }

            return;
        }

        Flush();
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Count > 0)
            {
                Blocks.Add(new TextBlock(i, found[i]));
            }
        }
    }

    private string CellRole(Paragraph paragraph) => styles.Role(paragraph) is var role && role == "P" ? "TD" : role;

    private void Flush()
    {
        if (open.Count > 0)
        {
            Blocks.Add(new TextBlock(0, [.. open]));
            open.Clear();
        }
    }
}
