using System.Net;

namespace Uplift.Tests.Identity.Passwords;

public sealed class ResetPasswordTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string NewPassword = "three unrelated words";
    private readonly Visitor ada = new(app);
    private readonly string email = Visitor.NewAddress();

    [Fact]
    public async Task The_mailed_link_changes_the_password_and_signs_everybody_out()
    {
        await SignUpAsync();
        var link = await AskAsync();

        var done = await new Visitor(app).SubmitAsync(link, "reset-password", ("Draft.Password", NewPassword));

        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ada.MeAsync()).ShouldBeNull();
        (await new Visitor(app).SignInAsync(email)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await new Visitor(app).SignInAsync(email, NewPassword)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Mail.TakeAsync(email)).Text.ShouldContain("Your password was changed");
    }

    [Fact]
    public async Task A_link_works_once_even_when_sent_from_two_sides_at_once()
    {
        await SignUpAsync();
        var form = await new Visitor(app).FillInAsync(await AskAsync(), "reset-password", ("Draft.Password", NewPassword));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new Visitor(app).SendAsync(form)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity).ShouldBe(3);
    }

    [Fact]
    public async Task A_link_is_too_old_after_half_an_hour()
    {
        await SignUpAsync();
        var link = await AskAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(30));

        var late = await new Visitor(app).SubmitAsync(link, "reset-password", ("Draft.Password", NewPassword));

        late.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await late.AlertAsync()).ShouldContain("too old");
    }

    [Fact]
    public async Task A_newer_link_makes_the_older_one_worthless()
    {
        await SignUpAsync();
        var older = await AskAsync();
        await AskAsync();

        (await new Visitor(app).SubmitAsync(older, "reset-password", ("Draft.Password", NewPassword)))
            .StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_and_no_mail()
    {
        await SignUpAsync();
        var known = await ForgetAsync(email);
        var stranger = Visitor.NewAddress();
        var unknown = await ForgetAsync(stranger);

        unknown.StatusCode.ShouldBe(known.StatusCode);
        (await NoticeAsync(unknown, stranger)).ShouldBe(await NoticeAsync(known, email));
        (await app.Mail.TakeAsync(email)).Subject.ShouldBe("Choose a new password");
        app.Mail.CountFor(stranger).ShouldBe(0);

        static async Task<string> NoticeAsync(HttpResponseMessage response, string address) =>
            (await response.PageAsync()).QuerySelector("[role=status]")!.TextContent.Replace(address, "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_leads_to_the_sites_own_address_whatever_host_the_request_named()
    {
        await SignUpAsync();
        var form = await new Visitor(app).FillInAsync("/forgot-password", "forgot-password", ("Draft.Email", email));
        using var request = new HttpRequestMessage(HttpMethod.Post, form.Target) { Content = new FormUrlEncodedContent(form.Fields) };
        request.Headers.Host = "evil.example";

        await ada.Http.SendAsync(request, TestContext.Current.CancellationToken);
        await ForgetAsync(email);

        (await app.Mail.TakeAsync(email)).Text.ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task Whoever_opened_an_account_with_a_strangers_address_loses_every_way_in()
    {
        await SignUpAsync();
        var token = await ada.MintTokenAsync();
        var link = await AskAsync();

        await new Visitor(app).SubmitAsync(link, "reset-password", ("Draft.Password", NewPassword));

        (await new Visitor(app).GetAsync("/api/v1/me", ("Authorization", $"Bearer {token}"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task SignUpAsync()
    {
        await ada.SignUpAsync(email);
        await app.Mail.TakeAsync(email);
    }

    private Task<HttpResponseMessage> ForgetAsync(string address) =>
        new Visitor(app).SubmitAsync("/forgot-password", "forgot-password", ("Draft.Email", address));

    private async Task<string> AskAsync()
    {
        await ForgetAsync(email);
        return await app.Mail.LinkAsync(email, "/reset-password");
    }
}
