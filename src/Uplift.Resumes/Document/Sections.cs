namespace Uplift.Resumes.Document;

/// <summary>What a field of a resume takes, which decides how it is typed, checked and compared.</summary>
internal enum FieldKind
{
    Line,
    Text,

    /// <summary>A list with one entry a line.</summary>
    Lines,

    /// <summary>A list of short words, with commas between them.</summary>
    Words,
    Date,
    Url,
    Email,
    Phone,
}

/// <param name="Name">The member, or its path within the entry, such as <c>location/city</c>.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Hint">A line under the label.</param>
/// <param name="AutoComplete">The purpose, where browsers know one (WCAG 1.3.5).</param>
internal sealed record SectionField(string Name, string Label, FieldKind Kind = FieldKind.Line, string? Hint = null, string? AutoComplete = null);

/// <summary>A part of a resume that is edited, shown and moved as one.</summary>
/// <param name="Id">Its member, or <c>x-sections/0</c> and so on for one of the person's own.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Path">Where its entries are: a JSON pointer to a list, or to the one object that it is.</param>
/// <param name="Entry">What one entry is called; null when the section is one object.</param>
/// <param name="Fields">The fields of it or of each entry.</param>
/// <param name="Naming">The fields by which people recognise an entry.</param>
/// <param name="IsDated">Whether its entries are kept newest first, so that a new one comes on top.</param>
internal sealed record Section(
    string Id, string Title, string Path, string? Entry, IReadOnlyList<SectionField> Fields, IReadOnlyList<string> Naming, bool IsDated = false)
{
    /// <summary>More than any resume has; a form holds them all.</summary>
    public const int MostEntries = 60;

    /// <summary>One entry with its article, such as "an award".</summary>
    public string OneEntry => Entry is null ? Title : $"{("aeiou".Contains(Entry[0], StringComparison.Ordinal) ? "an" : "a")} {Entry}";

    public bool IsOwn => Id.StartsWith(Sections.OwnPrefix, StringComparison.Ordinal);
}

/// <summary>Every section of JSON Resume 1.0, in the order in which resumes usually have them.</summary>
internal static class Sections
{
    public const string Own = "x-sections";
    public const string OwnPrefix = "x-sections/";
    public const int MostOwn = 20;

    private const string DateHint = "Such as 2024-03 or 2024";

    private static readonly SectionField Start = new("startDate", "From", FieldKind.Date, DateHint);
    private static readonly SectionField End = new("endDate", "To", FieldKind.Date, "Empty while it goes on");
    private static readonly SectionField Link = new("url", "Web address", FieldKind.Url);
    private static readonly SectionField Summary = new("summary", "In a sentence or two", FieldKind.Text);
    private static readonly SectionField Highlights = new("highlights", "What you did and what came of it", FieldKind.Lines, "One a line. Begin with a verb, and give a number where there is one.");
    private static readonly SectionField Keywords = new("keywords", "Keywords", FieldKind.Words, "With commas between them");

    public static readonly Section Basics = new(
        "basics",
        "Name and contact",
        "/basics",
        null,
        [
            new("name", "Name", AutoComplete: "name"),
            new("label", "Title under the name", Hint: "Such as Backend developer"),
            new("email", "E-mail address", FieldKind.Email, AutoComplete: "email"),
            new("phone", "Phone", FieldKind.Phone, "With the country code, such as +49 176 1234567", "tel"),
            new("url", "Web address", FieldKind.Url, AutoComplete: "url"),
            new("location/city", "City", AutoComplete: "address-level2"),
            new("location/region", "Region", AutoComplete: "address-level1"),
            new("location/countryCode", "Country", Hint: "Two letters, such as DE", AutoComplete: "country"),
            new("location/postalCode", "Postal code", AutoComplete: "postal-code"),
            new("location/address", "Street", Hint: "Most employers need none", AutoComplete: "street-address"),
            new("summary", "Summary", FieldKind.Text, "Two to four sentences: what you do, for how long, what you are known for"),
        ],
        ["name"]);

    public static readonly Section Profiles = new(
        "profiles",
        "Profiles",
        "/basics/profiles",
        "profile",
        [new("network", "Network", Hint: "Such as GitHub"), new("username", "User name"), Link],
        ["network", "username"]);

    private static readonly IReadOnlyList<Section> Listed =
    [
        new(
            "work", "Work", "/work", "job",
            [
                new("position", "Position"), new("name", "Employer"), Start, End, new("location", "Place"),
                new("description", "What the employer does"), Link, Summary, Highlights,
            ],
            ["position", "name"], IsDated: true),
        new(
            "projects", "Projects", "/projects", "project",
            [
                new("name", "Name"), new("entity", "For whom"), new("type", "Kind", Hint: "Such as application or talk"), Start, End, Link,
                new("description", "What it is", FieldKind.Text), Highlights, Keywords, new("roles", "Your roles", FieldKind.Words, "With commas between them"),
            ],
            ["name"], IsDated: true),
        new(
            "education", "Education", "/education", "degree",
            [
                new("institution", "School or university"), new("studyType", "Degree", Hint: "Such as Bachelor of Science"), new("area", "Subject"),
                Start, End, new("score", "Grade"), Link, new("courses", "Courses", FieldKind.Lines, "One a line"),
            ],
            ["studyType", "area", "institution"], IsDated: true),
        new(
            "skills", "Skills", "/skills", "skill",
            [new("name", "Skill or group", Hint: "Such as Databases"), new("level", "Level"), Keywords],
            ["name"]),
        new(
            "certificates", "Certificates", "/certificates", "certificate",
            [new("name", "Name"), new("issuer", "Issued by"), new("date", "Date", FieldKind.Date, DateHint), Link],
            ["name", "issuer"], IsDated: true),
        new(
            "languages", "Languages", "/languages", "language",
            [new("language", "Language"), new("fluency", "How well", Hint: "Such as native or B2")],
            ["language", "fluency"]),
        new(
            "publications", "Publications", "/publications", "publication",
            [new("name", "Title"), new("publisher", "Publisher"), new("releaseDate", "Date", FieldKind.Date, DateHint), Link, Summary],
            ["name", "publisher"], IsDated: true),
        new(
            "awards", "Awards", "/awards", "award",
            [new("title", "Title"), new("awarder", "From whom"), new("date", "Date", FieldKind.Date, DateHint), Summary],
            ["title", "awarder"], IsDated: true),
        new(
            "volunteer", "Volunteering", "/volunteer", "post",
            [new("position", "Position"), new("organization", "Organisation"), Start, End, Link, Summary, Highlights],
            ["position", "organization"], IsDated: true),
        new("interests", "Interests", "/interests", "interest", [new("name", "Interest"), Keywords], ["name"]),
        new(
            "references", "References", "/references", "reference",
            [new("name", "Name"), new("reference", "What they say", FieldKind.Text)],
            ["name"]),
    ];

    public static IReadOnlyList<string> UsualOrder { get; } = [.. Listed.Select(section => section.Id)];

    /// <summary>One of the person's own, by its place among them.</summary>
    public static Section OwnAt(int index, string? title) => new(
        FormattableString.Invariant($"{OwnPrefix}{index}"),
        string.IsNullOrWhiteSpace(title) ? "Untitled section" : title,
        FormattableString.Invariant($"/{OwnPrefix}{index}/items"),
        "entry",
        [new("title", "Title"), new("text", "Text", FieldKind.Text), new("highlights", "Points", FieldKind.Lines, "One a line")],
        ["title"]);

    public static Section? Named(string id) =>
        id == Basics.Id ? Basics : id == Profiles.Id ? Profiles : Listed.FirstOrDefault(section => section.Id == id);
}
