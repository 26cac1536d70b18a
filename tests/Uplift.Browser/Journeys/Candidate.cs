using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Journeys;

/// <summary>Somebody who prepares for an interview: clicks what can be seen, types, and reads what comes.</summary>
internal sealed class Candidate(IPage page)
{
    private const string Running = "**/interviews/*";
    private const string Feedback = "**/interviews/*/answers/*";
    private const string Report = "**/interviews/*/report";

    private readonly string address = Candidates.NewAddress();

    private ILocator Answer => page.GetByLabel("Your answer");

    public async Task ReadAGuideAsync()
    {
        await page.GotoAsync("/");
        await FollowAsync("guides");
        await FollowAsync("Database indexing", isWhole: false);
        var folded = page.Locator("details.question").First;
        await Expect(folded.GetByText("The full answer and its key points")).ToBeHiddenAsync();
        await folded.Locator("summary").ClickAsync();
        await Expect(folded.GetByText("The full answer and its key points")).ToBeVisibleAsync();
    }

    /// <summary>The guide's last word is an invitation; what it proposes fits.</summary>
    public async Task StartAnInterviewFromTheGuideAsync()
    {
        await FollowAsync("Practise this", isWhole: false);
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "intermediate" })).ToBeCheckedAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "3 questions" })).ToBeCheckedAsync();
        await Expect(page.Locator("input[name='Draft.Topics']:checked")).ToHaveValueAsync("indexing");
        await PressAsync("Start the interview");
        await Answer.WaitForAsync();
    }

    public async Task<string> QuestionAsync() =>
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();

    /// <summary>Looks the open question up in the library, in a second tab.</summary>
    public async Task<ModelAnswer> LookItUpAsync()
    {
        var prompt = await QuestionAsync();
        var library = await page.Context.NewPageAsync();
        await library.GotoAsync("/questions?topic=indexing");
        await library.GetByRole(AriaRole.Link, new() { Name = prompt, Exact = true }).ClickAsync();
        var answer = library.Locator("details.question");
        await answer.Locator("summary").ClickAsync();
        var text = await answer.InnerTextAsync();
        var points = await answer.Locator("ul").First.Locator("li").AllInnerTextsAsync();
        await library.CloseAsync();
        return new ModelAnswer(
            text.Split("Full answer\n")[1].Split("What earns points")[0].Trim(),
            [.. points.Select(point => point[..point.LastIndexOf(" (", StringComparison.Ordinal)])]);
    }

    public async Task AnswerAsync(string text, string selfMark)
    {
        await Answer.FillAsync(text);
        await page.GetByText(selfMark, new() { Exact = true }).ClickAsync();
        await PressAsync("Answer");
        await page.WaitForURLAsync(Feedback);
    }

    public async Task TypeAsync(string text) => await Answer.FillAsync(text);

    public async Task SaveAndStayAsync()
    {
        await PressAsync("Save and stay");
        await SeesAsync("Saved. You can leave");
    }

    public Task SeesAsync(string text) => Expect(page.GetByText(text).First).ToBeVisibleAsync();

    public Task SeesItIsSavedAsync() => Expect(page.Locator("#answer-saved")).ToHaveTextAsync("Saved");

    /// <summary>Not a reload: after a form that would send the form again, and with it the text.</summary>
    public async Task OpenThePageAfreshAsync() => await page.GotoAsync(page.Url);

    public Task FindsTheirDraftAsync(string text) => Expect(Answer).ToHaveValueAsync(text);

    public async Task GoOnToAFollowUpAsync()
    {
        await FollowAsync("Go on: a follow-up");
        await Expect(page.Locator(".progress-line")).ToContainTextAsync("follow-up");
    }

    public async Task PassOnItAsync()
    {
        await page.WaitForURLAsync(Running);
        await PressAsync("I do not know this one");
        await page.WaitForURLAsync(Feedback);
    }

    /// <summary>Passes on whatever else the interviewer wants to know about this question.</summary>
    public async Task FinishTheQuestionAsync()
    {
        var followUp = page.GetByRole(AriaRole.Link, new() { Name = "Go on: a follow-up" });
        var next = page.GetByRole(AriaRole.Link, new() { Name = "Next question" });
        var report = page.GetByRole(AriaRole.Link, new() { Name = "Read the report" });
        var on = followUp.Or(next).Or(report);
        await on.WaitForAsync();
        while (await followUp.IsVisibleAsync())
        {
            await followUp.ClickAsync();
            await PassOnItAsync();
            await on.WaitForAsync();
        }

        var target = await next.IsVisibleAsync() ? Running : Report;
        await on.ClickAsync();
        await page.WaitForURLAsync(target);
    }

    public async Task ReadsTheReportAsync()
    {
        await page.WaitForURLAsync(Report);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Interview report" })).ToBeVisibleAsync();
    }

    public async Task SeesTheirWordsMarkedAsync()
    {
        var mark = page.Locator("mark.v[data-verdict=covered]").First;
        await Expect(mark).ToBeVisibleAsync();
        await Expect(page.Locator(".note[data-verdict=covered]").Filter(new() { HasText = (await mark.InnerTextAsync()).Trim() }).First)
            .ToBeVisibleAsync();
    }

    public Task SeesAMissedPointAsync() => Expect(page.Locator(".note[data-verdict=missed]").First).ToBeVisibleAsync();

    public Task SeesNoMarkForTheNoiseAsync() =>
        Expect(page.Locator(".report-question").Nth(2)).ToContainTextAsync("Not enough to assess");

    public async Task SignUpAsync()
    {
        await FollowAsync("Sign up to keep it");
        await page.GetByLabel("Name").FillAsync("Ada");
        await FillCredentialsAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign up" }).ClickAsync();
        await SeesTodayAsync();
    }

    public async Task SignOutAsync()
    {
        await PressAsync("Sign out");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    public async Task SignInAsync()
    {
        await FollowAsync("Sign in");
        await FillCredentialsAsync();
        await PressAsync("Sign in");
        await SeesTodayAsync();
    }

    /// <summary>The home page of whoever is signed in.</summary>
    private async Task SeesTodayAsync()
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Today", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Ada" })).ToBeVisibleAsync();
    }

    public async Task FindTheReportInTheHistoryAsync()
    {
        await FollowAsync("History");
        await page.WaitForURLAsync("**/interviews");
        await page.Locator(".row-link").ClickAsync();
        await ReadsTheReportAsync();
    }

    private async Task FillCredentialsAsync()
    {
        await page.GetByLabel("E-mail address").FillAsync(address);
        await page.GetByLabel("Password").FillAsync(Candidates.Password);
    }

    private Task FollowAsync(string name, bool isWhole = true) =>
        page.GetByRole(AriaRole.Link, new() { Name = name, Exact = isWhole }).First.ClickAsync();

    private Task PressAsync(string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}

/// <summary>What the library says about a question.</summary>
internal sealed record ModelAnswer(string Text, IReadOnlyList<string> Points);
