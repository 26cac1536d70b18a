using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Journeys;

/// <summary>Somebody writes their first resume: typed, reordered, undone, kept, shared; with the connection cut on the way.</summary>
public sealed class FirstResumeTests(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resume_is_written_reordered_kept_and_shared(bool withScript)
    {
        Site.NeedChromium();
        await using var profile = await site.ProfileAsync(options: new() { JavaScriptEnabled = withScript });
        var page = await profile.NewPageAsync();
        await BeginAsync(page);

        await page.Locator("#basics-name").FillAsync("Ada Müller");
        await page.Locator("#basics-email").FillAsync("ada@example.org");
        await (withScript ? Expect(page.Locator(".sheet-name")).ToHaveTextAsync("Ada Müller") : page.Locator("#basics-save").ClickAsync());
        await Expect(page.Locator(".sheet-name")).ToHaveTextAsync("Ada Müller");
        await AddJobAsync(page, "Developer", "Globex", "2017-09", withScript);
        await AddJobAsync(page, "Senior developer", "Initech", "2021-03", withScript);
        await Expect(page.Locator(".sheet-entry-title")).ToHaveTextAsync(["Senior developer", "Developer"]);

        await page.Locator("#work-0-down").ClickAsync();
        await Expect(page.Locator(".sheet-entry-title")).ToHaveTextAsync(["Developer", "Senior developer"]);
        await page.Locator("#undo-button").ClickAsync();
        await Expect(page.Locator(".sheet-entry-title")).ToHaveTextAsync(["Senior developer", "Developer"]);

        await page.GetByRole(AriaRole.Link, new() { Name = "Share", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var address = await page.Locator("#address").InnerTextAsync();
        await using var elsewhere = await site.ProfileAsync();
        var reader = await elsewhere.NewPageAsync();
        await reader.GotoAsync(new Uri(address).PathAndQuery);
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ada Müller");
        await Expect(reader.GetByText("ada@example.org")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_typed_without_a_connection_is_told_and_saved_when_it_is_back()
    {
        Site.NeedChromium();
        await using var profile = await site.ProfileAsync();
        var page = await profile.NewPageAsync();
        await BeginAsync(page);

        await profile.SetOfflineAsync(true);
        await page.Locator("#basics-name").FillAsync("Ada");
        await Expect(page.Locator("#save-state")).ToContainTextAsync("Not saved yet");
        await Expect(page.Locator("#basics-name")).ToHaveValueAsync("Ada");
        await profile.SetOfflineAsync(false);

        await Expect(page.Locator(".sheet-name")).ToHaveTextAsync("Ada");
        await Expect(page.Locator("#save-state")).ToContainTextAsync("Saved");
    }

    private static async Task BeginAsync(IPage page)
    {
        await page.GotoAsync("/signup");
        await page.GetByLabel("Name").FillAsync("Ada");
        await page.GetByLabel("E-mail address").FillAsync(Candidates.NewAddress());
        await page.GetByLabel("Password").FillAsync(Candidates.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign up" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Resume", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin a resume" }).ClickAsync();
        await page.GetByLabel("What do you call it?").FillAsync("Backend, Berlin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin", Exact = true }).ClickAsync();
        await page.Locator("#basics-name").WaitForAsync();
    }

    private static async Task AddJobAsync(IPage page, string position, string employer, string from, bool withScript)
    {
        if (!await page.Locator("#work-add").IsVisibleAsync())
        {
            await page.Locator("#work > summary").ClickAsync();
        }

        await page.Locator("#work-add").ClickAsync();
        var field = page.Locator("#work-0-position");
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveValueAsync("");
        await field.FillAsync(position);
        await page.Locator("#work-0-name").FillAsync(employer);
        await page.Locator("#work-0-startDate").FillAsync(from);
        if (!withScript)
        {
            await page.Locator("#work-0-save").ClickAsync();
        }

        await Expect(page.Locator(".sheet-entry-title").First).ToHaveTextAsync(position);
    }
}
