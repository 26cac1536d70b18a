using System.Net;
using System.Text;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Identity.Api;

/// <summary>What the pages about an account do, done by a program.</summary>
public sealed class AccountByApiTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_by_the_mailed_ticket()
    {
        var email = Visitor.NewAddress();
        await ada.SignUpAsync(email);

        (await ada.PostAsync("/api/v1/password-resets", new { email })).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var draft = new { ticket = await TicketAsync(email), newPassword = "three unrelated words" };
        (await ada.PostAsync("/api/v1/password-resets/redemptions", draft)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await ada.PostAsync("/api/v1/password-resets/redemptions", draft)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await new Visitor(app).PostAsync("/api/v1/tokens", new { email, password = "three unrelated words" })).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_address_without_an_account_is_answered_the_same() =>
        (await ada.PostAsync("/api/v1/password-resets", new { email = Visitor.NewAddress() })).StatusCode.ShouldBe(HttpStatusCode.Accepted);

    [Fact]
    public async Task The_second_factor_is_turned_on_used_and_turned_off()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var key = (await ada.PostAsync("/api/v1/me/authenticator/key", new { }).JsonAsync()).Text("key");

        var on = await ada.PutAsync("/api/v1/me/authenticator", new { code = new SecondFactorOf(app, Credentials.FromBase32(key), []).Code() }).JsonAsync();
        on.Each("codes").Count().ShouldBe(10);
        (await ada.GetAsync("/api/v1/me/security").JsonAsync()).GetProperty("hasSecondFactor").GetBoolean().ShouldBeTrue();
        (await ada.PutAsync("/api/v1/me/recovery-codes", new { }).JsonAsync()).Each("codes").Select(code => code.GetString())
            .ShouldNotBe(on.Each("codes").Select(code => code.GetString()));

        (await ada.Http.DeleteAsync("/api/v1/me/authenticator", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ada.GetAsync("/api/v1/me/security").JsonAsync()).GetProperty("hasSecondFactor").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_patch_changes_the_settings_that_it_names()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var before = await ada.GetAsync("/api/v1/me/settings").JsonAsync();

        var after = await PatchAsync("""{"theme":"dark"}""").JsonAsync();

        after.Text("theme").ShouldBe("dark");
        after.Text("displayName").ShouldBe(before.Text("displayName"));
        (await PatchAsync("""{"theme":"pink"}""")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PatchAsync("""{"role":"admin"}""")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PatchAsync("""["theme"]""")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_bookmark_and_a_reading_are_read_again()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        (await ada.GetAsync("/api/v1/guides/database-indexing/bookmark")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ada.GetAsync("/api/v1/guides/database-indexing/reading").JsonAsync()).Each("sections").ShouldBeEmpty();
        (await ada.GetAsync("/api/v1/guides/none/reading")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await ada.PutAsync("/api/v1/guides/database-indexing/bookmark", new { });

        (await ada.GetAsync("/api/v1/guides/database-indexing/bookmark").JsonAsync()).Text("slug").ShouldBe("database-indexing");
    }

    [Fact]
    public async Task A_search_finds_what_the_page_finds()
    {
        var found = await ada.GetAsync("/api/v1/search?q=indx&kind=guide").JsonAsync();

        found.Text("typed").ShouldBe("indx");
        found.Each("items").ShouldAllBe(item => item.GetProperty("kind").GetString() == "guide");
        found.Each("items").ShouldNotBeEmpty();
        (await ada.GetAsync("/api/v1/search")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ada.GetAsync("/api/v1/search?q=%2B").JsonAsync()).Each("items").ShouldBeEmpty();
    }

    private async Task<HttpResponseMessage> PatchAsync(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/merge-patch+json");
        return await ada.Http.PatchAsync("/api/v1/me/settings", content, TestContext.Current.CancellationToken);
    }

    private async Task<string> TicketAsync(string email)
    {
        var link = await app.Mail.LinkAsync(email, "/reset-password");
        return Uri.UnescapeDataString(link.Split("ticket=")[1]);
    }
}
