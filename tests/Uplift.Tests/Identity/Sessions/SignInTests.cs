using System.Net;

namespace Uplift.Tests.Identity.Sessions;

public sealed class SignInTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);
    private readonly string email = Visitor.NewAddress();

    [Fact]
    public async Task Address_and_password_open_a_session()
    {
        await SignUpAndOutAsync();

        var response = await ada.SignInAsync($" {email.ToUpperInvariant()} ", path: "/signin?returnUrl=%2Fguides%3Ftag%3Dsql");

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Target().ShouldBe("/guides?tag=sql");
        (await ada.MeAsync())!.Value.GetProperty("email").GetString().ShouldBe(email);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_refused_alike()
    {
        await SignUpAndOutAsync();

        var wrong = await ada.SignInAsync(email, "wrong password");
        var unknown = await ada.SignInAsync(Visitor.NewAddress(), "wrong password");

        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unknown.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.AlertAsync()).ShouldNotBeEmpty();
        (await unknown.AlertAsync()).ShouldBe(await wrong.AlertAsync());
        var page = await wrong.PageAsync();
        page.QuerySelector("#email")!.GetAttribute("value").ShouldBe(email);
        page.QuerySelector("#password")!.GetAttribute("value").ShouldBeNullOrEmpty();
        (await ada.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task After_ten_wrong_passwords_a_stranger_waits_five_minutes_even_when_they_were_sent_side_by_side()
    {
        await SignUpAndOutAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => new Visitor(app).SignInAsync(email, "wrong password")));

        var refused = await new Visitor(app).SignInAsync(email);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var later = await new Visitor(app).SignInAsync(email);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(5));
        later.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_account_that_does_not_exist_makes_a_stranger_wait_alike()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => new Visitor(app).SignInAsync(email, "wrong password")));

        (await ada.SignInAsync(email)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_stranger_cannot_keep_the_owner_out_of_a_browser_that_signed_in_before()
    {
        await SignUpAndOutAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => new Visitor(app).SignInAsync(email, "wrong password")));

        (await ada.SignInAsync(email)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_browser_that_signed_in_before_has_ten_tries_too()
    {
        await SignUpAndOutAsync();
        for (var guess = 0; guess < 10; guess++)
        {
            (await ada.SignInAsync(email, "wrong password")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        (await ada.SignInAsync(email)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Nine_wrong_passwords_are_forgiven_by_the_right_one()
    {
        await SignUpAndOutAsync();
        for (var round = 0; round < 2; round++)
        {
            for (var guess = 0; guess < 9; guess++)
            {
                await ada.SignInAsync(email, "wrong password");
            }

            (await ada.SignInAsync(email)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            await ada.SignOutAsync();
        }
    }

    [Fact]
    public async Task A_session_planted_before_signing_in_is_worth_nothing_afterwards()
    {
        await SignUpAndOutAsync();
        await ada.BecomeGuestAsync();
        var planted = ada.Token!;

        await ada.SignInAsync(email);

        ada.Token.ShouldNotBe(planted);
        (await new Visitor(app) { Token = planted }.MeAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("https%3A%2F%2Fevil.example%2F")]
    [InlineData("%2F%2Fevil.example%2F")]
    [InlineData("%2F%5Cevil.example%2F")]
    [InlineData("%2F%09%2Fevil.example%2F")]
    public async Task A_return_address_outside_this_site_leads_home(string returnUrl)
    {
        await SignUpAndOutAsync();

        (await ada.SignInAsync(email, path: $"/signin?returnUrl={returnUrl}")).Target().ShouldBe("/");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_once_there_is_a_session()
    {
        await ada.BecomeGuestAsync();

        var response = await ada.Http.PostAsync(
            "/signin",
            new FormUrlEncodedContent([new("_handler", "sign-in"), new("Draft.Email", email), new("Draft.Password", Visitor.Password)]),
            TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private async Task SignUpAndOutAsync()
    {
        await ada.SignUpAsync(email);
        await ada.SignOutAsync();
    }
}
