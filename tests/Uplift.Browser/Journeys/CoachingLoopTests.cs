using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Journeys;

/// <summary>From a missed point to the next day's review, a plan, and a coach's word that is read.</summary>
public sealed class CoachingLoopTests(Site site)
{
    private const string Comment = "Say the write side in the same breath: what does this index cost each insert?";

    [Fact]
    public async Task Missed_points_are_tomorrows_cards_reviews_change_the_map_a_plan_is_made_and_a_coach_is_heard()
    {
        Site.NeedChromium();
        await using var server = await UpliftServer.StartAsync();
        await using var profile = await site.ProfileAsync(server);
        await using var other = await site.ProfileAsync(server);
        var (ada, grace) = (new Learner(await profile.NewPageAsync()), new Learner(await other.NewPageAsync()));

        await ada.SignUpAsync("Ada");
        var report = await ada.MissMostOfAnInterviewAsync();
        var missed = await ada.MissedAsync();
        missed.Count.ShouldBeGreaterThan(1);
        await ada.HasNothingDueYetAsync();
        await ada.SeesNoRecallOnTheMapAsync();

        await server.MoveClockAsync(hoursAhead: 24);
        await ada.GoToTomorrowAsync();
        await ada.BeginTheReviewFromTodayAsync(missed.Count);
        await ada.RecallAllAsync(missed);
        await ada.SeesRecallOnTheMapAsync();

        await ada.PlanAsync(days: 10, minutes: 30);
        await ada.SeesThatItDoesNotFitAndWhyAsync();
        await ada.PlanAsync(days: 10, minutes: 30, onlyTopic: "Indexing and query performance");
        await ada.SeesThatItFitsAsync(days: 10);

        var link = await ada.InviteACoachAsync();
        await grace.JoinAsync(link, "Grace");
        await ada.ShareAsync(report, "Grace");
        await grace.CommentAsync(report, Comment);
        await ada.ReadsTheNoticeAndTheCommentAsync("Grace", Comment);
    }

    /// <summary>Somebody with an account: clicks what can be seen, types, and reads what comes.</summary>
    private sealed class Learner(IPage page)
    {
        private ILocator Main => page.GetByRole(AriaRole.Main);

        public async Task SignUpAsync(string name)
        {
            await page.GotoAsync("/signup");
            await FillAccountAsync(name);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Today", Exact = true })).ToBeVisibleAsync();
        }

        /// <returns>The report's address.</returns>
        public async Task<string> MissMostOfAnInterviewAsync()
        {
            await page.GotoAsync("/interviews/new?topic=indexing");
            await page.GetByText("intermediate", new() { Exact = true }).ClickAsync();
            await page.GetByText("1 question", new() { Exact = true }).ClickAsync();
            await PressAsync("Start the interview");
            await page.GetByLabel("Your answer").FillAsync(
                "I would look at the query first, add an index, run it again and see whether the time that it takes has become shorter than it was before.");
            await page.GetByText("Some of it", new() { Exact = true }).ClickAsync();
            await PressAsync("Answer");
            var (onward, read) = (Link("Go on: a follow-up"), Link("Read the report"));
            await onward.Or(read).WaitForAsync();
            while (await onward.IsVisibleAsync())
            {
                await onward.ClickAsync();
                await PressAsync("I do not know this one");
                await onward.Or(read).WaitForAsync();
            }

            await read.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Interview report" })).ToBeVisibleAsync();
            return new Uri(page.Url).AbsolutePath;
        }

        /// <summary>What the cards of the report should ask for.</summary>
        public async Task<IReadOnlyList<string>> MissedAsync()
        {
            await page.GotoAsync("/cards");
            return await Main.Locator(".row-title").AllInnerTextsAsync();
        }

        public async Task HasNothingDueYetAsync()
        {
            await page.GotoAsync("/review");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing is due" })).ToBeVisibleAsync();
        }

        public async Task SeesNoRecallOnTheMapAsync() => (await RecallAsync()).ShouldBe("–");

        public async Task SeesRecallOnTheMapAsync() => (await RecallAsync()).ShouldBe("100 %");

        /// <summary>The server's clock was set; the browser's follows, as it would.</summary>
        public async Task GoToTomorrowAsync() => await page.Clock.SetSystemTimeAsync(TimeProvider.System.GetUtcNow().AddHours(24).UtcDateTime);

        public async Task BeginTheReviewFromTodayAsync(int points)
        {
            await page.GotoAsync("/");
            await Expect(page.Locator("#next")).ToHaveTextAsync($"{points} points to recall");
            await Link("Begin the review").ClickAsync();
        }

        /// <summary>By keys alone: look at the answer, then say that it was recalled.</summary>
        public async Task RecallAllAsync(IReadOnlyList<string> prompts)
        {
            // Keys are for the script, which says that it is there.
            await page.Locator("[data-review-state][data-state]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            for (var left = prompts.Count; left > 0; left--)
            {
                await Expect(page.Locator("[data-review-count]")).ToContainTextAsync($"{left} to go");
                prompts.ShouldContain((await page.Locator("[data-review-prompt]").InnerTextAsync()).Trim());
                await page.Keyboard.PressAsync("Space");
                await Expect(page.Locator("[data-review-text]")).ToBeVisibleAsync();
                await page.Keyboard.PressAsync("3");
            }

            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing is due" })).ToBeVisibleAsync();
        }

        public async Task PlanAsync(int days, int minutes, string? onlyTopic = null)
        {
            await page.GotoAsync("/plan");
            var day = TimeProvider.System.GetUtcNow().AddHours(24).AddDays(days);
            await page.GetByLabel("Day of the interview").FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await page.GetByLabel("Minutes a day").FillAsync(minutes.ToString(CultureInfo.InvariantCulture));
            if (onlyTopic is not null)
            {
                await page.GetByText("Topics that count").ClickAsync();
                await page.GetByText(onlyTopic, new() { Exact = true }).ClickAsync();
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "Make the plan" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Plan anew" })).ClickAsync();
        }

        public async Task SeesThatItDoesNotFitAndWhyAsync()
        {
            await Expect(page.Locator("#verdict")).ToHaveTextAsync("It does not fit");
            await Expect(Main).ToContainTextAsync("find no room until");
            await Expect(Main).ToContainTextAsync("Or leave out");
        }

        public async Task SeesThatItFitsAsync(int days)
        {
            await Expect(page.Locator("#verdict")).ToHaveTextAsync("It fits");
            // Before four in the morning the learner's day is still the day before.
            (await page.Locator(".plan-days > li").CountAsync()).ShouldBeInRange(days, days + 1);
        }

        public async Task<string> InviteACoachAsync()
        {
            await page.GotoAsync("/coaches");
            await PressAsync("Make an invitation link");
            return new Uri(await page.Locator("#link").InnerTextAsync()).AbsolutePath;
        }

        /// <summary>Without an account before: the way leads through making one and back to the invitation.</summary>
        public async Task JoinAsync(string invitation, string name)
        {
            await page.GotoAsync(invitation);
            await Expect(Main).ToContainTextAsync("Ada asks you to be their coach");
            await Main.GetByRole(AriaRole.Link, new() { Name = "Sign up" }).ClickAsync();
            await FillAccountAsync(name);
            await PressAsync("Be their coach");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your learners" })).ToBeVisibleAsync();
        }

        public async Task ShareAsync(string report, string coach)
        {
            await page.GotoAsync(report);
            await Main.GetByRole(AriaRole.Link, new() { Name = "Share", Exact = true }).ClickAsync();
            await Main.Locator(".row").Filter(new() { HasText = coach }).GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
            await Expect(Main).ToContainTextAsync("sees this report");
        }

        public async Task CommentAsync(string report, string comment)
        {
            await page.GotoAsync("/notices");
            await Main.Locator(".row .link-button").First.ClickAsync();
            await page.WaitForURLAsync($"**{report}");
            await Link("Comment on this answer").ClickAsync();
            await page.GetByLabel("Your comment").FillAsync(comment);
            await PressAsync("Say it");
            await Expect(Main.Locator(".row").First).ToContainTextAsync(comment);
        }

        public async Task ReadsTheNoticeAndTheCommentAsync(string coach, string comment)
        {
            await page.GotoAsync("/");
            await Expect(page.Locator(".bell-count")).ToContainTextAsync("2");
            await page.Locator(".bell").ClickAsync();
            await Main.Locator(".row .link-button").First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Interview report" })).ToBeVisibleAsync();
            var said = page.Locator(".coach-comment");
            await Expect(said).ToContainTextAsync(comment);
            await Expect(said).ToContainTextAsync(coach);
            await Expect(page.Locator(".bell-count")).ToContainTextAsync("1");
        }

        private async Task<string> RecallAsync()
        {
            await page.GotoAsync("/skills");
            return (await page.Locator(".skill-table tbody tr").First.Locator("td").Nth(4).InnerTextAsync()).Trim();
        }

        private async Task FillAccountAsync(string name)
        {
            await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
            await page.GetByLabel("E-mail address").FillAsync(Candidates.NewAddress());
            await page.GetByLabel("Password").FillAsync(Candidates.Password);
            await Main.GetByRole(AriaRole.Button, new() { Name = "Sign up" }).ClickAsync();
        }

        private ILocator Link(string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First;

        private Task PressAsync(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
    }
}
