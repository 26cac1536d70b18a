using System.Text.Json;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Export;

/// <summary>Chooses what of a resume is printed, and where.</summary>
/// <remarks>
/// Not printed: the picture, the social network's user name where its address holds it, and members that the schema does not name,
/// save the person's own sections in "x-sections". A part without content is left out with its heading.
/// </remarks>
internal sealed class OutlineWriter(Resume resume, ExportLocale locale)
{
    /// <summary>The person's own sections, a member beside those of JSON Resume: <c>[{"title","items":[{"title","text","highlights"}]}]</c>.</summary>
    public const string OwnSections = "x-sections";

    private static readonly string[] UsualOrder =
    [
        "summary", "work", "projects", "education", "skills", "certificates", "languages", "publications", "awards", "volunteer",
        OwnSections, "interests", "references",
    ];

    public static ResumeOutline Write(Resume resume, ExportLocale locale, IReadOnlyList<string> order, IReadOnlyList<string> hidden)
    {
        var writer = new OutlineWriter(resume, locale);
        var basics = resume.Basics ?? new Basics();
        return new ResumeOutline(
            Text(basics.Name) ?? Text(basics.Label) ?? locale["resume"],
            Text(basics.Name) is null ? null : Text(basics.Label),
            [.. Contact(basics)],
            writer.Sections(order, hidden));
    }

    private List<OutlineSection> Sections(IReadOnlyList<string> order, IReadOnlyList<string> hidden)
    {
        // Numbered before those without content are left out: a section is named by its place in the document.
        var own = 0;
        var named = UsualOrder.SelectMany(Section)
            .Select(section => new Named(section.Key == OwnSections ? $"{OwnSections}/{own++}" : section.Key, section))
            .ToList();
        named.RemoveAll(one => one.Section.Items.Count == 0 || hidden.Contains(one.Name) || hidden.Contains(one.Section.Key));
        var ordered = order.Count == 0 ? named : [.. named.OrderBy(one => Place(order, one.Name, one.Section.Key))];
        return ordered.ConvertAll(one => one.Section);
    }

    private static int Place(IReadOnlyList<string> order, string name, string key)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i] == name || order[i] == key)
            {
                return i;
            }
        }

        return order.Count;
    }

    private IEnumerable<OutlineSection> Section(string key) => key == OwnSections
        ? OwnSectionsOf(resume)
        : [new OutlineSection(key, locale[key], [.. Items(key)])];

    private IEnumerable<OutlineItem> Items(string key) => key switch
    {
        "summary" => Paragraphs(resume.Basics?.Summary).Select(text => new Prose(text)),
        "work" => Of(resume.Work).Select(Job),
        "projects" => Of(resume.Projects).Select(ProjectEntry),
        "education" => Of(resume.Education).Select(School),
        "skills" => Lines(Of(resume.Skills).Select(one => new LabelledLine(Text(one.Name), Text(one.Level), Join(one.Keywords)))),
        "certificates" => Of(resume.Certificates).Select(one => Short(one.Name, one.Date, one.Issuer, one.Url, null)),
        "languages" => Lines(Of(resume.Languages).Select(one => new LabelledLine(Text(one.Name), null, Text(one.Fluency)))),
        "publications" => Of(resume.Publications).Select(one => Short(one.Name, one.ReleaseDate, one.Publisher, one.Url, one.Summary)),
        "awards" => Of(resume.Awards).Select(one => Short(one.Title, one.Date, one.Awarder, null, one.Summary)),
        "volunteer" => Of(resume.Volunteer).Select(Job),
        "interests" => Lines(Of(resume.Interests).Select(one => new LabelledLine(Text(one.Name), null, Join(one.Keywords)))),
        _ => Of(resume.References).Select(one => new Entry { Title = Text(one.Name), Paragraphs = Paragraphs(one.Text) }).Where(HasContent),
    };

    private static IEnumerable<Fact> Contact(Basics basics)
    {
        if (Text(basics.Email) is { } mail)
        {
            yield return new Fact(mail, $"mailto:{mail}");
        }

        if (Text(basics.Phone) is { } phone)
        {
            var number = string.Concat(phone.Where(character => char.IsAsciiDigit(character) || character == '+'));
            yield return new Fact(phone, number.Length > 0 ? $"tel:{number}" : null);
        }

        if (Place(basics.Location) is { } place)
        {
            yield return new Fact(place);
        }

        if (Text(basics.Url) is { } url)
        {
            yield return Address(url);
        }

        foreach (var profile in Of(basics.Profiles))
        {
            var (network, user, address) = (Text(profile.Network), Text(profile.Username), Text(profile.Url));
            var prefix = network is null ? "" : $"{network}: ";
            if (address is not null)
            {
                yield return Address(address) with { Text = prefix + address };
            }
            else if (user is not null)
            {
                yield return new Fact(prefix + user);
            }
        }
    }

    internal static string? Place(Location? location)
    {
        if (location is null)
        {
            return null;
        }

        var region = string.Join(' ', new[] { Text(location.Region), Text(location.PostalCode) }.Where(part => part is not null));
        var parts = new[] { Text(location.Address), Text(location.City), Text(region), Text(location.CountryCode) };
        return Text(string.Join(", ", parts.Where(part => part is not null)));
    }

    private Entry Job(Work work) => new()
    {
        Title = Text(work.Position),
        Dates = Text(locale.Range(work.StartDate, work.EndDate)),
        Organization = Text(work.Name),
        Facts = Facts(work.Location, work.Url),
        Note = Text(work.Description),
        Paragraphs = Paragraphs(work.Summary),
        Bullets = Texts(work.Highlights),
    };

    private Entry Job(Volunteer work) => new()
    {
        Title = Text(work.Position),
        Dates = Text(locale.Range(work.StartDate, work.EndDate)),
        Organization = Text(work.Organization),
        Facts = Facts(null, work.Url),
        Paragraphs = Paragraphs(work.Summary),
        Bullets = Texts(work.Highlights),
    };

    private Entry ProjectEntry(Project project) => new()
    {
        Title = Text(project.Name),
        Dates = Text(locale.Range(project.StartDate, project.EndDate)),
        Organization = Text(project.Entity),
        Facts = Facts(null, project.Url),
        Paragraphs = Paragraphs(project.Description),
        Bullets = Texts(project.Highlights),
        Details = [.. Detail("roles", Join(project.Roles)), .. Detail("technologies", Join(project.Keywords)), .. Detail("type", Text(project.Type))],
    };

    private Entry School(Education school) => new()
    {
        Title = Text(school.StudyType),
        Subject = Text(school.Area),
        Dates = Text(locale.Range(school.StartDate, school.EndDate)),
        Organization = Text(school.Institution),
        Facts = Facts(null, school.Url),
        Details = [.. Detail("grade", Text(school.Score)), .. Detail("courses", Join(school.Courses))],
    };

    private Entry Short(string? title, string? date, string? organization, string? url, string? summary) => new()
    {
        Title = Text(title),
        Dates = Text(date) is { } day ? locale.Date(day) : null,
        Organization = Text(organization),
        Facts = Facts(null, url),
        Paragraphs = Paragraphs(summary),
    };

    private IReadOnlyList<LabelledLine> Detail(string key, string? text) => text is null ? [] : [new LabelledLine(locale[key], null, text)];

    /// <summary>A line for each with a text; those without stand together on one, parted by commas.</summary>
    private static IEnumerable<OutlineItem> Lines(IEnumerable<LabelledLine> all)
    {
        var bare = new List<string>();
        foreach (var line in all)
        {
            if (line.Text is not null)
            {
                yield return line.Label is null ? line with { Remark = null } : line;
            }
            else if (line.Label is { } name)
            {
                bare.Add(line.Remark is null ? name : $"{name} ({line.Remark})");
            }
        }

        if (Join(bare) is { } joined)
        {
            yield return new LabelledLine(null, null, joined);
        }
    }

    private static IEnumerable<OutlineSection> OwnSectionsOf(Resume resume)
    {
        if (resume.Other?.TryGetValue(OwnSections, out var sections) != true || sections.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var section in sections.EnumerateArray())
        {
            yield return section.ValueKind == JsonValueKind.Object && Member(section, "title") is { } title
                ? new OutlineSection(OwnSections, title, [.. List(section, "items").Where(item => item.ValueKind == JsonValueKind.Object).SelectMany(OwnItem)])
                : new OutlineSection(OwnSections, "", []);
        }
    }

    private static IEnumerable<OutlineItem> OwnItem(JsonElement item)
    {
        var entry = new Entry
        {
            Title = Member(item, "title"),
            Paragraphs = Paragraphs(item.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null),
            Bullets = Texts(List(item, "highlights").Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)),
        };
        return entry.Title is null && entry.Bullets.Count == 0
            ? entry.Paragraphs.Select(paragraph => new Prose(paragraph))
            : [entry];
    }

    private static string? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Text(value.GetString()) : null;

    private static JsonElement.ArrayEnumerator List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    private static bool HasContent(Entry entry) => entry != new Entry();

    private static List<Fact> Facts(string? place, string? url)
    {
        var facts = new List<Fact>();
        if (Text(place) is { } where)
        {
            facts.Add(new Fact(where));
        }

        if (Text(url) is { } address)
        {
            facts.Add(Address(address));
        }

        return facts;
    }

    /// <summary>Shown as it was written; one without a scheme leads where a browser would go.</summary>
    private static Fact Address(string url) => new(url, url.Contains(':', StringComparison.Ordinal) ? url : $"https://{url}");

    private static List<T> Of<T>(IReadOnlyList<T>? list)
        where T : class => [.. (list ?? []).Where(item => item is not null)];

    private static List<string> Paragraphs(string? text) => Texts((text ?? "").Split('\n'));

    private static List<string> Texts(IEnumerable<string>? texts) =>
        [.. (texts ?? []).Select(Text).Where(text => text is not null).Select(text => text!)];

    /// <summary>Parted by commas; by semicolons where one of them holds a comma.</summary>
    private static string? Join(IEnumerable<string>? texts)
    {
        var all = Texts(texts);
        return Text(string.Join(all.Exists(text => text.Contains(',', StringComparison.Ordinal)) ? "; " : ", ", all));
    }

    internal static string? Text(string? text)
    {
        var trimmed = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return trimmed.Length == 0 ? null : trimmed;
    }

    /// <param name="Name">As an order names it.</param>
    private sealed record Named(string Name, OutlineSection Section);
}
