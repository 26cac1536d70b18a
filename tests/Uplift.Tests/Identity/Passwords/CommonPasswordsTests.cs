using System.Net;
using Uplift.Identity.Passwords;

namespace Uplift.Tests.Identity.Passwords;

public sealed class CommonPasswordsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Theory]
    [InlineData("password")]
    [InlineData("PassWord")]
    [InlineData("12345678")]
    [InlineData("qwertyuiop")]
    [InlineData("iloveyou ")]
    public void What_everybody_tries_first_is_known(string password) => CommonPasswords.Contains(password).ShouldBeTrue();

    [Theory]
    [InlineData(Visitor.Password)]
    [InlineData("")]
    public void What_nobody_tries_is_not(string password) => CommonPasswords.Contains(password).ShouldBeFalse();

    [Theory]
    [InlineData("password1", "guessed first")]
    [InlineData("seven77", "8 to 128")]
    public async Task Such_a_password_is_refused_at_sign_up(string password, string reason)
    {
        var response = await new Visitor(app).SubmitAsync(
            "/signup", "sign-up", ("Draft.Email", Visitor.NewAddress()), ("Draft.Password", password), ("Draft.DisplayName", "Ada"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.PageAsync()).QuerySelector("#password-error")!.TextContent.ShouldContain(reason);
    }

    [Fact]
    public async Task Any_other_of_128_characters_will_do() =>
        (await new Visitor(app).SubmitAsync(
            "/signup", "sign-up", ("Draft.Email", Visitor.NewAddress()), ("Draft.Password", new string('a', 127) + "€"), ("Draft.DisplayName", "Ada")))
        .StatusCode.ShouldBe(HttpStatusCode.Redirect);
}
