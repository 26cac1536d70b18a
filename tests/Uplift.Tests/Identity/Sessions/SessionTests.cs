using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity.Sessions;

namespace Uplift.Tests.Identity.Sessions;

public sealed class SessionTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_page_that_needs_an_account_sends_nobody_to_sign_in_and_back()
    {
        var response = await ada.GetAsync("/settings?saved=true");

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Target().ShouldBe("/signin?returnUrl=%2Fsettings%3Fsaved%3Dtrue");
    }

    [Fact]
    public async Task A_page_that_needs_an_account_sends_a_guest_there_too()
    {
        await ada.BecomeGuestAsync();

        (await ada.GetAsync("/settings")).Target().ShouldBe("/signin?returnUrl=%2Fsettings");
    }

    [Fact]
    public async Task The_api_tells_nobody_to_sign_in_first()
    {
        var response = await ada.GetAsync("/api/v1/me");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Session");
        (await response.ProblemTypeAsync()).ShouldBe("/problems/unauthenticated");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_cookie_of_no_session_is_taken_from_the_browser(string token)
    {
        ada.Token = token;

        await ada.GetAsync("/signin");

        ada.Token.ShouldBeNull();
    }

    [Fact]
    public async Task A_cookie_of_no_session_gives_way_to_a_new_session()
    {
        var email = Visitor.NewAddress();
        await ada.SignUpAsync(email);
        var old = ada.Token!;
        await ada.SignOutAsync();
        ada.Token = old;

        await ada.SignInAsync(email);

        (await ada.MeAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_session_that_is_used_lasts_ninety_days()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        for (var visit = 0; visit < 4; visit++)
        {
            app.Clock.Advance(TimeSpan.FromDays(22));
            (await ada.MeAsync()).ShouldNotBeNull();
        }

        app.Clock.Advance(TimeSpan.FromDays(3));

        (await ada.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_session_that_is_not_used_ends_after_thirty_days()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        app.Clock.Advance(TimeSpan.FromDays(30));

        (await ada.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Sessions_that_are_over_are_erased_and_others_stay()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        app.Clock.Advance(TimeSpan.FromDays(31));
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());

        var erased = await app.InScopeAsync(services => services.GetRequiredService<EraseExpiredSessions>()
            .HandleAsync(TestContext.Current.CancellationToken));

        erased.ShouldBeGreaterThanOrEqualTo(1);
        (await bob.MeAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone()
    {
        var response = await ada.SignUpAsync(Visitor.NewAddress());

        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-uplift=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("secure");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("domain");
    }
}
