using System.Text.Json.Nodes;
using Uplift.Resumes.Export;

namespace Uplift.Resumes.Import;

/// <summary>Jobs, schools and the like, and sections of one's own.</summary>
internal sealed partial class ToldResume
{
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
}
