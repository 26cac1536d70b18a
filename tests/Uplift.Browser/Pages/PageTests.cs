using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Pages;

/// <summary>
/// What holds for every page, looked at in one visit, because visits are what these tests spend their time on. Where
/// UPLIFT_SCREENSHOTS names a folder, each page is kept there as a picture.
/// </summary>
public sealed class PageTests(Site site, PageTests.Profiles profiles) : IClassFixture<PageTests.Profiles>
{
    private const int Desk = 1440;
    private const int Phone = 390;
    private const int Narrowest = 320;
    private const int MostBytes = 60_000;

    private static readonly string? Gallery = Environment.GetEnvironmentVariable("UPLIFT_SCREENSHOTS");

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task A_page_breaks_no_rule_of_the_browser_of_wcag_2_2_aa_or_of_a_small_screen(string name)
    {
        var stop = SitePage.Named(name);
        var faults = new ConcurrentQueue<string>();
        var page = await (await profiles.OfAsync(site, stop)).NewPageAsync();
        Listen(page, faults);
        await page.SetViewportSizeAsync(Desk, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

        await page.GotoAsync(stop.Path(await site.TourAsync()));
        await FollowSkipLinkAsync(page);
        await Site.UnfoldAsync(page, stop);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await NoteAsync(faults, "on a desk, light", Axe.ViolationsAsync(page));
        await KeepAsync(page, $"{name}-{Desk}-light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await NoteAsync(faults, "on a desk, dark", Axe.ColourViolationsAsync(page));
        await KeepAsync(page, $"{name}-{Desk}-dark");
        await page.SetViewportSizeAsync(Phone, 900);
        await NoteAsync(faults, "on a phone, dark", Axe.ViolationsAsync(page));
        await KeepAsync(page, $"{name}-{Phone}-dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await KeepAsync(page, $"{name}-{Phone}-light");
        await MeasureAsync(page, faults);

        faults.ShouldBeEmpty();
        await page.CloseAsync();
    }

    /// <summary>The first stop on a page is the skip link, and it leads past the header.</summary>
    private static async Task FollowSkipLinkAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("a.skip-link")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main#main")).ToBeFocusedAsync();
    }

    /// <summary>It does not scroll sideways on the narrowest screen, and needs little before it can be read.</summary>
    private static async Task MeasureAsync(IPage page, ConcurrentQueue<string> faults)
    {
        await page.SetViewportSizeAsync(Narrowest, 640);
        var width = await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth");
        if (width > Narrowest)
        {
            faults.Enqueue($"It is {width} pixels wide on a screen of {Narrowest}.");
        }

        var assets = await page.EvaluateAsync<JsonElement>(
            "() => performance.getEntriesByType('resource').filter(e => /\\.(css|js)(\\?|$)/.test(e.name)).map(e => [e.name, e.decodedBodySize])");
        var bytes = assets.EnumerateArray().Sum(asset => asset[1].GetInt32());
        if (assets.GetArrayLength() < 2 || bytes is 0 or > MostBytes)
        {
            faults.Enqueue($"Style and script are {bytes} bytes: {assets}");
        }
    }

    /// <summary>Chromium reports a breach of the policy as an error, too.</summary>
    private static void Listen(IPage page, ConcurrentQueue<string> faults)
    {
        page.PageError += (_, error) => faults.Enqueue(error);
        page.Console += (_, message) =>
        {
            // The page about what is not there is itself a 404.
            var isOwnStatus = message.Text.Contains(" 404 ", StringComparison.Ordinal)
                && message.Location.StartsWith($"{page.Url}:", StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !isOwnStatus)
            {
                faults.Enqueue($"{message.Text} ({message.Location})");
            }
        };
    }

    private static async Task NoteAsync(ConcurrentQueue<string> faults, string seen, Task<IReadOnlyList<string>> violations)
    {
        foreach (var violation in await violations)
        {
            faults.Enqueue($"{seen}: {violation}");
        }
    }

    private static async Task KeepAsync(IPage page, string name)
    {
        if (Gallery is not null)
        {
            // A window as high as the page, or what is fixed to its edge would lie in the middle of the picture.
            var size = page.ViewportSize!;
            var height = await page.EvaluateAsync<int>("() => document.scrollingElement.scrollHeight");
            await page.SetViewportSizeAsync(size.Width, height);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Gallery, $"{name}.png"), FullPage = true });
            await page.SetViewportSizeAsync(size.Width, size.Height);
        }
    }

    /// <summary>A browser profile for each one who visits, kept from page to page as a person's is.</summary>
    public sealed class Profiles : IAsyncDisposable
    {
        private readonly Dictionary<string, IBrowserContext> open = [];

        internal async Task<IBrowserContext> OfAsync(Site site, SitePage stop)
        {
            var state = await site.StateAsync(stop);
            if (!open.TryGetValue(state ?? "", out var profile))
            {
                profile = await site.ProfileAsync(options: new() { StorageState = state, ReducedMotion = ReducedMotion.Reduce });
                await Axe.LoadAsync(profile);
                open.Add(state ?? "", profile);
            }

            return profile;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var profile in open.Values)
            {
                await profile.CloseAsync();
            }
        }
    }
}
