using Microsoft.Playwright;

namespace Uplift.Browser.Pages;

/// <summary>What the browser itself has to complain about, and what it has to load.</summary>
public sealed class QuietPageTests(Site site)
{
    private const int MostBytes = 60_000;

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task A_page_causes_no_complaint_and_needs_at_most_60_kilobytes_of_css_and_script(string name)
    {
        var complaints = new List<string>();
        var assets = new List<IResponse>();

        var page = await site.OpenAsync(SitePage.Named(name), before: page => ListenAsync(page, complaints, assets));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        complaints.ShouldBeEmpty();
        var sizes = await Task.WhenAll(assets.Select(async asset => (await asset.BodyAsync()).Length));
        sizes.Length.ShouldBeGreaterThanOrEqualTo(2, "the style sheet and the script");
        sizes.Sum().ShouldBeLessThanOrEqualTo(MostBytes);
        await page.Context.CloseAsync();
    }

    /// <summary>Chromium reports a breach of the policy as an error, too.</summary>
    private static Task ListenAsync(IPage page, List<string> complaints, List<IResponse> assets)
    {
        page.Response += (_, response) =>
            assets.AddRange(response.Request.ResourceType is "stylesheet" or "script" ? [response] : []);
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            // The page about what is not there is itself a 404.
            var isOwnStatus = message.Text.Contains(" 404 ", StringComparison.Ordinal)
                && message.Location.StartsWith($"{page.Url}:", StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !isOwnStatus)
            {
                complaints.Add($"{message.Text} ({message.Location})");
            }
        };
        return Task.CompletedTask;
    }
}
