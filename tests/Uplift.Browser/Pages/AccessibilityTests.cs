using Microsoft.Playwright;

namespace Uplift.Browser.Pages;

/// <summary>Every page, light and dark, on a phone and on a desk. Where UPLIFT_SCREENSHOTS names a folder, each is kept there as a picture.</summary>
public sealed class AccessibilityTests(Site site)
{
    private static readonly string? Gallery = Environment.GetEnvironmentVariable("UPLIFT_SCREENSHOTS");

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task A_page_breaks_no_rule_of_wcag_2_2_aa_in_light_or_dark_on_a_phone_or_a_desk(string name)
    {
        var page = await site.OpenAsync(SitePage.Named(name), new() { ColorScheme = ColorScheme.Light }, Axe.LoadAsync);

        foreach (var width in new[] { 1440, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            (await Axe.ViolationsAsync(page)).ShouldBeEmpty($"{width} pixels, light");
            await KeepAsync(page, $"{name}-{width}-light");
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            (await Axe.ColourViolationsAsync(page)).ShouldBeEmpty($"{width} pixels, dark");
            await KeepAsync(page, $"{name}-{width}-dark");
        }

        await page.Context.CloseAsync();
    }

    private static async Task KeepAsync(IPage page, string name)
    {
        if (Gallery is not null)
        {
            // A window as high as the page, or what is fixed to its edge would lie in the middle of the picture.
            var height = await page.EvaluateAsync<int>("() => document.scrollingElement.scrollHeight");
            await page.SetViewportSizeAsync(page.ViewportSize!.Width, height);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Gallery, $"{name}.png"), FullPage = true });
        }
    }
}
