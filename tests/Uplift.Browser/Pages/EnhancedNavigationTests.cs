using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Pages;

/// <summary>What the script adds: the page stays, its content changes, and nothing typed is lost.</summary>
public sealed class EnhancedNavigationTests(Site site)
{
    [Fact]
    public async Task A_link_changes_the_page_without_loading_a_second_document()
    {
        var documents = new List<string>();
        var page = await site.OpenAsync(SitePage.Named("guides"));
        page.Request += (_, request) => documents.AddRange(request.IsNavigationRequest ? [request.Url] : []);

        await page.Locator(".row-link").First.ClickAsync();
        await Expect(page.Locator("article.prose")).ToBeVisibleAsync();

        documents.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Back_returns_to_the_page_and_the_place_that_were_left()
    {
        var page = await site.OpenAsync(SitePage.Named("questions"));
        var last = page.Locator(".row-link").Last;
        await last.ScrollIntoViewIfNeededAsync();
        var place = await page.EvaluateAsync<int>("() => scrollY");
        place.ShouldBeGreaterThan(0);
        await last.ClickAsync();
        await Expect(page.GetByText("Answer first").First).ToBeVisibleAsync();

        await page.GoBackAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Questions", Level = 1 })).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("() => scrollY")).ShouldBe(place);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_answer_sent_without_a_connection_stays_and_the_page_says_so()
    {
        var page = await site.OpenAsync(SitePage.Named("home"));
        await page.GetByLabel("Answer it here").FillAsync("Equality columns first.");
        await page.GetByText("Solid", new() { Exact = true }).ClickAsync();
        await page.Context.SetOfflineAsync(true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Check my answer" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("You are offline; nothing is lost. Try again.");
        await Expect(page.GetByLabel("Answer it here")).ToHaveValueAsync("Equality columns first.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_draft_typed_without_a_connection_is_saved_when_it_is_back()
    {
        var page = await site.OpenAsync(SitePage.Named("today"));
        var interview = await Tour.StartAsync(page, new { level = "intermediate", questions = 1, mode = "rehearsal", question = Tour.Question });
        await page.GotoAsync($"/interviews/{interview}");
        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("Your answer").FillAsync("Equality columns first.");
        await Expect(page.Locator("#answer-saved")).ToHaveTextAsync("Not saved yet: no connection");

        await page.Context.SetOfflineAsync(false);

        await Expect(page.Locator("#answer-saved")).ToHaveTextAsync("Saved");
        await page.Context.CloseAsync();
    }
}
