using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Journeys;

/// <summary>Signing in with a real, certified OpenID provider, in a real browser.</summary>
public sealed class ExternalSignInTests(Site site) : IAsyncLifetime
{
    private UpliftServer server = null!;
    private OpenIdProvider provider = null!;

    public async ValueTask InitializeAsync()
    {
        Site.NeedChromium();
        var port = UpliftServer.FreePort();
        server = await UpliftServer.StartAsync(new Dictionary<string, string>
        {
            ["Uplift__SignIn__Oidc__0__Name"] = "Certified",
            ["Uplift__SignIn__Oidc__0__Slug"] = "certified",
            ["Uplift__SignIn__Oidc__0__Authority"] = $"http://127.0.0.1:{port}",
            ["Uplift__SignIn__Oidc__0__ClientId"] = OpenIdProvider.ClientId,
            ["Uplift__SignIn__Oidc__0__ClientSecret"] = OpenIdProvider.ClientSecret,
        });
        provider = await OpenIdProvider.StartAsync(port, $"{server.Address}/signin/certified/callback");
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_signs_in_is_remembered_and_signs_in_again()
    {
        await using var first = await site.ProfileAsync(server);
        var page = await SignInAsync(first, "ada");
        await Expect(page).ToHaveURLAsync($"{server.Address}/guides");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Account" })).ToContainTextAsync("ada");
        await page.GotoAsync("/settings/external");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Certified, known there as ada");

        await using var second = await site.ProfileAsync(server);
        var elsewhere = await SignInAsync(second, "ada");
        await elsewhere.GotoAsync("/settings/sessions");

        await Expect(elsewhere.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Whoever_cancels_at_the_provider_comes_back_to_a_page_that_says_so()
    {
        await using var profile = await site.ProfileAsync(server);
        var page = await OpenProviderAsync(profile);

        await page.GetByText("Cancel").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You are not signed in");
    }

    private static async Task<IPage> OpenProviderAsync(IBrowserContext profile)
    {
        var page = await profile.NewPageAsync();
        await page.GotoAsync("/signin?returnUrl=%2Fguides");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Certified" }).ClickAsync();
        return page;
    }

    private static async Task<IPage> SignInAsync(IBrowserContext profile, string name)
    {
        var page = await OpenProviderAsync(profile);
        await page.Locator("input[name=login]").FillAsync(name);
        await page.Locator("input[name=password]").FillAsync("anything");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        return page;
    }
}
