namespace Uplift.Browser;

/// <summary>Who types what.</summary>
internal static class Candidates
{
    public const string Password = "correct horse battery";

    public const string Noise =
        "Xkq zzrt plok wembly dfg hjkl qwrty bnmx sdfgh vcxz lkjh poiq trewq mnbv asdzx qqwx.";

    /// <summary>A page that is full, with a section of its own and one that is not shown.</summary>
    public static readonly object Resume = new Dictionary<string, object>
    {
        ["basics"] = new
        {
            name = "Ada Müller-Łukasiewicz",
            label = "Backend developer",
            email = "ada@example.org",
            phone = "+49 176 1234567",
            url = "https://ada.example",
            summary = "Backend developer with nine years of C# and PostgreSQL, most of them on systems that take money. Known for queries that stay fast and for post-mortems that people read.",
            location = new { city = "Berlin", countryCode = "DE" },
            profiles = new[] { new { network = "GitHub", username = "ada", url = "https://github.com/ada" } },
        },
        ["work"] = new object[]
        {
            Job("Senior developer", "Initech GmbH", "2021-03", null),
            Job("Developer", "Globex", "2017-09", "2021-02"),
            Job("Junior developer", "Hooli", "2015-10", "2017-08"),
        },
        ["education"] = new[] { new { institution = "Technische Universität Berlin", studyType = "Bachelor of Science", area = "Computer science", startDate = "2012", endDate = "2015" } },
        ["skills"] = new[]
        {
            new { name = "Languages", keywords = new[] { "C#", "SQL", "Go" } },
            new { name = "Databases", keywords = new[] { "PostgreSQL", "Redis" } },
        },
        ["languages"] = new[] { new { language = "German", fluency = "native" }, new { language = "English", fluency = "C1" } },
        ["references"] = new[] { new { name = "Milton", reference = "She found my stapler." } },
        ["x-sections"] = new[] { new { title = "Talks", items = new[] { new { title = "What an index costs", text = "dotnet Berlin, 2024" } } } },
        ["meta"] = new { uplift = new { order = new[] { "work", "x-sections/0" }, hidden = new[] { "references" } } },
    };

    public static string NewAddress() => $"{Guid.CreateVersion7():N}@example.org";

    private static object Job(string position, string name, string startDate, string? endDate) => new
    {
        position,
        name,
        startDate,
        endDate,
        highlights = new[] { "Cut the 99th percentile of the order API from 900 ms to 120 ms", "Moved forty services to .NET 10 without an outage" },
    };
}
