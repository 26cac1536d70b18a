using System.Net;
using System.Text.Json;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Resumes.Sharing;

public sealed class SharedResumeTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Document = """
        {"basics":{"name":"Ada","email":"ada@example.org","phone":"+49 176 1234567","url":"https://ada.example","birthDate":"1815-12-10",
        "location":{"city":"Berlin","address":"Secret street 7","postalCode":"10115"}},
        "work":[{"name":"Initech","position":"Developer","salary":90000}],"references":[{"name":"Boss","reference":"Good"}],
        "x-sections":[{"title":"Private","items":[{"title":"Hidden thing"}]},{"title":"Talks","items":[{"title":"Indexes"}]}],
        "meta":{"uplift":{"order":["x-sections/1","work"],"hidden":["references","x-sections/0"]}}}
        """;

    private static readonly string[] Secrets = ["ada@example.org", "1234567", "Secret street", "10115", "1815", "90000", "Boss", "Hidden thing", "Private"];

    private readonly Visitor ada = new(app);
    private readonly Visitor stranger = new(app);

    [Fact]
    public async Task Who_has_the_link_sees_what_the_page_shows_and_nothing_besides()
    {
        var (_, link) = await ASharedResumeAsync();

        var response = await stranger.GetAsync(link);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var file = await (await stranger.GetAsync($"{link}/resume.json")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var api = (await stranger.PostAsync("/api/v1/shared-resumes", new { token = link.Split('/')[^1] }).JsonAsync()).GetRawText();

        response.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        var page = await response.PageAsync();
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Ada");
        page.QuerySelectorAll(".sheet-title").Select(title => title.TextContent).ShouldBe(["Talks", "Experience"]);
        foreach (var text in new[] { html, file, api })
        {
            Secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty();
            text.ShouldContain("Initech");
        }
    }

    [Fact]
    public async Task Contact_details_are_shown_if_the_owner_wants_it()
    {
        var (id, link) = await ASharedResumeAsync();

        await ada.SubmitAsync($"/resumes/{id}/sharing", "contact", ("Contact", "true"));

        var text = (await (await stranger.GetAsync(link)).PageAsync()).QuerySelector(".sheet-contact")!.TextContent;
        text.ShouldContain("ada@example.org");
        text.ShouldContain("Secret street 7");
    }

    [Fact]
    public async Task Views_are_counted_and_files_of_the_page_are_none()
    {
        var (id, link) = await ASharedResumeAsync();

        await stranger.GetAsync(link);
        await stranger.GetAsync($"{link}/resume.json");
        await stranger.GetAsync(link);

        var links = (await ada.GetAsync($"/api/v1/resumes/{id}/links").JsonAsync()).GetProperty("items");
        links[0].GetProperty("views").GetInt32().ShouldBe(2);
        (await (await ada.GetAsync($"/resumes/{id}/sharing")).PageAsync()).QuerySelector(".rows .facts")!.TextContent.ShouldContain("opened 2 times");
    }

    [Fact]
    public async Task A_link_ends_by_itself_or_by_its_owner()
    {
        var (id, link) = await ASharedResumeAsync();
        var other = await LinkAsync(id, days: 1);
        var links = (await ada.GetAsync($"/api/v1/resumes/{id}/links").JsonAsync()).GetProperty("items");

        await ada.SubmitAsync($"/resumes/{id}/sharing", $"revoke-{links[1].Id()}");
        (await stranger.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await stranger.GetAsync(other)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await stranger.GetAsync($"{other}/resume.json")).ProblemTypeAsync()).ShouldBe("/problems/link-expired");
    }

    [Fact]
    public async Task A_link_to_one_kind_of_thing_opens_no_other()
    {
        var (_, link) = await ASharedResumeAsync();
        var token = link.Split('/')[^1];

        (await stranger.GetAsync($"/shared/{token}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostAsync("/api/v1/shared-reports", new { token })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/r/none")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(Guid Id, string Link)> ASharedResumeAsync()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var made = await ada.PostAsync("/api/v1/resumes", new { name = "Backend", document = JsonDocument.Parse(Document).RootElement }).JsonAsync(HttpStatusCode.Created);
        return (made.Id(), await LinkAsync(made.Id(), days: 30));
    }

    private async Task<string> LinkAsync(Guid id, int days)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var made = await ada.PostAsync($"/api/v1/resumes/{id}/links", new { label = "A recruiter", days }).JsonAsync(HttpStatusCode.Created);
        return new Uri(made.Text("address")).PathAndQuery;
    }
}
