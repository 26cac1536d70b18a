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

    private JsonObject ReadBasics(List<SourceLine> top)
    {
        var basics = new JsonObject();
        var name = top.TakeWhile(line => line.Role == "H1").Select(line => line.Whole).ToList();
        Set(basics, "name", "/basics", Spaced(name), name);
        var rest = top.Skip(name.Count).ToList();
        // Contact is muted; what stands above it in another colour or size is the title.
        var muted = rest.Count > 0 ? rest[^1].Style.Color : "";
        var size = rest.Count > 0 ? rest[^1].Size : 0;
        var label = rest.TakeWhile(line => line.Style.Color != muted || Math.Abs(line.Size - size) > 0.4).Select(line => line.Whole).ToList();
        if (label.Count == 0 && rest is [{ } only] && !only.Runs.Any(run => run.Link is not null) && only.Size > size + 0.4)
        {
            label = [only.Whole];
        }

        Set(basics, "label", "/basics", Spaced(label), label);
        var profiles = new JsonArray();
        var facts = rest.Skip(label.Count).SelectMany(FactsOf).ToList();
        var phone = facts.FindIndex(fact => fact.Link?.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) == true);
        foreach (var (index, fact) in facts.Index())
        {
            // Only an e-mail stands before the phone, even one that is no address and so no link.
            if (index < phone && fact.Link is null && !basics.ContainsKey("email"))
            {
                Set(basics, "email", "/basics", fact.Text, [fact]);
                continue;
            }

            AddContact(basics, profiles, fact);
        }

        if (profiles.Count > 0)
        {
            basics["profiles"] = profiles;
        }

        return basics;
    }

    private void AddContact(JsonObject basics, JsonArray profiles, Cut fact)
    {
        var text = fact.Text;
        var link = fact.Link;
        if (link?.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) == true && !basics.ContainsKey("email"))
        {
            Set(basics, "email", "/basics", text, [fact]);
        }
        else if (link?.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) == true && !basics.ContainsKey("phone"))
        {
            Set(basics, "phone", "/basics", text, [fact]);
        }
        else if (text.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0)
        {
            var profile = new JsonObject();
            var pointer = $"/basics/profiles/{profiles.Count}";
            var value = fact.Slice(colon + 2, fact.Length).Trimmed();
            Set(profile, "network", pointer, text[..colon], [fact.Slice(0, colon)]);
            Set(profile, link is null ? "username" : "url", pointer, value.Text, [value]);
            profiles.Add(profile);
        }
        else if (link is not null && !basics.ContainsKey("url"))
        {
            Set(basics, "url", "/basics", text, [fact]);
        }
        else if (link is not null)
        {
            var profile = new JsonObject();
            Set(profile, "url", $"/basics/profiles/{profiles.Count}", text, [fact]);
            profiles.Add(profile);
        }
        else if (!basics.ContainsKey("location"))
        {
            var place = new JsonObject();
            var comma = text.LastIndexOf(", ", StringComparison.Ordinal);
            if (comma > 0 && text.IndexOf(", ", StringComparison.Ordinal) == comma && !text.Any(char.IsDigit))
            {
                Set(place, "city", "/basics/location", text[..comma], [fact.Slice(0, comma)]);
                Set(place, "region", "/basics/location", text[(comma + 2)..], [fact.Slice(comma + 2, fact.Length)]);
            }
            else
            {
                Set(place, "address", "/basics/location", text, [fact]);
            }

            basics["location"] = place;
        }
        else
        {
            // Places come once; what follows one is meant as an address.
            Set(basics, "url", "/basics", text, [fact]);
        }
    }

    /// <summary>At the dots between them; the end of a line parts two as well.</summary>
    private static IEnumerable<Cut> FactsOf(SourceLine line) => Pieces
        .At(line.Whole, " " + Dot + " ", " " + Dot, Dot + " ")
        .Where(fact => fact.Length > 0 && fact.Text != Dot);

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

    private void ReadEntry(string key, ToldEntry entry)
    {
        var part = Part(key, out var pointer);
        var (title, subject, organization) = HeadingOf(entry);
        var (titleName, organizationName, textName) = key switch
        {
            "work" => ("position", "name", "summary"),
            "volunteer" => ("position", "organization", "summary"),
            "education" => ("studyType", "institution", "summary"),
            "projects" => ("name", "entity", "description"),
            "certificates" => ("name", "issuer", "summary"),
            "publications" => ("name", "publisher", "summary"),
            "awards" => ("title", "awarder", "summary"),
            _ => ValueTuple.Create("name", "", "reference"),
        };
        Set(part, titleName, pointer, Spaced(title), title);
        Set(part, "area", pointer, Spaced(subject), subject);
        Set(part, organizationName, pointer, Spaced(organization), organization);
        SetDates(part, key, pointer, entry.Date);
        foreach (var fact in entry.Facts)
        {
            Set(part, key == "work" && fact.Link is null && !part.ContainsKey("location") ? "location" : "url", pointer, fact.Text, [fact]);
        }

        Set(part, "description", pointer, Spaced(entry.Note), entry.Note);
        Set(part, textName, pointer, string.Join('\n', entry.Text.Select(Spaced)), entry.Text.SelectMany(cuts => cuts));
        SetList(part, "highlights", pointer, entry.Bullets.Select(cuts => (Spaced(cuts), cuts)));
        foreach (var cuts in entry.Details)
        {
            var told = LabelOf(cuts)!.Value;
            cuts[0].Slice(0, told.TextStart).Use();
            switch (locale.KeyOf(told.Label))
            {
                case "grade":
                    Set(part, "score", pointer, Spaced(told.Text), told.Text);
                    break;
                case "courses":
                    SetList(part, "courses", pointer, ListOf(told.Text));
                    break;
                case "roles":
                    SetList(part, "roles", pointer, ListOf(told.Text));
                    break;
                case "technologies":
                    SetList(part, "keywords", pointer, ListOf(told.Text));
                    break;
                case "type":
                    Set(part, "type", pointer, Spaced(told.Text), told.Text);
                    break;
                default:
                    Set(part, textName, pointer, string.Join('\n', new[] { part[textName]?.GetValue<string>(), Spaced(cuts) }.Where(text => text is not null)), cuts);
                    break;
            }
        }
    }

    /// <summary>Title bold, subject behind a comma not; an organization alone is in its own style.</summary>
    private (List<Cut> Title, List<Cut> Subject, List<Cut> Organization) HeadingOf(ToldEntry entry)
    {
        var (title, subject) = (new List<Cut>(), new List<Cut>());
        var organization = entry.Organization;
        foreach (var cut in entry.Heading)
        {
            if (entry.Organization.Count == 0 && !cut.Run.Style.Bold && (cut.Run.Style.Italic || cut.Run.Style.Color != ink))
            {
                organization = [.. organization, cut];
                continue;
            }

            var boldEnd = cut.Line.Runs.Where(run => run.Style.Bold && run.Start < cut.End).Select(run => Math.Min(run.End, cut.End)).DefaultIfEmpty(cut.Start).Max();
            if (boldEnd > cut.Start)
            {
                title.Add(new Cut(cut.Line, cut.Start, boldEnd).Trimmed());
            }

            if (boldEnd < cut.End)
            {
                var rest = new Cut(cut.Line, boldEnd, cut.End).Trimmed();
                if (title.Count > 0 && subject.Count == 0 && rest.Text.StartsWith(','))
                {
                    rest.Slice(0, 1).Use();
                    rest = rest.Slice(1, rest.Length).Trimmed();
                }

                if (rest.Length > 0)
                {
                    subject.Add(rest);
                }
            }
        }

        return (title, subject, organization);
    }

    private void SetDates(JsonObject part, string key, string pointer, List<Cut> cuts)
    {
        if (cuts.Count == 0)
        {
            return;
        }

        var text = Spaced(cuts);
        var (from, to) = locale.Ends(text);
        if (key is "certificates" or "awards" or "publications")
        {
            Set(part, key == "publications" ? "releaseDate" : "date", pointer, from, cuts);
            return;
        }

        Set(part, "startDate", pointer, from, cuts);
        Set(part, "endDate", pointer, to, cuts);
    }

    private void ReadOwn(string title, List<SourceLine> content)
    {
        var items = new JsonArray();
        var own = parts.TryGetValue(OutlineWriter.OwnSections, out var list) ? list.Count : 0;
        foreach (var entry in content.Count == 0 ? [] : EntriesOf(content))
        {
            var pointer = $"/{OutlineWriter.OwnSections}/{own}/items/{items.Count}";
            if (entry.Heading.Count == 0 && entry.Bullets.Count == 0)
            {
                foreach (var cuts in entry.Text)
                {
                    var prose = new JsonObject();
                    Set(prose, "text", $"/{OutlineWriter.OwnSections}/{own}/items/{items.Count}", Spaced(cuts), cuts);
                    items.Add(prose);
                }

                continue;
            }

            var item = new JsonObject();
            Set(item, "title", pointer, Spaced(entry.Heading), entry.Heading);
            var text = entry.Text.Concat(entry.Details).ToList();
            Set(item, "text", pointer, string.Join('\n', text.Select(Spaced)), text.SelectMany(cuts => cuts));
            SetList(item, "highlights", pointer, entry.Bullets.Select(cuts => (Spaced(cuts), cuts)));
            items.Add(item);
        }

        var section = Part(OutlineWriter.OwnSections, out _);
        section["title"] = title;
        section["items"] = items;
    }

    private List<List<Cut>> ParagraphsOf(List<SourceLine> content)
    {
        var paragraphs = new List<List<Cut>>();
        SourceLine? above = null;
        foreach (var line in content)
        {
            if (above is not null && Wraps(above, line) && !(line.Runs[0].Style.Bold && LabelOf([line.Whole]) is not null))
            {
                paragraphs[^1].Add(line.Whole);
            }
            else
            {
                paragraphs.Add([line.Whole]);
            }

            above = line;
        }

        return paragraphs;
    }

    /// <summary>Whether the line goes on with the one above: same distance as lines of a paragraph have, or at the top of the next page with a word that did not fit.</summary>
    private bool Wraps(SourceLine above, SourceLine line)
    {
        if (paragraphsAreLines || above.Role != line.Role && !(above.Role is "Lbl" && line.Role is "LI"))
        {
            return false;
        }

        if (line.Page != above.Page)
        {
            var right = lines.Max(one => one.Box.Right);
            var word = line.Text.Split(' ')[0];
            var width = line.Runs[0].Box.Width / Math.Max(1, line.Runs[0].End - line.Runs[0].Start) * (word.Length + 1);
            return above.Box.Right + width > right - 4 && above.Size == line.Size;
        }

        if (above.Box.Right < lines.Min(one => one.Left) + (0.5 * (line.PageWidth - (2 * lines.Min(one => one.Left)))))
        {
            return false;
        }

        var apart = line.Box.Bottom - above.Box.Bottom;
        return Math.Abs(line.Size - above.Size) < 0.3 && (line.Role == "P" ? apart < Math.Min(pitch + 0.9, line.Style.Size * MostLeading) : apart < above.Size * 1.45);
    }

    /// <summary>A bold label, perhaps "(remark)", then ": " and the text.</summary>
    private static (string Label, int LabelEnd, string? Remark, int TextStart, List<Cut> Text)? LabelOf(List<Cut> cuts)
    {
        var first = cuts[0];
        var bold = first.Line.Runs.TakeWhile(run => run.Style.Bold).Select(run => run.End).DefaultIfEmpty(0).Max();
        if (bold == 0 || bold >= first.End)
        {
            return null;
        }

        var rest = first.Line.Text[bold..];
        var remark = rest.StartsWith(" (", StringComparison.Ordinal) && rest.IndexOf("): ", StringComparison.Ordinal) is var close and > 0 ? rest[2..close] : null;
        var start = bold + (remark is null ? rest.StartsWith(": ", StringComparison.Ordinal) ? 2 : -1 : remark.Length + 5);
        return start < bold
            ? null
            : (first.Line.Text[..bold].Trim(), bold, remark, start, [new Cut(first.Line, Math.Min(start, first.End), first.End).Trimmed(), .. cuts.Skip(1)]);
    }

    /// <summary>Parted by semicolons where there are any, else by commas.</summary>
    private static List<(string Text, List<Cut> Cuts)> ListOf(List<Cut> cuts)
    {
        var text = Spaced(cuts);
        var items = text.Split(text.Contains("; ", StringComparison.Ordinal) ? "; " : ", ", StringSplitOptions.RemoveEmptyEntries);
        return [.. items.Select(item => (item, cuts.FindAll(cut => items.Length == 1 || cut.Text.Contains(item, StringComparison.Ordinal)) is { Count: > 0 } own ? own : cuts))];
    }

    private static string Spaced(IEnumerable<Cut> cuts) => string.Join(' ', cuts.Select(cut => cut.Text.Replace('\t', ' ')));

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
