using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Uplift.Identity.Sessions;

namespace Uplift.Tests.Identity.Sessions;

public sealed class ListSessionsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Page = "/settings/sessions";

    private readonly Visitor desk = new(app);
    private readonly Visitor phone = new(app);
    private readonly string email = Visitor.NewAddress();

    [Fact]
    public async Task A_person_sees_their_browsers_and_which_of_them_this_is()
    {
        phone.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Android 16; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0");
        await SignInTwiceAsync();

        var rows = (await (await desk.GetAsync(Page)).PageAsync()).QuerySelectorAll("main h2").Select(row => row.TextContent.Trim()).ToList();

        rows.Count.ShouldBe(2);
        rows.ShouldContain("Firefox on Android");
        rows.Count(row => row.EndsWith("This browser", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_browser_that_got_lost_is_signed_out_from_another()
    {
        await SignInTwiceAsync();
        var page = await (await desk.GetAsync(Page)).PageAsync();
        var id = page.QuerySelector<IHtmlButtonElement>("button[name=SessionId]")!.Value;

        var ended = await desk.SubmitAsync(Page, "end-session", ("SessionId", id));

        ended.Target().ShouldBe($"{Page}?ended=one");
        (await phone.MeAsync()).ShouldBeNull();
        (await desk.MeAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Everywhere_else_is_signed_out_at_once()
    {
        await SignInTwiceAsync();

        await desk.SubmitAsync(Page, "end-others");

        (await phone.MeAsync()).ShouldBeNull();
        (await desk.MeAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Everywhere_is_signed_out_at_once()
    {
        await SignInTwiceAsync();

        (await desk.SubmitAsync(Page, "end-all")).Target().ShouldBe("/signin");

        (await phone.MeAsync()).ShouldBeNull();
        (await desk.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task The_api_lists_ends_one_and_ends_all()
    {
        await SignInTwiceAsync();
        var sessions = await ListAsync(desk);
        var other = sessions.Single(session => !session.GetProperty("current").GetBoolean()).GetProperty("id").GetString();

        (await DeleteAsync(desk, $"/api/v1/sessions/{other}")).ShouldBe(HttpStatusCode.NoContent);
        (await phone.MeAsync()).ShouldBeNull();
        (await DeleteAsync(desk, $"/api/v1/sessions/{other}")).ShouldBe(HttpStatusCode.NotFound);
        (await DeleteAsync(desk, "/api/v1/sessions")).ShouldBe(HttpStatusCode.NoContent);
        (await desk.MeAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("zz")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000z")]
    public async Task What_is_no_sessions_id_is_not_found(string id)
    {
        await desk.SignUpAsync(email);

        (await DeleteAsync(desk, $"/api/v1/sessions/{id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_elses_session_looks_absent_and_goes_on()
    {
        await desk.SignUpAsync(email);
        var id = (await ListAsync(desk))[0].GetProperty("id").GetString();
        var eve = new Visitor(app);
        await eve.SignUpAsync(Visitor.NewAddress());

        (await DeleteAsync(eve, $"/api/v1/sessions/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await desk.MeAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_id_that_is_shown_opens_nothing()
    {
        await desk.SignUpAsync(email);
        var id = (await ListAsync(desk))[0].GetProperty("id").GetString();

        (await new Visitor(app) { Token = id }.MeAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("", "Unknown browser")]
    [InlineData("curl/8.1", "curl")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64)", "A browser on Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1", "Safari on iPhone")]
    public void A_browser_is_named_as_its_owner_knows_it(string userAgent, string name) => DeviceName.Of(userAgent).ShouldBe(name);

    private async Task SignInTwiceAsync()
    {
        await desk.SignUpAsync(email);
        await phone.SignInAsync(email);
    }

    private static async Task<List<JsonElement>> ListAsync(Visitor visitor) =>
        [.. (await (await visitor.GetAsync("/api/v1/sessions")).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
            .GetProperty("items").EnumerateArray()];

    private static async Task<HttpStatusCode> DeleteAsync(Visitor visitor, string path) =>
        (await visitor.Http.DeleteAsync(path, TestContext.Current.CancellationToken)).StatusCode;
}
