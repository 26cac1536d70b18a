namespace Uplift.Browser.Pages;

public sealed class NarrowScreenTests(Site site)
{
    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task A_page_does_not_scroll_sideways_on_a_screen_of_320_pixels(string name)
    {
        var page = await site.OpenAsync(SitePage.Named(name), new() { ViewportSize = new() { Width = 320, Height = 640 } });

        var width = await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth");

        width.ShouldBeLessThanOrEqualTo(320);
        await page.Context.CloseAsync();
    }
}
