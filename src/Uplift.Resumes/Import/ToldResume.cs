using System.Text.Json;
using System.Text.Json.Nodes;
using Uplift.Documents.Text;
using Uplift.Resumes.Document;
using Uplift.Resumes.Export;

namespace Uplift.Resumes.Import;

/// <summary>
/// Reads files whose tags and looks say what each part is: the grammar that <see cref="ResumeExport"/> prints and states. Nothing
/// but visible text, its look and its tags is used.
/// </summary>
internal sealed partial class ToldResume
{
    private const string Dot = "·";

    /// <summary>Of the size: the templates' lines are set closer, their paragraphs further apart. Counts where no paragraph of the file wraps.</summary>
    private const double MostLeading = 1.4;

    private readonly List<SourceLine> lines;
    private readonly Fields fields;
    private readonly ExportLocale locale;
    private readonly string ink;
    private readonly double pitch;
    private readonly bool paragraphsAreLines;
    private readonly Dictionary<string, List<JsonObject>> parts = [];
    private readonly List<ImportedSection> sections = [];

    private ToldResume(List<SourceLine> lines, Fields fields, bool paragraphsAreLines)
    {
        this.lines = lines;
        this.fields = fields;
        this.paragraphsAreLines = paragraphsAreLines;
        locale = ExportLocale.ByHeadings(lines.Where(line => line.Role == "H2").Select(line => line.Text));
        // The name is in the colour of the text, whatever else is coloured.
        ink = lines[0].Style.Color;
        pitch = lines.Zip(lines.Skip(1))
            .Where(pair => pair.First.Page == pair.Second.Page && pair.First.Role is "P" && pair.Second.Role is "P" && pair.First.Size == pair.Second.Size && pair.First.Left == pair.Second.Left)
            .Select(pair => pair.Second.Box.Bottom - pair.First.Box.Bottom)
            .Where(gap => gap > 4)
            .DefaultIfEmpty(99)
            .Min();
    }

    /// <summary>One column: the name as H1, then headings as H2 with at least one that our exports use, entries as H3, the rest paragraphs and lists.</summary>
    public static bool Recognises(DocumentText document, List<SourceLine> lines)
    {
        var told = lines.Count > 2 && lines[0].Role == "H1" && lines.TrueForAll(line => line.Column == 0 && line.Role is "H1" or "H2" or "H3" or "P" or "LI" or "Lbl" or "L" or "LBody");
        var headings = lines.Where(line => line.Role == "H2").ToList();
        return told && (document.Kind is DocumentKind.Docx || document.Properties.Tagged)
            && lines.TakeWhile(line => line.Role == "H1").Count() == lines.Count(line => line.Role == "H1")
            && headings.TrueForAll(line => Look(line) == Look(headings[0]))
            && (headings.Count == 0 || ExportLocale.Knows(headings.Select(line => line.Text)))
            && EntriesAreHeadings(lines, ExportLocale.ByHeadings(headings.Select(line => line.Text)))
            && lines.TakeWhile(line => line.Role != "H2").Where(line => line.Text.Contains('@', StringComparison.Ordinal)).All(line => line.Style.Color != lines[0].Style.Color)
            && lines.Where(line => line.Role == "H3").All(IsEntryHeading);

        static (double, bool, string) Look(SourceLine line) => (line.Size, line.Bold, line.Style.Color);

        // Title and subject as heading; a date beside them is muted, and in a PDF no part of the heading.
        bool IsEntryHeading(SourceLine line)
        {
            var cells = line.Cells().ToList();
            return cells.Count == 1 || (cells.Count == 2 && cells[1].Run is { } date && date.Style.Color != lines[0].Style.Color && (date.Role == "P" || document.Kind == DocumentKind.Docx));
        }
    }

    /// <summary>Jobs, schools and the like begin with an H3, or with a muted date where nothing else names them.</summary>
    private static bool EntriesAreHeadings(List<SourceLine> lines, ExportLocale locale) => lines.Zip(lines.Skip(1)).All(pair =>
        pair.First.Role != "H2" || pair.Second.Role is "H2" or "H3" || locale.KeyOf(pair.First.Text) is null or "summary" or "skills" or "languages" or "interests" or "references"
        || (pair.Second.Style.Color != lines[0].Style.Color && PageLines.IsDateAlone(pair.Second.Text)));

    public static ImportedResume Read(List<SourceLine> lines, bool paragraphsAreLines, Func<IReadOnlyList<Unplaced>> unplaced)
    {
        var told = new ToldResume(lines, new Fields(), paragraphsAreLines);
        var resume = told.Read();
        return new ImportedResume(resume, told.sections, told.fields.All, unplaced());
    }

    private Resume Read()
    {
        var first = lines.FindIndex(line => line.Role == "H2");
        var basics = ReadBasics(first < 0 ? lines : lines.GetRange(0, first));
        var at = first < 0 ? lines.Count : first;
        while (at < lines.Count)
        {
            var heading = new List<Cut>();
            for (; at < lines.Count && lines[at].Role == "H2" && (heading.Count == 0 || Wraps(lines[at - 1], lines[at])); at++)
            {
                heading.Add(lines[at].Whole);
            }

            var end = at;
            while (end < lines.Count && lines[end].Role != "H2")
            {
                end++;
            }

            ReadSection(heading, lines.GetRange(at, end - at), basics);
            at = end;
        }

        var resume = new JsonObject { ["basics"] = basics };
        foreach (var (member, list) in parts)
        {
            resume[member] = new JsonArray([.. list]);
        }

        return resume.Deserialize<Resume>(ResumeJson.Options)!;
    }

    private void ReadSection(List<Cut> heading, List<SourceLine> content, JsonObject basics)
    {
        var title = Spaced(heading);
        var key = locale.KeyOf(title);
        sections.Add(new ImportedSection(title, key == "summary" ? "basics" : key ?? "x-sections", heading[0].Use().Place()));
        foreach (var cut in heading)
        {
            cut.Use();
        }

        switch (key)
        {
            case "summary":
                var paragraphs = ParagraphsOf(content);
                Set(basics, "summary", "/basics", string.Join('\n', paragraphs.Select(Spaced)), paragraphs.SelectMany(cuts => cuts));
                break;
            case "skills":
                ReadLines(content, "skills", "name", "level", "keywords", isList: true);
                break;
            case "languages":
                ReadLines(content, "languages", "language", "", "fluency", isList: false);
                break;
            case "interests":
                ReadLines(content, "interests", "name", "", "keywords", isList: true);
                break;
            case null:
                ReadOwn(title, content);
                break;
            default:
                foreach (var entry in EntriesOf(content))
                {
                    ReadEntry(key, entry);
                }

                break;
        }
    }

    /// <summary>"Name (level): a, b, c", a line each; those without a text stand together on a last line without a bold label.</summary>
    private void ReadLines(List<SourceLine> content, string member, string name, string level, string text, bool isList)
    {
        foreach (var cuts in ParagraphsOf(content))
        {
            if (LabelOf(cuts) is not { } told)
            {
                foreach (var (item, sources) in ListOf(cuts))
                {
                    var bare = Part(member, out var at);
                    var open = level.Length > 0 && item.EndsWith(')') ? item.LastIndexOf(" (", StringComparison.Ordinal) : -1;
                    Set(bare, name, at, open > 0 ? item[..open] : item, sources);
                    Set(bare, level, at, open > 0 ? item[(open + 2)..^1] : null, sources);
                }

                continue;
            }

            var part = Part(member, out var pointer);
            Set(part, name, pointer, told.Label, [cuts[0].Slice(0, told.LabelEnd)]);
            if (told.Remark is { } remark)
            {
                Set(part, level.Length > 0 ? level : "remark", pointer, remark, [cuts[0].Slice(told.LabelEnd, told.TextStart)]);
            }

            if (isList)
            {
                SetList(part, text, pointer, ListOf(told.Text));
            }
            else
            {
                Set(part, text, pointer, Spaced(told.Text), told.Text);
            }
        }
    }

    private JsonObject Part(string member, out string pointer)
    {
        if (!parts.TryGetValue(member, out var list))
        {
            parts[member] = list = [];
        }

        pointer = $"/{member}/{list.Count}";
        list.Add([]);
        return list[^1];
    }

    private void Set(JsonObject part, string member, string pointer, string? value, IEnumerable<Cut> cuts)
    {
        if (member.Length > 0 && fields.Add($"{pointer}/{member}", value, 0.99, cuts) is { } text)
        {
            part[member] = text;
        }
    }

    private void SetList(JsonObject part, string member, string pointer, IEnumerable<(string Text, List<Cut> Cuts)> items)
    {
        var list = new JsonArray();
        foreach (var (text, cuts) in items)
        {
            fields.Add($"{pointer}/{member}/{list.Count}", text, 0.99, cuts);
            list.Add(JsonValue.Create(text));
        }

        if (list.Count > 0)
        {
            part[member] = list;
        }
    }
}
