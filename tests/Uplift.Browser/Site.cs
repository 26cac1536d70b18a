using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Uplift.Browser.Site))]

namespace Uplift.Browser;

/// <summary>One Chromium for all tests, and one running server for those that do not need one of their own.</summary>
public sealed class Site : IAsyncLifetime
{
    /// <summary>A busy machine is slow, which is no fault of a page.</summary>
    private const float Patience = 30_000;

    private static readonly string? Chromium = FindChromium();

    private readonly Lazy<Task<Tour>> tour;
    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;
    private UpliftServer? server;

    public Site() => tour = new(MakeTourAsync);

    public async ValueTask InitializeAsync()
    {
        if (Chromium is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        starting.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    internal static void NeedChromium()
    {
        if (Chromium is null)
        {
            Requirement.Missing("Chromium is not installed.");
        }
    }

    /// <summary>A browser profile of its own, at this server or at the shared one.</summary>
    internal async Task<IBrowserContext> ProfileAsync(UpliftServer? at = null, BrowserNewContextOptions? options = null)
    {
        NeedChromium();
        var profile = await browser!.NewContextAsync(new(options ?? new())
        {
            BaseURL = (at ?? await ServerAsync()).Address,
            Locale = "en-GB",
        });
        profile.SetDefaultTimeout(Patience);
        return profile;
    }

    /// <summary>A page of the tour, opened by the one who may see it.</summary>
    internal async Task<IPage> OpenAsync(SitePage stop)
    {
        var profile = await ProfileAsync(options: new() { StorageState = await StateAsync(stop), ReducedMotion = ReducedMotion.Reduce });
        var page = await profile.NewPageAsync();
        await page.GotoAsync(stop.Path(await TourAsync()));
        await UnfoldAsync(page, stop);
        return page;
    }

    /// <summary>What the browser of the one who may see a page keeps; null for a stranger's.</summary>
    internal async Task<string?> StateAsync(SitePage stop)
    {
        var made = await TourAsync();
        return stop.ForAdmin ? made.Admin : stop.ForNewcomer ? made.Newcomer : stop.ForMember ? made.Member : null;
    }

    internal static async Task UnfoldAsync(IPage page, SitePage stop)
    {
        if (stop.Unfold is null)
        {
            return;
        }

        // From the end: what was opened is no longer counted.
        var folds = page.Locator(stop.Unfold);
        for (var left = await folds.CountAsync(); left > 0; left--)
        {
            await folds.Nth(left - 1).ClickAsync();
        }
    }

    internal Task<Tour> TourAsync()
    {
        NeedChromium();
        return tour.Value;
    }

    private async Task<Tour> MakeTourAsync()
    {
        await using var member = await ProfileAsync();
        await using var admin = await ProfileAsync();
        await using var elsewhere = await ProfileAsync();
        return await Tour.MakeAsync(
            await member.NewPageAsync(), await admin.NewPageAsync(), await elsewhere.NewPageAsync(), (await ServerAsync()).SetupLink);
    }

    private async Task<UpliftServer> ServerAsync()
    {
        await starting.WaitAsync();
        try
        {
            return server ??= await UpliftServer.StartAsync();
        }
        finally
        {
            starting.Release();
        }
    }

    private static string? FindChromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
