using Microsoft.Playwright;

namespace Uplift.Browser.Pages;

/// <summary>Every page, light and dark, on a phone and on a desk. Where UPLIFT_SCREENSHOTS names a folder, each is kept there as a picture.</summary>
public sealed class AccessibilityTests(Site site)
{
    private static readonly string? Gallery = Environment.GetEnvironmentVariable("UPLIFT_SCREENSHOTS");

    public static TheoryData<string, int> Looks
    {
        get
        {
            var looks = new TheoryData<string, int>();
            foreach (var name in SitePage.All.Select(page => page.Name))
            {
                looks.Add(name, 390);
                looks.Add(name, 1440);
            }

            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_page_breaks_no_rule_of_wcag_2_2_aa_in_light_or_dark(string name, int width)
    {
        var page = await site.OpenAsync(
            SitePage.Named(name),
            new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = ColorScheme.Light },
            Axe.LoadAsync);

        var light = await Axe.ViolationsAsync(page);
        await KeepAsync(page, $"{name}-{width}-light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await Axe.ColourViolationsAsync(page);
        await KeepAsync(page, $"{name}-{width}-dark");

        light.ShouldBeEmpty();
        dark.ShouldBeEmpty();
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
