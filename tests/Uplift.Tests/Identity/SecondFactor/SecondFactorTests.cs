using System.Net;

namespace Uplift.Tests.Identity.SecondFactor;

public sealed class SecondFactorTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);
    private readonly string email = Visitor.NewAddress();

    [Fact]
    public async Task With_it_the_password_needs_a_code_too()
    {
        var factor = await TurnOnAsync();
        var visitor = new Visitor(app);

        var first = await visitor.SignInAsync(email);
        var between = await visitor.MeAsync();
        var second = await EnterAsync(visitor, first, factor.Code(), "/signin");

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        between.ShouldBeNull();
        second.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.MeAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_code_is_taken_once_even_when_sent_from_many_sides_at_once()
    {
        var factor = await TurnOnAsync();
        var code = factor.Code();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            var visitor = new Visitor(app);
            return await EnterAsync(visitor, await visitor.SignInAsync(email), code, "/signin");
        }));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity).ShouldBe(4);
    }

    [Fact]
    public async Task An_older_code_is_not_taken_after_a_newer_one()
    {
        var factor = await TurnOnAsync();
        var older = factor.Code();
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        var visitor = new Visitor(app);
        await EnterAsync(visitor, await visitor.SignInAsync(email), factor.Code(), "/signin");

        var other = new Visitor(app);
        (await EnterAsync(other, await other.SignInAsync(email), older, "/signin")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_wrong_code_may_be_mended_without_the_password()
    {
        var factor = await TurnOnAsync();
        var visitor = new Visitor(app);
        var wrong = await EnterAsync(visitor, await visitor.SignInAsync(email), "000000", "/signin");

        (await wrong.AlertAsync()).ShouldContain("not right");
        (await EnterAsync(visitor, wrong, factor.Code(), "/signin")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Codes_cannot_be_tried_through()
    {
        await TurnOnAsync();
        var visitor = new Visitor(app);
        var page = await visitor.SignInAsync(email);
        for (var guess = 0; guess < 10; guess++)
        {
            await EnterAsync(visitor, page, $"99999{guess}", "/signin");
        }

        var refused = await EnterAsync(visitor, page, "123456", "/signin");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_code_that_comes_ten_minutes_after_the_password_is_too_late()
    {
        var factor = await TurnOnAsync();
        var visitor = new Visitor(app);
        var page = await visitor.SignInAsync(email);
        app.Clock.Advance(TimeSpan.FromMinutes(10));

        var late = await EnterAsync(visitor, page, factor.Code(), "/signin");

        late.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await late.AlertAsync()).ShouldContain("Begin again");
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once_and_its_use_is_mailed()
    {
        var factor = await TurnOnAsync();
        var typed = factor.RecoveryCodes[3].Replace("-", " ", StringComparison.Ordinal).ToUpperInvariant();
        var first = new Visitor(app);
        var second = new Visitor(app);

        var entered = await EnterAsync(first, await first.SignInAsync(email), typed, "/signin");
        var again = await EnterAsync(second, await second.SignInAsync(email), typed, "/signin");

        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.Mail.TakeAsync(email)).Text.ShouldContain("9 are left");
    }

    [Fact]
    public async Task New_recovery_codes_make_the_old_ones_worthless()
    {
        var factor = await TurnOnAsync();
        var renewed = await ada.SubmitAsync("/settings/recovery-codes", "renew-recovery-codes");
        var visitor = new Visitor(app);

        (await renewed.PageAsync()).QuerySelectorAll("ul.codes code").Length.ShouldBe(10);
        (await EnterAsync(visitor, await visitor.SignInAsync(email), factor.RecoveryCodes[0], "/signin"))
            .StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Turning_it_on_signs_out_whoever_else_is_signed_in_and_is_mailed()
    {
        await ada.SignUpAsync(email);
        var elsewhere = new Visitor(app);
        await elsewhere.SignInAsync(email);
        await app.Mail.TakeAsync(email);

        await app.TurnOnSecondFactorAsync(ada);

        (await elsewhere.MeAsync()).ShouldBeNull();
        (await ada.MeAsync()).ShouldNotBeNull();
        (await app.Mail.TakeAsync(email)).Text.ShouldContain("A second factor was turned on");
    }

    [Fact]
    public async Task It_is_turned_off_only_within_ten_minutes_of_a_sign_in()
    {
        await TurnOnAsync();
        var form = await ada.FillInAsync("/settings/security", "turn-off");
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var late = await ada.SendAsync(form);
        var stillOn = await new Visitor(app).SignInAsync(email);

        late.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        stillOn.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Confirming_who_one_is_asks_for_the_code_too()
    {
        var factor = await TurnOnAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(10));

        var without = await ada.SubmitAsync("/settings/confirm", "confirm", ("Draft.Password", Visitor.Password));
        var with = await ada.SubmitAsync(
            "/settings/confirm?returnUrl=%2Fsettings%2Fsecurity", "confirm", ("Draft.Password", Visitor.Password), ("Draft.Code", factor.Code()));
        var off = await ada.SubmitAsync("/settings/security", "turn-off");

        without.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        with.Target().ShouldBe("/settings/security");
        off.Target().ShouldBe("/settings/security?done=second-factor");
        (await new Visitor(app).SignInAsync(email)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<SecondFactorOf> TurnOnAsync()
    {
        await ada.SignUpAsync(email);
        var factor = await app.TurnOnSecondFactorAsync(ada);
        await app.Mail.TakeAsync(email);
        await app.Mail.TakeAsync(email);
        return factor;
    }

    private static async Task<HttpResponseMessage> EnterAsync(Visitor visitor, HttpResponseMessage page, string code, string path) =>
        await visitor.SendAsync(Visitor.FillIn(await page.PageAsync(), path, "sign-in-code", ("CodeDraft.Code", code)));
}
