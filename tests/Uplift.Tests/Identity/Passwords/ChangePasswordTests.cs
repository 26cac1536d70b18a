using System.Net;
using System.Net.Http.Json;

namespace Uplift.Tests.Identity.Passwords;

public sealed class ChangePasswordTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string NewPassword = "three unrelated words";
    private readonly Visitor ada = new(app);
    private readonly string email = Visitor.NewAddress();

    [Fact]
    public async Task It_signs_out_everybody_but_the_one_who_changed_it()
    {
        await ada.SignUpAsync(email);
        var elsewhere = new Visitor(app);
        await elsewhere.SignInAsync(email);
        var stolen = ada.Token;

        var changed = await ada.SubmitAsync("/settings/password", "change-password", ("Draft.NewPassword", NewPassword));

        changed.Target().ShouldBe("/settings/security?done=password");
        (await ada.MeAsync()).ShouldNotBeNull();
        ada.Token.ShouldNotBe(stolen);
        (await elsewhere.MeAsync()).ShouldBeNull();
        (await elsewhere.SignInAsync(email, NewPassword)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.Mail.TakeAsync(email);
        (await app.Mail.TakeAsync(email)).Text.ShouldContain("Your password was changed");
    }

    [Fact]
    public async Task Ten_minutes_after_signing_in_the_person_confirms_who_they_are_first()
    {
        await ada.SignUpAsync(email);
        var form = await ada.FillInAsync("/settings/password", "change-password", ("Draft.NewPassword", NewPassword));
        app.Clock.Advance(TimeSpan.FromMinutes(10));

        var late = await ada.SendAsync(form);
        var opened = await ada.GetAsync("/settings/password");
        var wrong = await ada.SubmitAsync(opened.Target()!, "confirm", ("Draft.Password", "wrong password"));
        var right = await ada.SubmitAsync(opened.Target()!, "confirm", ("Draft.Password", Visitor.Password));

        late.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await late.AlertAsync()).ShouldContain("last ten minutes");
        opened.Target().ShouldBe("/settings/confirm?returnUrl=%2Fsettings%2Fpassword");
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        right.Target().ShouldBe("/settings/password");
        (await ada.SubmitAsync("/settings/password", "change-password", ("Draft.NewPassword", NewPassword)))
            .Target().ShouldBe("/settings/security?done=password");
    }

    [Fact]
    public async Task The_api_asks_for_a_fresh_sign_in_too()
    {
        await ada.SignUpAsync(email);
        app.Clock.Advance(TimeSpan.FromMinutes(11));

        var response = await ada.Http.PutAsJsonAsync("/api/v1/me/password", new { newPassword = NewPassword }, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/fresh-sign-in-needed");
    }
}
