using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Journeys;

/// <summary>Passkeys with an authenticator that Chromium plays, over everything from the page's script to the database.</summary>
public sealed class PasskeyTests(Site site)
{
    private const string Name = "Grace";

    [Fact]
    public async Task A_passkey_is_added_signs_in_and_its_answer_is_worth_nothing_a_second_time()
    {
        await using var profile = await site.ProfileAsync();
        var page = await profile.NewPageAsync();
        await PlugInAuthenticatorAsync(page);
        var address = await SignUpAsync(page);

        await page.GotoAsync($"{address}/settings/passkeys");
        await page.GetByLabel("Name of the new passkey").FillAsync("My telephone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My telephone" })).ToBeVisibleAsync();
        await SignOutAsync(page);

        var sent = await SignInAsync(page, address);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Name })).ToBeVisibleAsync();
        await SignOutAsync(page);

        (await SendAgainAsync(page, sent)).ShouldBe(400);
        (await page.EvaluateAsync<int>("async () => (await fetch('/api/v1/me')).status")).ShouldBe(401);
    }

    /// <summary>A passkey belongs to a name: an address of numbers has none.</summary>
    private static async Task<string> SignUpAsync(IPage page)
    {
        await page.GotoAsync("/signup");
        var address = new Uri(page.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)).GetLeftPart(UriPartial.Authority);
        await page.GotoAsync($"{address}/signup");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(Name);
        await page.GetByLabel("E-mail address").FillAsync(Candidates.NewAddress());
        await page.GetByLabel("Password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign up" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Name })).ToBeVisibleAsync();
        return address;
    }

    /// <returns>What the page sent to sign in.</returns>
    private static async Task<string> SignInAsync(IPage page, string address)
    {
        await page.GotoAsync($"{address}/signin");
        var request = await page.RunAndWaitForRequestAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync(),
            request => request.Url.EndsWith("/api/v1/passkey-sign-ins", StringComparison.Ordinal));
        return request.PostData!;
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();
    }

    private static Task<int> SendAgainAsync(IPage page, string body) => page.EvaluateAsync<int>(
        """
        async (body) => (await fetch('/api/v1/passkey-sign-ins', {
            method: 'POST', headers: { 'Content-Type': 'application/json' }, body,
        })).status
        """,
        body);

    private static async Task PlugInAuthenticatorAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
            },
        });
    }
}
