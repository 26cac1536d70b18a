using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Interviews.Sharing;

public sealed class ReportLinksTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Passphrase = "three quiet words";

    [Fact]
    public async Task A_mentor_without_an_account_reads_the_report_by_its_link()
    {
        var (ada, interview) = await EndedAsync();
        var link = await MakeAsync(ada, interview);

        var response = await new Visitor(app).GetAsync(Page(link));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        var page = await response.PageAsync();
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        page.QuerySelectorAll("section.report-question").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_mentor_can_read_and_nothing_else()
    {
        var (ada, interview) = await EndedAsync();

        var page = await (await new Visitor(app).GetAsync(Page(await MakeAsync(ada, interview)))).PageAsync();

        var main = page.QuerySelector("main")!;
        main.QuerySelectorAll("form").ShouldBeEmpty();
        main.QuerySelectorAll("a[href*='/appeal'], a[href*='/api/'], a[href*='/sharing']").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_opens_over_the_api()
    {
        var (ada, interview) = await EndedAsync();
        var token = Token(await MakeAsync(ada, interview));

        var report = await new Visitor(app).PostAsync("/api/v1/shared-reports", new { token }).JsonAsync();

        report.Id().ShouldBe(interview.Id());
    }

    [Fact]
    public async Task Each_opening_is_counted()
    {
        var (ada, interview) = await EndedAsync();
        var link = await MakeAsync(ada, interview);
        await new Visitor(app).GetAsync(Page(link));
        await new Visitor(app).GetAsync(Page(link));

        var row = (await LinksOfAsync(ada, interview)).Single();

        row.GetProperty("views").GetInt32().ShouldBe(2);
        row.IsNull("lastViewedAt").ShouldBeFalse();
    }

    [Fact]
    public async Task A_link_with_a_passphrase_asks_for_it_on_its_page()
    {
        var (ada, interview) = await EndedAsync();
        var address = Page(await MakeAsync(ada, interview, passphrase: Passphrase));
        var mentor = new Visitor(app);

        (await (await mentor.GetAsync(address)).PageAsync()).QuerySelector("#passphrase").ShouldNotBeNull();
        var refused = await mentor.SubmitAsync(address, "open", ("Passphrase", "three loud words"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.AlertAsync()).ShouldContain("not the passphrase");
        var opened = await mentor.SubmitAsync(address, "open", ("Passphrase", Passphrase));

        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await opened.PageAsync()).QuerySelectorAll("section.report-question").Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(null, "/problems/passphrase-needed")]
    [InlineData("", "/problems/passphrase-needed")]
    [InlineData("three loud words", "/problems/passphrase-wrong")]
    public async Task The_api_refuses_a_link_without_its_passphrase(string? passphrase, string problem)
    {
        var (ada, interview) = await EndedAsync();
        var token = Token(await MakeAsync(ada, interview, passphrase: Passphrase));

        var response = await new Visitor(app).PostAsync("/api/v1/shared-reports", new { token, passphrase });

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.ProblemTypeAsync()).ShouldBe(problem);
    }

    [Fact]
    public async Task An_expired_link_says_so_whoever_has_it()
    {
        await using var own = new UpliftApp();
        await own.InitializeAsync();
        var (ada, interview) = await EndedAsync(own);
        var link = await MakeAsync(ada, interview, days: 2);

        own.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1));
        (await new Visitor(own).GetAsync(Page(link))).StatusCode.ShouldBe(HttpStatusCode.OK);
        own.Clock.Advance(TimeSpan.FromSeconds(1));

        var response = await new Visitor(own).GetAsync(Page(link));
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.AlertAsync()).ShouldContain("expired");
        (await (await new Visitor(own).PostAsync("/api/v1/shared-reports", new { token = Token(link) })).ProblemTypeAsync())
            .ShouldBe("/problems/link-expired");
    }

    [Fact]
    public async Task A_revoked_link_leads_nowhere()
    {
        var (ada, interview) = await EndedAsync();
        var link = await MakeAsync(ada, interview);

        (await ada.DeleteAsync($"{interview.Path()}/report/links/{link.GetProperty("link").Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await new Visitor(app).GetAsync(Page(link))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await LinksOfAsync(ada, interview)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_ends_with_the_interview()
    {
        var (ada, interview) = await EndedAsync();
        var link = await MakeAsync(ada, interview);
        await ada.DeleteAsync(interview.Path());

        (await new Visitor(app).GetAsync(Page(link))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CountRowsAsync(interview.Id())).ShouldBe(0);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%20")]
    [InlineData("' OR 1=1 --")]
    public async Task A_made_up_token_leads_nowhere(string token) =>
        (await new Visitor(app).GetAsync($"/shared/{token}")).StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);

    [Fact]
    public async Task The_database_holds_neither_token_nor_passphrase()
    {
        var (ada, interview) = await EndedAsync();
        var token = Token(await MakeAsync(ada, interview, passphrase: Passphrase));

        var row = await app.InScopeAsync(services => services.GetRequiredService<AppDb>().ShareLinks.AsNoTracking()
            .SingleAsync(l => l.ResourceId == interview.Id(), TestContext.Current.CancellationToken));

        row.TokenHash.ShouldBe(SecretToken.Hash(token));
        row.PassphraseHash.ShouldNotBeNull().ShouldNotContain(Passphrase);
        (await (await ada.GetAsync($"{interview.Path()}/report/links")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldNotContain(token);
    }

    [Fact]
    public async Task Nobody_revokes_somebody_elses_link_by_way_of_an_interview_of_their_own()
    {
        var (ada, adas) = await EndedAsync();
        var link = await MakeAsync(ada, adas);
        var (eve, eves) = await EndedAsync();

        var response = await eve.DeleteAsync($"{eves.Path()}/report/links/{link.GetProperty("link").Id()}");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await LinksOfAsync(ada, adas)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_server_decides_cannot_be_sent_along()
    {
        var (ada, interview) = await EndedAsync();
        var (_, evesId) = await app.SomebodyAsync();

        foreach (var extra in new[]
        {
            $"\"ownerId\":\"{evesId}\"", $"\"resourceId\":\"{Guid.CreateVersion7()}\"", "\"expiresAt\":\"2099-01-01T00:00:00Z\"", "\"views\":99", "\"tokenHash\":\"\"",
        })
        {
            (await ada.PostJsonAsync($"{interview.Path()}/report/links", $$"""{"days":1,{{extra}}}"""))
                .StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, extra);
        }

        (await LinksOfAsync(ada, interview)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, null, "/days")]
    [InlineData(91, null, "/days")]
    [InlineData(7, "short", "/passphrase")]
    public async Task A_link_that_does_not_fit_is_refused_by_its_field(int days, string? passphrase, string pointer)
    {
        var (ada, interview) = await EndedAsync();

        var (refused, _) = await ada.PostAsync($"{interview.Path()}/report/links", new { days, passphrase }).FieldErrorAsync();

        refused.ShouldBe(pointer);
    }

    [Fact]
    public async Task A_running_interview_has_no_report_to_share()
    {
        var (ada, _) = await app.SomebodyAsync();
        var interview = await ada.StartAsync();

        var response = await ada.PostAsync($"{interview.Path()}/report/links", new { days = 7 });

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/interview-running");
    }

    [Fact]
    public async Task There_are_twenty_links_to_a_report_at_most()
    {
        var (ada, interview) = await EndedAsync();
        for (var link = 0; link < 20; link++)
        {
            await MakeAsync(ada, interview);
        }

        (await (await ada.PostAsync($"{interview.Path()}/report/links", new { days = 7 })).ProblemTypeAsync()).ShouldBe("/problems/too-many-links");
    }

    [Fact]
    public async Task The_page_makes_a_link_shows_it_once_and_revokes_it()
    {
        var (ada, interview) = await EndedAsync();
        var address = $"{interview.Page()}/sharing";

        var made = await (await ada.SubmitAsync(address, "make-link", ("Draft.Label", "For Grace"), ("Draft.Days", "3"))).PageAsync();
        var shared = new Uri(made.QuerySelector("#address")!.TextContent).PathAndQuery;
        (await new Visitor(app).GetAsync(shared)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await (await ada.GetAsync(address)).PageAsync();
        again.QuerySelector("#address").ShouldBeNull();
        again.QuerySelector(".row-title")!.TextContent.ShouldBe("For Grace");

        var form = again.QuerySelector(".row form input[name=_handler]")!.GetAttribute("value")!;
        (await ada.SubmitAsync(address, form)).Target().ShouldBe(address);

        (await new Visitor(app).GetAsync(shared)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_keeps_what_was_typed_when_a_field_does_not_fit()
    {
        var (ada, interview) = await EndedAsync();

        var response = await ada.SubmitAsync($"{interview.Page()}/sharing", "make-link", ("Draft.Label", "For Grace"), ("Draft.Days", "400"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await response.PageAsync();
        page.QuerySelector("#label")!.GetAttribute("value").ShouldBe("For Grace");
        page.QuerySelector("#days-error")!.TextContent.ShouldContain("1 to 90 days");
    }

    private Task<(Visitor Owner, JsonElement Interview)> EndedAsync() => EndedAsync(app);

    private static async Task<(Visitor Owner, JsonElement Interview)> EndedAsync(UpliftApp app)
    {
        var (owner, _) = await app.SomebodyAsync();
        var interview = await owner.RehearseAsync(Candidates.Lowercased);
        await owner.EndAsync(await owner.AnswerAsync(interview, Candidates.BesideThePoint));
        return (owner, interview);
    }

    private static Task<JsonElement> MakeAsync(Visitor owner, JsonElement interview, int days = 7, string? passphrase = null) =>
        owner.PostAsync($"{interview.Path()}/report/links", new { label = "Grace", days, passphrase }).JsonAsync(HttpStatusCode.Created);

    private static async Task<IReadOnlyList<JsonElement>> LinksOfAsync(Visitor owner, JsonElement interview) =>
        [.. (await owner.GetAsync($"{interview.Path()}/report/links").JsonAsync()).GetProperty("items").EnumerateArray()];

    private Task<int> CountRowsAsync(Guid resourceId) => app.InScopeAsync(services =>
        services.GetRequiredService<AppDb>().ShareLinks.CountAsync(l => l.ResourceId == resourceId, TestContext.Current.CancellationToken));

    private static string Page(JsonElement made) => new Uri(made.Text("address")).PathAndQuery;

    private static string Token(JsonElement made) => made.Text("address").Split('/')[^1];
}
