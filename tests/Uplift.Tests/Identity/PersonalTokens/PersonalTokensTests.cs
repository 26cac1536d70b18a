using System.Net;
using System.Net.Http.Json;
using Uplift.ApiClient;

namespace Uplift.Tests.Identity.PersonalTokens;

public sealed class PersonalTokensTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);
    private readonly Visitor script = new(app);
    private readonly string email = Visitor.NewAddress();

    [Fact]
    public async Task A_token_opens_the_api_until_it_is_revoked()
    {
        await ada.SignUpAsync(email);
        var token = await ada.MintTokenAsync();
        var listed = (await ada.Api.ListMeTokensAsync(cancellation: TestContext.Current.CancellationToken)).Value.Items[0];

        var before = await script.MeWithAsync(token);
        var revoked = await ada.Api.DeleteMeTokenAsync(listed.Id!.Value, TestContext.Current.CancellationToken);

        token.ShouldStartWith("uplift_pat_");
        listed.ToString().ShouldNotContain(token);
        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        revoked.Status.ShouldBe(HttpStatusCode.NoContent);
        (await script.MeWithAsync(token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("read", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("write", HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    public async Task A_token_does_what_its_scope_says_and_no_more(string scope, HttpStatusCode reading, HttpStatusCode writing)
    {
        await ada.SignUpAsync(email);
        var token = await ada.MintTokenAsync(scope);

        (await script.MeWithAsync(token)).StatusCode.ShouldBe(reading);
        (await WriteAsync(token)).StatusCode.ShouldBe(writing);
    }

    [Fact]
    public async Task A_token_ends_on_its_day()
    {
        await ada.SignUpAsync(email);
        var token = await ada.MintTokenAsync();
        app.Clock.Advance(TimeSpan.FromDays(30));

        (await script.MeWithAsync(token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_makes_no_token_and_changes_no_password()
    {
        await ada.SignUpAsync(email);
        var token = await ada.MintTokenAsync("read", "write", "role");
        script.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);

        var minted = await script.Api.CreateMeTokenAsync(
            new PersonalTokenDraft { Name = "child", Scopes = ["read"], Days = 365 }, TestContext.Current.CancellationToken);
        var changed = await script.Api.PutMePasswordAsync(
            new PasswordDraft { NewPassword = "three unrelated words" }, TestContext.Current.CancellationToken);

        minted.Status.ShouldBe(HttpStatusCode.Forbidden);
        changed.Status.ShouldBe(HttpStatusCode.Forbidden);
        changed.ProblemCode.ShouldBe("fresh-sign-in-needed");
    }

    [Fact]
    public async Task Somebody_elses_token_looks_absent()
    {
        await ada.SignUpAsync(email);
        await ada.MintTokenAsync();
        var id = (await ada.Api.ListMeTokensAsync(cancellation: TestContext.Current.CancellationToken)).Value.Items[0].Id!.Value;
        var eve = new Visitor(app);
        await eve.SignUpAsync(Visitor.NewAddress());

        var answer = await eve.Api.DeleteMeTokenAsync(id, TestContext.Current.CancellationToken);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        (await eve.Api.ListMeTokensAsync(cancellation: TestContext.Current.CancellationToken)).Value.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"name":"","scopes":["read"],"days":30}""", "/name")]
    [InlineData("""{"name":"a","scopes":[],"days":30}""", "/scopes")]
    [InlineData("""{"name":"a","scopes":["admin"],"days":30}""", "/scopes")]
    [InlineData("""{"name":"a","scopes":["read"],"days":366}""", "/days")]
    public async Task A_draft_that_does_not_fit_says_where(string json, string pointer)
    {
        await ada.SignUpAsync(email);

        var response = await ada.PostJsonAsync("/api/v1/me/tokens", json);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"\"{pointer}\"");
    }

    [Fact]
    public async Task The_page_shows_a_new_token_once_and_revokes_it()
    {
        await ada.SignUpAsync(email);

        var minted = await ada.SubmitAsync("/settings/tokens", "mint-token", ("Draft.Name", "Backup script"), ("Draft.Days", "7"));
        var token = (await minted.PageAsync()).QuerySelector("code.secret")!.TextContent;
        var page = await (await ada.GetAsync("/settings/tokens")).PageAsync();
        var form = page.QuerySelector("input[name=_handler][value^=revoke]")!.GetAttribute("value")!;
        await ada.SendAsync(Visitor.FillIn(page, "/settings/tokens", form));

        page.QuerySelector("main")!.TextContent.ShouldContain("Backup script");
        page.QuerySelector("code.secret").ShouldBeNull();
        (await script.MeWithAsync(token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<HttpResponseMessage> WriteAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/me/settings")
        {
            Content = JsonContent.Create(new { displayName = "Ada", timeZone = "UTC", culture = "en-GB", theme = "dark" }),
        };
        request.Headers.Authorization = new("Bearer", token);
        return await script.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
