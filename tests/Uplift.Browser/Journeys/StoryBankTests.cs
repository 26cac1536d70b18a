using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Journeys;

/// <summary>Somebody writes a story down, tells it in an interview, and is told that they did; with and without script.</summary>
public sealed class StoryBankTests(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_story_is_written_found_in_an_interview_and_denied(bool withScript)
    {
        Site.NeedChromium();
        await using var profile = await site.ProfileAsync(options: new() { JavaScriptEnabled = withScript });
        var page = await profile.NewPageAsync();
        await SignUpAsync(page);

        await page.GotoAsync("/stories");
        await page.GetByRole(AriaRole.Link, new() { Name = "What interviewers ask for" }).ClickAsync();
        await page.GetByRole(AriaRole.Row, new() { Name = "Failure" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Failure" })).ToBeCheckedAsync();
        foreach (var (part, text) in Candidates.StoryParts)
        {
            await page.Locator($"#{part}").FillAsync(text);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Not told yet")).ToBeVisibleAsync();
        var story = new Uri(page.Url).AbsolutePath;

        await page.GotoAsync("/interviews/new?topic=behavioural&level=beginner");
        await page.GetByText("1 question", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the interview" }).ClickAsync();
        await page.GetByText("Your stories for this question").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Candidates.StoryParts["title"] })).ToBeVisibleAsync();
        await page.GetByLabel("Your answer").FillAsync(Candidates.StoryTold);
        await page.GetByText("Solid", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/answers/*");
        var interview = new Uri(page.Url).AbsolutePath.Split("/answers/")[0];
        await page.GotoAsync(interview);
        if (!page.Url.EndsWith("/report", StringComparison.Ordinal))
        {
            await page.GetByText("End this interview").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "End and read the report" }).ClickAsync();
        }

        await Expect(page.Locator(".story-notice")).ToContainTextAsync("You told a story of yours.");
        await page.Locator(".story-notice a").ClickAsync();
        await Expect(page.GetByText("Told in your last interview with behavioural questions")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I told something else" }).ClickAsync();
        await Expect(page.GetByText("Not told yet")).ToBeVisibleAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe(story);

        await page.GetByLabel("I told it on").FillAsync("2026-01-09");
        await page.GetByLabel("Where, such as the employer").FillAsync("Globex");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep that I told it" }).ClickAsync();
        await Expect(page.GetByText("9 Jan 2026, Globex")).ToBeVisibleAsync();
    }

    private static async Task SignUpAsync(IPage page)
    {
        await page.GotoAsync("/signup");
        await page.GetByLabel("Name").FillAsync("Ada");
        await page.GetByLabel("E-mail address").FillAsync(Candidates.NewAddress());
        await page.GetByLabel("Password").FillAsync(Candidates.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign up" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
    }
}
