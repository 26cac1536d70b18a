using System.Net;
using System.Net.Http.Json;

namespace Uplift.Tests.Identity.Accounts;

public sealed class VerifyEmailTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly string email = Visitor.NewAddress();

    [Fact]
    public async Task The_mailed_link_confirms_the_address_once()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(email);
        var link = await app.Mail.LinkAsync(email, "/verify-email");

        await ada.GetAsync(link);
        var before = await SecurityAsync(ada);
        var done = await ada.SubmitAsync(link, "verify-email");
        var again = await ada.SubmitAsync(link, "verify-email");

        before.ShouldContain("not confirmed yet");
        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SecurityAsync(ada)).ShouldContain(", confirmed");
    }

    [Fact]
    public async Task A_new_link_can_be_asked_for()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(email);
        var older = await app.Mail.LinkAsync(email, "/verify-email");

        await ada.SubmitAsync("/settings/security", "ask-verification");
        var newer = await app.Mail.LinkAsync(email, "/verify-email");

        (await ada.SubmitAsync(older, "verify-email")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ada.SubmitAsync(newer, "verify-email")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> SecurityAsync(Visitor visitor) =>
        (await (await visitor.GetAsync("/settings/security")).PageAsync()).QuerySelector("main")!.TextContent;
}

/// <summary>Where addresses have to be confirmed, which is the default with a mail server.</summary>
public sealed class RequiredVerificationTests(RequiredVerificationTests.App fixture) : IClassFixture<RequiredVerificationTests.App>
{
    private readonly UpliftApp app = fixture.Uplift;
    private readonly string email = Visitor.NewAddress();

    [Fact]
    public async Task A_new_account_waits_for_its_address_and_then_signs_in()
    {
        var ada = new Visitor(app);
        var signedUp = await ada.SignUpAsync(email);
        var early = await ada.SignInAsync(email);
        await ada.SubmitAsync(await app.Mail.LinkAsync(email, "/verify-email"), "verify-email");

        signedUp.StatusCode.ShouldBe(HttpStatusCode.OK);
        early.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ada.SignInAsync(email)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Signing_up_and_then_in_tells_nothing_about_who_has_an_account()
    {
        await new Visitor(app).SignUpAsync(email);
        var stranger = Visitor.NewAddress();

        var (taken, takenIn) = await TryAsync(email);
        var (free, freeIn) = await TryAsync(stranger);

        taken.ShouldBe(free);
        takenIn.ShouldBe(freeIn);

        async Task<(string Up, string In)> TryAsync(string address)
        {
            var visitor = new Visitor(app);
            var up = await visitor.SubmitAsync(
                "/signup", "sign-up", ("Draft.Email", address), ("Draft.Password", "another of my words"), ("Draft.DisplayName", "Eve"));
            var signedIn = await visitor.SignInAsync(address, "another of my words");
            return ($"{up.StatusCode} {await TextAsync(up)}", $"{signedIn.StatusCode} {await signedIn.AlertAsync()}");

            async Task<string> TextAsync(HttpResponseMessage response) =>
                (await response.PageAsync()).QuerySelector("main")!.TextContent.Replace(address, "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tokens_wait_for_the_address_too()
    {
        var draft = new { email, password = Visitor.Password, displayName = "Ada" };
        await new Visitor(app).Http.PostAsJsonAsync("/api/v1/users", draft, TestContext.Current.CancellationToken);

        (await new Visitor(app).SignInForTokensAsync(email)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    public sealed class App : IAsyncLifetime
    {
        public UpliftApp Uplift { get; } = new UpliftApp().With("Uplift:SignUp:RequireVerifiedEmail", "true");

        public ValueTask InitializeAsync() => Uplift.InitializeAsync();

        public ValueTask DisposeAsync() => Uplift.DisposeAsync();
    }
}
