using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Pages;

/// <summary>The GraphQL explorer: ask, read the answer, read the schema, ask again.</summary>
public sealed class ExplorerTests(Site site)
{
    [Fact]
    public async Task An_operation_is_sent_answered_and_remembered()
    {
        var page = await site.OpenAsync(SitePage.Named("graphql") with { Unfold = null });

        await page.GetByLabel("Operation").FillAsync("query ($slug: ID!) { question(slug: $slug) { prompt } }");
        await page.GetByLabel("Variables, as JSON").FillAsync($"{{\"slug\":\"{Tour.Question}\"}}");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Locator("#explorer-answer")).ToContainTextAsync("\"prompt\":");
        await Expect(page.Locator("#explorer-status")).ToContainTextAsync("200");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Operation")).ToHaveValueAsync("query ($slug: ID!) { question(slug: $slug) { prompt } }");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_error_and_bad_variables_are_said()
    {
        var page = await site.OpenAsync(SitePage.Named("graphql") with { Unfold = null });

        await page.GetByLabel("Operation").FillAsync("{ nothing }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page.Locator("#explorer-answer")).ToContainTextAsync("Cannot query field");
        await page.GetByLabel("Variables, as JSON").FillAsync("{");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expect(page.Locator("#explorer-status")).ToContainTextAsync("The variables are no JSON");
        await Expect(page.GetByLabel("Variables, as JSON")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_schema_is_read_from_type_to_type()
    {
        var page = await site.OpenAsync(SitePage.Named("graphql") with { Unfold = null });

        await page.GetByRole(AriaRole.Button, new() { Name = "Query", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "GuideConnection", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "PageInfo!" }).ClickAsync();

        await Expect(page.Locator("#explorer-docs")).ToContainTextAsync("Whether there is more.");
        await page.Context.CloseAsync();
    }
}
