using System.Net;
using System.Net.Http.Json;

namespace Uplift.Tests.Identity.Passkeys;

/// <summary>Answers that no authenticator gave. Real ones need a browser; see the browser tests.</summary>
public sealed class PasskeyCeremonyTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor visitor = new(app);

    [Theory]
    [InlineData("""{"ticket":"","credential":{}}""")]
    [InlineData("""{"ticket":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","credential":{"id":"x"}}""")]
    [InlineData("""{"credential":null}""")]
    [InlineData("""{"ticket":null,"credential":"text"}""")]
    [InlineData("{}")]
    public async Task An_answer_that_nobody_asked_for_is_refused(string answer)
    {
        var response = await visitor.PostJsonAsync("/api/v1/passkey-sign-ins", answer);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{}}""")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"authenticatorData":"AAAA","clientDataJSON":"AAAA","signature":"AAAA","userHandle":"AAAA"}}""")]
    [InlineData("[]")]
    public async Task Nonsense_in_answer_to_a_real_challenge_is_refused_and_uses_the_challenge_up(string credential)
    {
        var begun = await (await visitor.PostJsonAsync("/api/v1/passkey-sign-ins/options", "{}")).JsonAsync();
        var answer = $$"""{"ticket":"{{begun.GetProperty("ticket").GetString()}}","credential":{{credential}}}""";

        var first = await visitor.PostJsonAsync("/api/v1/passkey-sign-ins", answer);
        var second = await visitor.PostJsonAsync("/api/v1/passkey-sign-ins", answer);

        first.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await first.ProblemTypeAsync()).ShouldBe("/problems/passkey-refused");
        second.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Token.ShouldBeNull();
    }

    [Fact]
    public async Task Each_challenge_is_new_and_asks_the_authenticator_to_check_its_person()
    {
        var one = (await (await visitor.PostJsonAsync("/api/v1/passkey-sign-ins/options", "{}")).JsonAsync()).GetProperty("options");
        var other = (await (await visitor.PostJsonAsync("/api/v1/passkey-sign-ins/options", "{}")).JsonAsync()).GetProperty("options");

        one.GetProperty("challenge").GetString().ShouldNotBe(other.GetProperty("challenge").GetString());
        one.GetProperty("userVerification").GetString().ShouldBe("required");
    }

    [Fact]
    public async Task Adding_one_needs_a_sign_in_of_the_last_ten_minutes()
    {
        await visitor.SignUpAsync(Visitor.NewAddress());
        var fresh = await visitor.Http.PostAsJsonAsync("/api/v1/me/passkeys/options", new { }, TestContext.Current.CancellationToken);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var stale = await visitor.Http.PostAsJsonAsync("/api/v1/me/passkeys/options", new { }, TestContext.Current.CancellationToken);

        fresh.StatusCode.ShouldBe(HttpStatusCode.OK);
        stale.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync("/settings/passkeys")).Target().ShouldBe("/settings/confirm?returnUrl=%2Fsettings%2Fpasskeys");
    }
}
