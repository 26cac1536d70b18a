using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Word;

/// <summary>The lines of a paragraph, run by run, and what is found in it besides: links, pictures and text boxes.</summary>
internal sealed class WordLines(WordStyles styles, ReadBudget budget)
{
    private const int MostShapes = 500;

    private readonly WordLinks links = new();
    private List<Paragraph> boxed = [];
    private OpenXmlPart? part;

    public List<PageLink> Links => links.Found;

    public List<PageShape> Shapes { get; } = [];

    /// <summary>Links mean what the part says in which they stand.</summary>
    public void Begin(OpenXmlPart of) => part = of;

    /// <summary>The paragraphs of text boxes that were met since this was last asked.</summary>
    public IReadOnlyList<Paragraph> TakeBoxed()
    {
        var taken = boxed;
        boxed = [];
        return taken;
    }

    public List<TextLine> Of(Paragraph paragraph, string role)
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
            lines.Add(new TextLine(WordSpans.Tidy(spans)));
        }

        spans.Clear();
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
                    field = links.OfField(run, field);
                    AddRun(run, styles.Of(run, style), link ?? field, role, spans, endLine);
                    break;
                case Hyperlink hyperlink:
                    Inline(hyperlink, style, links.Of(part, hyperlink) ?? link, role, spans, endLine);
                    break;
                case SimpleField simple:
                    Inline(simple, style, links.OfInstruction(simple.Instruction?.Value) ?? link, role, spans, endLine);
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
}
