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

    public static readonly IReadOnlyDictionary<string, string> StoryParts = new Dictionary<string, string>
    {
        ["title"] = "The voucher that paid twice",
        ["situation"] = "At Initech I looked after the checkout of a bookshop with 40,000 readers. On Black Friday a voucher from the newsletter could be redeemed twice, and by noon 212 baskets had gone out for nothing.",
        ["task"] = "I was on call and the only one who knew the voucher table.",
        ["action"] = "I switched the newsletter campaign off with its flag, wrote to Petra in bookkeeping, and looked at the redemptions. My change had moved the check in front of the lock, so two tabs could redeem at the same second. I put a unique constraint on voucher and basket, and counted the free baskets with a query for Petra.",
        ["result"] = "It was over after 55 minutes and cost 3,400 euros. Bookkeeping could match every basket the same evening.",
        ["reflection"] = "I write a test with two tabs for everything that may be redeemed once.",
    };

    public static readonly object Story = StoryParts.ToDictionary(part => part.Key, object (part) => part.Value)
        .Append(new("competences", new[] { "failure", "ownership" })).ToDictionary();

    /// <summary>The same story in other sentences.</summary>
    public const string StoryTold =
        "This was at a bookshop, on Black Friday. We had a newsletter voucher, and because of a change of mine people could redeem it "
        + "twice if they had two tabs open. About two hundred baskets went out free before noon. I was on call, so the first thing I did "
        + "was to switch off the campaign flag, and then I wrote to Petra, who does our bookkeeping, so that she knew. Then I found that "
        + "I had put the check before the lock. I added a unique constraint, and gave bookkeeping a query that counted the free baskets. "
        + "It took 55 minutes, and we lost 3,400 euros. Nowadays I always write the two tabs test.";

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
