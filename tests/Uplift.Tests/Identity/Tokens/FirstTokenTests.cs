using System.Net;

namespace Uplift.Tests.Identity.Tokens;

public sealed class FirstTokenTests
{
    [Fact]
    public async Task The_first_token_of_an_installation_is_signed_by_the_key_that_is_made_for_it()
    {
        await using var app = new UpliftApp();
        await app.InitializeAsync();
        var email = Visitor.NewAddress();
        await new Visitor(app).SignUpAsync(email);
        app.Clock.Step = TimeSpan.FromMilliseconds(1);

        (await new Visitor(app).SignInForTokensAsync(email)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }
}
