using System.Net;
using System.Net.Http.Json;

namespace Uplift.Tests.Identity.Accounts;

public sealed class SignUpTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task Signing_up_signs_in_at_once()
    {
        var email = Visitor.NewAddress();

        var response = await ada.SignUpAsync(email, "Ada L.", "/signup?returnUrl=%2Finterviews");

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Target().ShouldBe("/interviews");
        var me = (await ada.MeAsync())!.Value;
        me.GetProperty("email").GetString().ShouldBe(email);
        me.GetProperty("displayName").GetString().ShouldBe("Ada L.");
        me.GetProperty("role").GetString().ShouldBe("learner");
        me.GetProperty("guest").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_guest_who_signs_up_stays_the_same_person_with_a_new_session()
    {
        var guestId = await ada.BecomeGuestAsync();
        var guestToken = ada.Token!;

        await ada.SignUpAsync(Visitor.NewAddress());

        (await ada.IdAsync()).ShouldBe(guestId);
        ada.Token.ShouldNotBe(guestToken);
        (await new Visitor(app) { Token = guestToken }.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_taken_address_keeps_what_was_typed_and_offers_to_sign_in()
    {
        var email = Visitor.NewAddress();
        await ada.SignUpAsync(email);
        var somebody = new Visitor(app);

        var response = await somebody.SignUpAsync(email.ToUpperInvariant(), "Somebody");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await response.PageAsync();
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("If you already have an account with this address, sign in.");
        page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("/signin");
        page.QuerySelector("#email")!.GetAttribute("value").ShouldBe(email.ToUpperInvariant());
        page.QuerySelector("#display-name")!.GetAttribute("value").ShouldBe("Somebody");
        page.QuerySelector("#password")!.GetAttribute("value").ShouldBeNullOrEmpty();
        (await somebody.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_guest_who_meets_a_taken_address_stays_a_guest()
    {
        var email = Visitor.NewAddress();
        await ada.SignUpAsync(email);
        var guest = new Visitor(app);
        var guestId = await guest.BecomeGuestAsync();

        await guest.SignUpAsync(email);

        var me = (await guest.MeAsync())!.Value;
        me.GetProperty("id").GetGuid().ShouldBe(guestId);
        me.GetProperty("guest").GetBoolean().ShouldBeTrue();
        me.GetProperty("displayName").GetString().ShouldBe("Guest");
    }

    [Theory]
    [InlineData("not-an-address", "long enough", "Ada", "Write the address in full")]
    [InlineData("ada@example.org", "seven77", "Ada", "Choose a password of 8 to 128 characters.")]
    [InlineData("ada@example.org", "long enough", " ", "Enter the name you want to be called by.")]
    public async Task A_field_that_does_not_fit_says_why(string email, string password, string name, string message)
    {
        var response = await ada.SubmitAsync(
            "/signup", "sign-up", ("Draft.Email", email), ("Draft.Password", password), ("Draft.DisplayName", name));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.PageAsync()).QuerySelector(".validation-message")!.TextContent.ShouldContain(message);
    }

    [Fact]
    public async Task The_api_answers_alike_for_a_new_and_a_taken_address()
    {
        var email = Visitor.NewAddress();
        var draft = new { email, password = Visitor.Password, displayName = "Ada" };

        var first = await ada.Http.PostAsJsonAsync("/api/v1/users", draft, TestContext.Current.CancellationToken);
        var second = await ada.Http.PostAsJsonAsync("/api/v1/users", draft, TestContext.Current.CancellationToken);

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        first.Headers.Location!.OriginalString.ShouldBe("/api/v1/me");
        var body = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        body.ShouldBe($$"""{"email":"{{email}}","displayName":"Ada"}""");
        (await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(body);
        second.Headers.Select(header => header.Key).ShouldBe(first.Headers.Select(header => header.Key));
        first.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await ada.SignInAsync(email)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_api_names_each_field_that_does_not_fit()
    {
        var response = await ada.Http.PostAsJsonAsync(
            "/api/v1/users", new { email = "a\u0000@example.org", password = "short" }, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        body.ShouldContain("\"/email\"");
        body.ShouldContain("\"/password\"");
        body.ShouldContain("\"/displayName\"");
    }

    [Fact]
    public async Task Of_two_sign_ups_at_the_same_moment_one_gets_the_account()
    {
        var email = Visitor.NewAddress();
        var draft = new { email, password = Visitor.Password, displayName = "Ada" };

        var responses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            ada.Http.PostAsJsonAsync("/api/v1/users", draft, TestContext.Current.CancellationToken)));

        responses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.Created);
        (await ada.SignInAsync(email)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
