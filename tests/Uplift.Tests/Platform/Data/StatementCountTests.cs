using System.Net;

namespace Uplift.Tests.Platform.Data;

/// <summary>What each page costs, whatever the number of rows. A figure that rises here needs a reason.</summary>
public sealed class StatementCountTests(FewAndManyRows rows) : IClassFixture<FewAndManyRows>
{
    [Theory]
    [InlineData("/", 1)]
    [InlineData("/guides", 2)]
    [InlineData("/guides?topic=indexing&tag=sql&sort=read", 2)]
    [InlineData("/guides/database-indexing", 3)]
    [InlineData("/questions", 2)]
    [InlineData("/questions?level=intermediate", 2)]
    [InlineData("/questions/composite-index-column-order", 1)]
    [InlineData("/topics", 0)]
    [InlineData("/topics/indexing", 3)]
    [InlineData("/search?q=index", 1)]
    [InlineData("/interviews/new", 0)]
    [InlineData("/sitemap.xml", 3)]
    [InlineData("/feed.xml", 1)]
    [InlineData("/api/v1/guides", 1)]
    [InlineData("/api/v1/questions", 1)]
    [InlineData("/api/v1/guides?limit=100&sort=title", 1)]
    [InlineData("/api/v1/guides?limit=50&fields=slug", 1)]
    [InlineData("/api/v1/questions?limit=100&sort=-slug", 1)]
    [InlineData("/api/v1/questions?limit=50&total=true", 2)]
    public async Task A_page_costs_nobody_the_same_over_few_and_many_rows(string address, int statements)
    {
        // Topics and words of the library are read once for each content version, by whoever searches first.
        await new Visitor(rows.Few).GetAsync("/search?q=lock");
        await new Visitor(rows.Many).GetAsync("/search?q=lock");

        var few = await SentAsync(rows.Few, new Visitor(rows.Few), address);
        var many = await SentAsync(rows.Many, new Visitor(rows.Many), address);

        (few.Count, many.Count).ShouldBe((statements, statements), string.Join("\n", few.Append("and over many rows:").Concat(many)));
    }

    /// <summary>One statement more for the session, and those for what is the person's own.</summary>
    [Theory]
    [InlineData("/", 14)]
    [InlineData("/guides", 4)]
    [InlineData("/guides/database-indexing", 7)]
    [InlineData("/questions", 4)]
    [InlineData("/questions/composite-index-column-order", 5)]
    [InlineData("/topics", 2)]
    [InlineData("/topics/indexing", 5)]
    [InlineData("/search?q=index", 3)]
    [InlineData("/notes", 4)]
    [InlineData("/bookmarks", 3)]
    [InlineData("/interviews", 4)]
    [InlineData("/interviews/new", 2)]
    [InlineData("/interviews/plan", 2)]
    [InlineData("/resumes", 5)]
    [InlineData("/resumes?tag=berlin&sort=name", 5)]
    [InlineData("/applications", 4)]
    [InlineData("/applications/new", 4)]
    [InlineData("/settings", 3)]
    [InlineData("/review", 7)]
    [InlineData("/cards", 4)]
    [InlineData("/skills", 6)]
    [InlineData("/stories", 4)]
    [InlineData("/stories/new", 2)]
    [InlineData("/stories/coverage", 3)]
    [InlineData("/api/v1/stories?limit=100&sort=title&total=true", 3)]
    [InlineData("/api/v1/stories/coverage", 2)]
    [InlineData("/api/v1/notes", 2)]
    [InlineData("/api/v1/bookmarks", 2)]
    [InlineData("/api/v1/interviews", 2)]
    [InlineData("/api/v1/resumes", 2)]
    [InlineData("/api/v1/resumes?limit=100&sort=name&total=true", 3)]
    [InlineData("/api/v1/applications?limit=100&sort=employer", 2)]
    [InlineData("/api/v1/applications.csv", 2)]
    [InlineData("/api/v1/notes?limit=100&sort=-updatedAt,title", 2)]
    [InlineData("/api/v1/bookmarks?limit=100&sort=createdAt", 2)]
    [InlineData("/api/v1/interviews?limit=100&total=true", 3)]
    [InlineData("/api/v1/me/today", 13)]
    public async Task A_page_costs_a_person_the_same_over_few_and_many_rows(string address, int statements)
    {
        // The first request of a session notes when its person was seen, and the first form and search of a process read what they keep.
        foreach (var before in new[] { "/settings", "/search?q=lock" })
        {
            await rows.PersonOfFew!.GetAsync(before);
            await rows.PersonOfMany!.GetAsync(before);
        }

        var few = await SentAsync(rows.Few, rows.PersonOfFew!, address);
        var many = await SentAsync(rows.Many, rows.PersonOfMany!, address);

        (few.Count, many.Count).ShouldBe((statements, statements), string.Join("\n", few.Append("and over many rows:").Concat(many)));
    }

    [Theory]
    [InlineData("/guides", ".row")]
    [InlineData("/questions", ".row")]
    [InlineData("/interviews", ".row")]
    [InlineData("/bookmarks", ".row")]
    [InlineData("/resumes", ".row")]
    [InlineData("/applications", ".board-card")]
    [InlineData("/stories", ".row")]
    [InlineData("/search?q=index", ".row")]
    public async Task Many_rows_are_really_more(string address, string row)
    {
        var few = (await (await rows.PersonOfFew!.GetAsync(address)).PageAsync()).QuerySelectorAll(row).Length;
        var many = (await (await rows.PersonOfMany!.GetAsync(address)).PageAsync()).QuerySelectorAll(row).Length;

        few.ShouldBeGreaterThan(0);
        many.ShouldBeGreaterThanOrEqualTo(few + 10);
    }

    private static async Task<IReadOnlyList<string>> SentAsync(UpliftApp app, Visitor visitor, string address)
    {
        app.Sql.Clear();
        (await visitor.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return app.Sql.Statements;
    }
}
