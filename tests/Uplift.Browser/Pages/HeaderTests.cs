using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Pages;

/// <summary>The head of every page, as wide as a window may be.</summary>
public sealed class HeaderTests(Site site)
{
    [Theory]
    [InlineData("guides")]
    [InlineData("history")]
    [InlineData("people")]
    public async Task It_is_one_line_with_the_longest_name_and_the_most_notices(string name)
    {
        var page = await site.OpenAsync(SitePage.Named(name));
        await page.EvaluateAsync(
            """
            () => {
              document.querySelectorAll('.account-name').forEach(name => name.textContent = 'Augusta Ada King, Countess of Lovelace');
              document.querySelector('.bell')?.insertAdjacentHTML('beforeend', '<span class="bell-count">99+</span>');
            }
            """);

        foreach (var width in new[] { 720, 831, 832, 1000, 1279, 1280, 1440 })
        {
            await page.SetViewportSizeAsync(width, 700);
            var height = (await page.Locator("header.site-header").BoundingBoxAsync())!.Height;
            height.ShouldBeLessThan(80, $"{width} pixels wide");
            (await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth")).ShouldBe(width);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_menu_of_the_account_opens_and_closes_and_leads_on_by_keyboard_and_without_script()
    {
        var state = await site.StateAsync(SitePage.Named("history"));
        await using var profile = await site.ProfileAsync(options: new()
        {
            StorageState = state,
            JavaScriptEnabled = false,
            ViewportSize = new() { Width = 320, Height = 640 },
        });
        var page = await profile.NewPageAsync();
        await page.GotoAsync("/interviews");
        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Account menu" });
        var bookmarks = page.GetByRole(AriaRole.Link, new() { Name = "Bookmarks", Exact = true });
        await Expect(bookmarks).ToBeHiddenAsync();

        await menu.PressAsync("Enter");
        await Expect(bookmarks).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Keyboard.PressAsync("Escape");
        await Expect(bookmarks).ToBeHiddenAsync();

        await menu.PressAsync("Enter");
        await Expect(bookmarks).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Keyboard.PressAsync("Tab");
        await Expect(bookmarks).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync("/bookmarks");
    }
}
