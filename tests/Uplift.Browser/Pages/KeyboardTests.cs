using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Pages;

/// <summary>Without a mouse.</summary>
public sealed class KeyboardTests(Site site)
{
    [Fact]
    public async Task An_answer_can_be_written_marked_and_sent()
    {
        var page = await site.OpenAsync(SitePage.Named("today"));
        var interview = await Tour.StartAsync(page, new { level = "intermediate", questions = 1, mode = "rehearsal", question = Tour.Question });
        await page.GotoAsync($"/interviews/{interview}");

        await TabToAsync(page, page.GetByLabel("Your answer"));
        await page.Keyboard.TypeAsync("Equality columns first, then the sort column.");
        await TabToAsync(page, page.GetByRole(AriaRole.Radio).First);
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Solid" })).ToBeCheckedAsync();
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }));
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/interviews/*/answers/*");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task After_a_link_the_focus_is_on_the_heading_of_the_new_page()
    {
        var page = await site.OpenAsync(SitePage.Named("guides"));

        await TabToAsync(page, page.Locator(".row-link").First);
        var title = await page.Locator(".row-link").First.InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var stops = 0; stops < 60; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"60 stops do not reach {target}.");
    }
}
