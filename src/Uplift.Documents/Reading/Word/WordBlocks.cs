using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Word;

/// <summary>Walks the parts of a Word document and writes what it finds as lines.</summary>
internal sealed class WordBlocks(WordStyles styles, ReadBudget budget)
{
    private const int MostShapes = 500;

    private readonly List<TextLine> open = [];
    private readonly List<Paragraph> boxed = [];
    private OpenXmlPart? part;
    private string? place;

    public List<TextBlock> Blocks { get; } = [];

    public List<PageLink> Links { get; } = [];

    public List<PageShape> Shapes { get; } = [];

    /// <param name="role">"Header" or "Footer"; null for the body, where the style says what a paragraph is.</param>
    public void Part(OpenXmlPart of, OpenXmlElement root, string? role)
    {
        part = of;
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
        var lines = Lines(paragraph, role);
        if (lines.Count == 0)
        {
            Flush();
        }

        // A heading begins a block of its own.
        if (role is "Title" or ['H', >= '1' and <= '6'] && open.Count > 0)
        {
            Flush();
        }

        open.AddRange(lines);
        FlushBoxes();
    }

    /// <summary>Text boxes stand beside the paragraph that holds them and are read after it.</summary>
    private void FlushBoxes()
    {
        if (boxed.Count == 0)
        {
            return;
        }

        var found = boxed.ToArray();
        boxed.Clear();
        Flush();
        foreach (var paragraph in found)
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
        var lines = cells.ConvertAll(cell => cell.Descendants<Paragraph>().SelectMany(paragraph => Lines(paragraph, place ?? CellRole(paragraph))).ToList());
        boxed.Clear();
        var most = lines.Max(cell => cell.Count);
        var filled = lines.Count(cell => cell.Count > 0);
        if (filled > 1 && most <= 3)
        {
            for (var i = 0; i < most; i++)
            {
                var spans = new List<TextSpan>();
                foreach (var cell in lines.Where(cell => i < cell.Count))
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
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Count > 0)
            {
                Blocks.Add(new TextBlock(i, lines[i]));
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

    private List<TextLine> Lines(Paragraph paragraph, string role)
    {
        var lines = new List<TextLine>();
        var spans = new List<TextSpan>();
        var style = styles.Of(paragraph);
        if (styles.Marker(paragraph) is { } marker)
        {
            spans.Add(new TextSpan(marker + " ", default, style, null, "Lbl"));
        }

        var start = spans.Count;
        Inline(paragraph, style, null, role, spans, () =>
        {
            EndLine(lines, spans, start);
            start = 0;
        });
        EndLine(lines, spans, start);
        return lines;
    }

    private static void EndLine(List<TextLine> lines, List<TextSpan> spans, int start)
    {
        if (spans.Skip(start).Any(span => !string.IsNullOrWhiteSpace(span.Text)))
        {
            lines.Add(new TextLine(Trimmed(spans)));
        }

        spans.Clear();
    }

    private static List<TextSpan> Trimmed(List<TextSpan> spans)
    {
        var result = new List<TextSpan>(spans.Count);
        var tab = false;
        foreach (var raw in spans)
        {
            var span = raw with { Text = OneGap(raw.Text) };
            if (span.Text is "\t" or "")
            {
                tab |= span.Text.Length > 0;
                continue;
            }

            if (tab && result.Count > 0)
            {
                span = span with { Text = "\t" + span.Text.TrimStart() };
            }

            tab = false;
            // Neighbours that look the same are one span: editors cut runs wherever somebody typed.
            if (result.Count > 0 && result[^1] is var last && !span.Text.StartsWith('\t')
                && last.Style == span.Style && last.Link == span.Link && last.Role == span.Role && last.Hidden == span.Hidden)
            {
                result[^1] = last with { Text = last.Text + span.Text };
            }
            else
            {
                result.Add(span);
            }
        }

        result[0] = result[0] with { Text = result[0].Text.TrimStart() };
        result[^1] = result[^1] with { Text = result[^1].Text.TrimEnd() };
        result.RemoveAll(span => span.Text.Length == 0);
        return result;
    }

    /// <summary>Several tabs, or tabs among spaces, push text to where one would.</summary>
    private static string OneGap(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && (text[end] is ' ' or '\t'))
            {
                end++;
            }

            if (end > i)
            {
                var gap = text[i..end];
                result.Append(gap.Contains('\t', StringComparison.Ordinal) ? "\t" : gap);
                i = end;
            }
            else
            {
                result.Append(text[i++]);
            }
        }

        return result.ToString();
    }

    private void Inline(OpenXmlElement holder, TextStyle style, string? link, string role, List<TextSpan> spans, Action endLine)
    {
        var field = (string?)null;
        foreach (var child in holder.ChildElements)
        {
            budget.Tick();
            switch (child)
            {
                case Run run:
                    field = FieldLink(run, field);
                    AddRun(run, styles.Of(run, style), link ?? field, role, spans, endLine);
                    break;
                case Hyperlink hyperlink:
                    Inline(hyperlink, style, Target(hyperlink) ?? link, role, spans, endLine);
                    break;
                case SimpleField simple:
                    Inline(simple, style, FieldTarget(simple.Instruction?.Value) ?? link, role, spans, endLine);
                    break;
                case SdtElement or InsertedRun or MoveToRun or CustomXmlElement or SdtContentRun:
                    Inline(child, style, link, role, spans, endLine);
                    break;
                case OpenXmlUnknownElement { LocalName: "smartTag" or "sdtContent" }:
                    Inline(child, style, link, role, spans, endLine);
                    break;
            }
        }
    }

    private void AddRun(Run run, TextStyle style, string? link, string role, List<TextSpan> spans, Action endLine)
    {
        var hidden = WordValues.On(run.RunProperties?.Vanish) == true;
        var caps = WordValues.On(run.RunProperties?.Caps) == true;
        var text = new StringBuilder();
        void Add()
        {
            if (text.Length > 0)
            {
                var plain = Normal.Text(text.ToString());
                spans.Add(new TextSpan(caps ? plain.ToUpper(CultureInfo.InvariantCulture) : plain, default, style, link, role, hidden));
                text.Clear();
            }
        }

        foreach (var child in run.ChildElements)
        {
            switch (child)
            {
                case DocumentFormat.OpenXml.Wordprocessing.Text words:
                    text.Append(words.Text);
                    break;
                case TabChar or PositionalTab:
                    Add();
                    // The tab opens the span that follows it.
                    text.Append('\t');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
                case SymbolChar symbol:
                    text.Append(Symbol(symbol));
                    break;
                case Break or CarriageReturn:
                    Add();
                    endLine();
                    break;
                default:
                    Collect(child);
                    break;
            }
        }

        Add();
    }

    /// <summary>Pictures leave a shape; text boxes are kept for after the paragraph. Of a choice only one branch is shown.</summary>
    private void Collect(OpenXmlElement element)
    {
        if (element is AlternateContent choice)
        {
            var branch = (OpenXmlElement?)choice.GetFirstChild<AlternateContentChoice>() ?? choice.GetFirstChild<AlternateContentFallback>();
            if (branch is not null)
            {
                Collect(branch);
            }

            return;
        }

        if (element is not (Drawing or Picture or AlternateContentChoice or AlternateContentFallback or EmbeddedObject))
        {
            return;
        }

        foreach (var box in element.Descendants<TextBoxContent>())
        {
            budget.Tick();
            boxed.AddRange(box.Descendants<Paragraph>());
        }

        if (Shapes.Count < MostShapes && element.Descendants<DocumentFormat.OpenXml.Drawing.Blip>().FirstOrDefault() is not null)
        {
            Shapes.Add(new PageShape(ShapeKind.Image, default));
        }
    }

    /// <summary>Symbol fonts count from U+F000; their bullets are what resumes use them for.</summary>
    private static string Symbol(SymbolChar symbol)
    {
        if (!int.TryParse(symbol.Char?.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
        {
            return "";
        }

        return (code & 0xFF) switch
        {
            0xB7 or 0xA7 or 0x6C or 0x6E or 0xD8 or 0x76 => "\u2022",
            _ when Rune.IsValid(code) && code >= 0x20 => new Rune(code).ToString(),
            _ => "",
        };
    }

    private string? Target(Hyperlink hyperlink)
    {
        if (hyperlink.Id?.Value is not { } id)
        {
            return null;
        }

        var target = part?.HyperlinkRelationships.FirstOrDefault(relation => relation.Id == id)?.Uri.OriginalString;
        return Link(target);
    }

    private string? Link(string? target)
    {
        if (target is not { Length: > 0 and <= 2048 } || target.Any(char.IsControl))
        {
            return null;
        }

        if (Links.Count < 2000)
        {
            Links.Add(new PageLink(default, target));
        }

        return target;
    }

    /// <summary>Old Word files write links as fields: begin, HYPERLINK "address", separate, text, end.</summary>
    private string? FieldLink(Run run, string? current)
    {
        if (run.GetFirstChild<FieldCode>() is { } code)
        {
            return FieldTarget(code.Text) ?? current;
        }

        return run.GetFirstChild<FieldChar>()?.FieldCharType?.InnerText == "end" ? null : current;
    }

    private string? FieldTarget(string? instruction)
    {
        var start = instruction?.IndexOf("HYPERLINK", StringComparison.OrdinalIgnoreCase) ?? -1;
        var first = start < 0 ? -1 : instruction!.IndexOf('"', start);
        var last = first < 0 ? -1 : instruction!.IndexOf('"', first + 1);
        return last < 0 ? null : Link(instruction![(first + 1)..last]);
    }
}
