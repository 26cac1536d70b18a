using System.Text.Json;
using System.Text.Json.Nodes;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Import;

/// <summary>Sections of short entries: certificates, awards, publications, references, and sections of one's own.</summary>
internal sealed partial class SectionReading
{
    /// <summary>Certificates, awards, publications: one a line or one an entry, with a date and who gave it.</summary>
    private void ReadMentions(Section section)
    {
        foreach (var entry in Mentions(section.Lines))
        {
            var (pieces, places) = Pieces.Read(entry);
            var parts = pieces.ConvertAll(part => part.Cut);
            if (parts.Count == 0)
            {
                continue;
            }

            if (parts.Count == 1)
            {
                parts = Giver(parts[0]);
            }

            var member = Member(section.Kind);
            var pointer = $"/{member}/{(section.Kind switch { SectionKind.Awards => awards.Count, SectionKind.Certificates => certificates.Count, _ => publications.Count })}";
            var date = entry.Date is { } dated ? fields.Add(pointer + (section.Kind == SectionKind.Publications ? "/releaseDate" : "/date"), dated.Span.To ?? dated.Span.From, 0.85, dated.Cut) : null;
            var url = parts.Find(cut => Contacts.IsUrl(cut.Text));
            parts.RemoveAll(cut => url.Line is not null && cut == url);
            var giver = parts.Count > 1 ? parts[1] : (Cut?)null;
            var (text, highlights) = Body(pointer, entry.Body, "/summary");
            var more = parts.Skip(2).ToList();
            var told = string.Join(" ", new[] { more.Count > 0 ? fields.Add(pointer + "/summary", string.Join(", ", more.Select(cut => cut.Text)), 0.5, more) : null, text }
                .Concat(highlights ?? []).Where(part => part is not null));
            var sum = told.Length > 0 ? told : null;
            var first = parts.Count > 0 ? parts[0] : url;
            switch (section.Kind)
            {
                case SectionKind.Awards:
                    awards.Add(new Award { Title = fields.Add(pointer + "/title", first, 0.8), Awarder = fields.Add(pointer + "/awarder", giver, 0.65), Date = date, Summary = sum, Other = PlaceOf(pointer, places) });
                    break;
                case SectionKind.Certificates:
                    certificates.Add(new Certificate
                    {
                        Name = fields.Add(pointer + "/name", first, 0.8),
                        Issuer = fields.Add(pointer + "/issuer", giver, 0.7),
                        Date = date,
                        Url = url.Line is not null ? fields.Add(pointer + "/url", url, 0.9) : null,
                        Other = sum is null ? null : new Dictionary<string, JsonElement> { ["summary"] = JsonSerializer.SerializeToElement(sum) },
                    });
                    break;
                default:
                    publications.Add(new Publication
                    {
                        Name = fields.Add(pointer + "/name", first, 0.8),
                        Publisher = fields.Add(pointer + "/publisher", giver, 0.65),
                        ReleaseDate = date,
                        Url = url.Line is not null ? fields.Add(pointer + "/url", url, 0.9) : null,
                        Summary = sum,
                    });
                    break;
            }
        }
    }

    private static List<Cut> Giver(Cut whole)
    {
        foreach (var separator in (string[])[" — ", " – ", " - ", ", ", " by ", " ("])
        {
            var at = whole.Text.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 2 && at + separator.Length < whole.Length)
            {
                return [whole.Slice(0, at).Trimmed(), whole.Slice(at + separator.Length, whole.Length).Trimmed(" )")];
            }
        }

        return [whole];
    }

    /// <summary>List items or single lines are one mention each; otherwise entries as in other sections.</summary>
    private static List<Entry> Mentions(List<SourceLine> lines)
    {
        var entries = Entries.Read(lines);
        if (entries.Exists(entry => entry.Header.Count > 0 && entry.Body.Count > 0) && !lines.TrueForAll(line => line.Bullet) && lines[0].Bullet == false)
        {
            return entries.FindAll(entry => entry.Header.Count > 0);
        }

        var varied = lines.Select(line => line.Look).Distinct().Count() > 1 && !lines.Exists(line => line.Bullet);
        if (varied && entries.TrueForAll(entry => entry.Header.Count is >= 1 and <= 3))
        {
            return entries;
        }

        var single = new List<Entry>();
        foreach (var line in lines)
        {
            if (!line.Bullet && single.Count > 0 && (char.IsLower(line.Text[0]) || (single[^1].Header[0].Bullet && line.Left > single[^1].Header[0].Left + 3)))
            {
                single[^1].Body.Add(line);
                continue;
            }

            var entry = new Entry { Date = Entries.HeaderDate(line) };
            entry.Header.Add(line);
            single.Add(entry);
        }

        return single;
    }

    private void ReadReferences(Section section)
    {
        foreach (var entry in EntriesOf(section))
        {
            var pointer = $"/references/{references.Count}";
            var name = entry.Header.Count > 0 && entry.Body.Count > 0 ? entry.Header[0].Whole : (Cut?)null;
            var rest = entry.Header.Skip(name is null ? 0 : 1).Concat(entry.Body).Select(line => line.Whole).ToList();
            references.Add(new Reference
            {
                Name = fields.Add(pointer + "/name", name, 0.7),
                Text = rest.Count == 0 ? null : fields.Add(pointer + "/reference", Paragraphs.Join(rest), 0.7, rest),
            });
        }
    }

    private void ReadCustom(Section section)
    {
        var items = new JsonArray();
        var index = custom.Count;
        foreach (var entry in EntriesOf(section))
        {
            var pointer = $"/x-sections/{index}/items/{items.Count}";
            var item = new JsonObject();
            if (entry.Header.Count > 0)
            {
                var cuts = entry.Header.ConvertAll(line => line.Whole);
                item["title"] = fields.Add(pointer + "/title", string.Join(", ", cuts.Select(cut => cut.Text.Replace('\t', ' '))), 0.6, cuts);
            }

            var (text, highlights) = Body(pointer, entry.Body, "/text");
            if (text is not null)
            {
                item["text"] = text;
            }

            if (highlights is not null)
            {
                item["highlights"] = new JsonArray([.. highlights.Select(highlight => JsonValue.Create(highlight))]);
            }

            if (item.Count > 0)
            {
                items.Add(item);
            }
        }

        custom.Add(new JsonObject { ["title"] = section.Title, ["items"] = items });
    }
}
