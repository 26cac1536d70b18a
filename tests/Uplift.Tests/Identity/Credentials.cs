using System.Net.Http.Json;
using System.Text.Json;
using Uplift.Identity.SecondFactor;

namespace Uplift.Tests.Identity;

/// <summary>What several stories about signing in begin with.</summary>
internal static class Credentials
{
    /// <summary>Turns the second factor on for whoever is signed in.</summary>
    public static async Task<SecondFactorOf> TurnOnSecondFactorAsync(this UpliftApp app, Visitor visitor)
    {
        var page = await (await visitor.GetAsync("/settings/authenticator")).PageAsync();
        var secret = FromBase32(page.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        var factor = new SecondFactorOf(app, secret, []);
        var done = await visitor.SubmitAsync("/settings/authenticator", "authenticator", ("Draft.Code", factor.Code()));
        var codes = (await done.PageAsync()).QuerySelectorAll("ul.codes code").Select(code => code.TextContent).ToList();
        codes.Count.ShouldBe(10);
        // The code that turned it on is used up.
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        return factor with { RecoveryCodes = codes };
    }

    /// <summary>Makes a personal token for whoever is signed in.</summary>
    public static async Task<string> MintTokenAsync(this Visitor visitor, params string[] scopes)
    {
        var response = await visitor.Http.PostAsJsonAsync(
            "/api/v1/me/tokens",
            new { name = "script", scopes = scopes.Length == 0 ? ["read"] : scopes, days = 30 },
            TestContext.Current.CancellationToken);
        return (await response.JsonAsync()).GetProperty("token").GetString()!;
    }

    public static Task<HttpResponseMessage> SignInForTokensAsync(
        this Visitor visitor, string email, string? code = null, string password = Visitor.Password) =>
        visitor.Http.PostAsJsonAsync("/api/v1/tokens", new { email, password, code }, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> RefreshAsync(this Visitor visitor, string refreshToken) =>
        visitor.Http.PostAsJsonAsync("/api/v1/tokens/refresh", new { refreshToken }, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> MeWithAsync(this Visitor visitor, string token) =>
        visitor.GetAsync("/api/v1/me", ("Authorization", $"Bearer {token}"));

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    public static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2))];
    }
}

/// <summary>A person's telephone and their sheet of recovery codes.</summary>
internal sealed record SecondFactorOf(UpliftApp App, byte[] Secret, IReadOnlyList<string> RecoveryCodes)
{
    public string Code() => Totp.CodeAt(Secret, App.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);
}
