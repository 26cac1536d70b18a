using System.Net;

namespace Uplift.Tests.Identity.Addresses;

public sealed class ChangeEmailTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);
    private readonly string old = Visitor.NewAddress();
    private readonly string next = Visitor.NewAddress();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_account_moves_once_both_addresses_have_agreed(bool oldFirst)
    {
        var (leave, take) = await AskAsync();
        var (first, second) = oldFirst ? (leave, take) : (take, leave);

        await new Visitor(app).SubmitAsync(first, "confirm-email");
        var meanwhile = await new Visitor(app).SignInAsync(next);
        await new Visitor(app).SubmitAsync(second, "confirm-email");

        meanwhile.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await new Visitor(app).SignInAsync(next)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await new Visitor(app).SignInAsync(old)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.Mail.TakeAsync(old)).Text.ShouldContain("moved to another address");
        (await app.Mail.TakeAsync(next)).Text.ShouldContain("moved to this address");
    }

    [Fact]
    public async Task Opening_a_link_agrees_to_nothing_and_one_address_alone_cannot_agree_twice()
    {
        var (leave, take) = await AskAsync();

        await new Visitor(app).GetAsync(leave);
        await new Visitor(app).SubmitAsync(take, "confirm-email");
        var again = await new Visitor(app).SubmitAsync(take, "confirm-email");

        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await new Visitor(app).SignInAsync(old)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_address_that_has_an_account_gets_a_notice_and_the_answer_is_the_same()
    {
        await new Visitor(app).SignUpAsync(next);
        await app.Mail.TakeAsync(next);
        await ada.SignUpAsync(old);

        var asked = await ada.SubmitAsync("/settings/email", "change-email", ("Draft.Email", next));

        (await asked.PageAsync()).QuerySelector("[role=status]")!.TextContent.ShouldContain("Two mails are on their way");
        (await app.Mail.TakeAsync(next)).Subject.ShouldBe("You have an account already");
    }

    [Fact]
    public async Task A_link_is_too_old_after_a_day()
    {
        var (leave, _) = await AskAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));

        (await new Visitor(app).SubmitAsync(leave, "confirm-email")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private async Task<(string Leave, string Take)> AskAsync()
    {
        await ada.SignUpAsync(old);
        await app.Mail.TakeAsync(old);
        await ada.SubmitAsync("/settings/email", "change-email", ("Draft.Email", next));
        return (await app.Mail.LinkAsync(old, "/confirm-email"), await app.Mail.LinkAsync(next, "/confirm-email"));
    }
}
