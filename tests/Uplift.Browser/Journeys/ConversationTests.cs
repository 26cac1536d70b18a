using System.Text.Json;
using Microsoft.Playwright;
using Uplift.Tests.Platform.Ai;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Journeys;

/// <summary>
/// An admin switches a model on; somebody sits an interview with it, stops the interviewer once, loses the server in the
/// middle, goes on with the embedded interviewer, and reads in the report who said what.
/// </summary>
public sealed class ConversationTests(Site site)
{
    private const string Topic = "indexing";

    [Fact]
    public async Task An_interview_with_a_model_that_is_stopped_once_and_then_lost()
    {
        Site.NeedChromium();
        await using var model = await FakeModelServer.StartAsync();
        await using var server = await UpliftServer.StartAsync();
        await using var office = await site.ProfileAsync(server);
        await SwitchOnAsync(await office.NewPageAsync(), server, model);

        await using var profile = await site.ProfileAsync(server);
        var page = await profile.NewPageAsync();
        await SignUpAsync(page);
        model.Script = asked => Conversation(asked);
        await StartAsync(page);

        // The interviewer words the question; the question itself stands below.
        await Expect(page.Locator("[data-spoken]")).ToContainTextAsync("Let me put it like this.");
        await Expect(page.GetByText("Worded by fake-model (interviewer-1).")).ToBeVisibleAsync();

        // A vague answer is followed up, in the interviewer's words; one stop, and the record's words stand.
        model.Script = asked => asked.IsInterviewer ? FakeAnswer.Silence() : Conversation(asked);
        await AnswerAsync(page, "It keeps what was typed in a sorted order, so it depends on the query, I would say, and on how the columns are used there.");
        await model.UntilAsync(2, asked => asked.IsInterviewer);
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await Expect(page.GetByText("You stopped the interviewer.").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToBeEmptyAsync();

        // Meanwhile the first answer was read three times.
        await model.UntilAsync(3, asked => asked.IsJudge);

        // The server is lost in the middle: it is said, and the interview goes on.
        model.Script = asked => asked.IsInterviewer ? FakeAnswer.Unfinished("Let me put it like this. And th") : FakeAnswer.Status(System.Net.HttpStatusCode.BadGateway, "0");
        var lost = false;
        while (!page.Url.EndsWith("/report", StringComparison.Ordinal))
        {
            await AnswerAsync(page, "The rows stand in the order of the columns, so equality first and the range after it, and every write pays for it.");
            if (!lost && await page.Locator("[data-speech-note]").IsVisibleAsync())
            {
                await Expect(page.GetByText("goes on with the embedded interviewer").First).ToBeVisibleAsync();
                await Expect(page.Locator("[data-spoken]")).ToBeEmptyAsync();
                lost = true;
            }
        }

        lost.ShouldBeTrue();
        await page.ReloadAsync();
        await Expect(page.GetByText("worded by fake-model (interviewer-1)").First).ToBeVisibleAsync();
        await Expect(page.GetByText("by rules, meaning").First).ToBeVisibleAsync();
        await Expect(page.GetByText("by a model, fake-model (judge-1)").First).ToBeVisibleAsync();
        await Expect(page.GetByText("You stopped the interviewer.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("goes on with the embedded interviewer").First).ToBeVisibleAsync();

        // Where they disagree, the person decides.
        await page.GetByRole(AriaRole.Link, new() { Name = "They disagree: decide yourself" }).First.ClickAsync();
        await page.GetByText("In part", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save my verdict" }).ClickAsync();
        await Expect(page.GetByText("by yourself").First).ToBeVisibleAsync();
    }

    /// <summary>
    /// The whole way of an admin, from the link in the menu to an interview that names the model. A person needs some seconds to type
    /// what the test fills in; what the program itself takes has to leave them most of the minute.
    /// </summary>
    [Fact]
    public async Task Switching_a_model_on_takes_less_than_a_minute_and_the_interview_says_which_one_talks()
    {
        Site.NeedChromium();
        await using var model = await FakeModelServer.StartAsync();
        model.Script = asked => FakeAnswer.Says(asked.WantsSchema ? """{"ready":true}""" : "One, two, three, four, five, six.");
        await using var server = await UpliftServer.StartAsync();
        await using var profile = await site.ProfileAsync(server);
        var page = await profile.NewPageAsync();
        await MakeAdminAsync(page, server);
        await Expect(page.GetByText("your answers stay here")).ToBeVisibleAsync();

        var began = System.Diagnostics.Stopwatch.StartNew();
        await page.GetByRole(AriaRole.Link, new() { Name = "Admin", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Model server", Exact = true }).ClickAsync();
        // The page before has an address too.
        await page.WaitForURLAsync("**/admin/model");
        await FillInAsync(page, model);
        await page.GetByRole(AriaRole.Button, new() { Name = "Test the connection" }).ClickAsync();
        await page.GetByText("The connection works").WaitForAsync();
        await page.GotoAsync("/interviews/new?topic=indexing");
        await page.GetByText("Sceptical principal").ClickAsync();
        model.Script = Conversation;
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the interview" }).ClickAsync();
        await Expect(page.GetByText("Worded by fake-model (interviewer-1).")).ToBeVisibleAsync();
        began.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));

        // Somebody without a session reads the new footer at once.
        await using var stranger = await site.ProfileAsync(server);
        var outside = await stranger.NewPageAsync();
        await outside.GotoAsync("/guides");
        await Expect(outside.GetByRole(AriaRole.Contentinfo)).ToContainTextAsync("What is sent where");
    }

    /// <summary>Drafted, with a fault by its line, mended, checked again, vouched for, downloaded.</summary>
    [Fact]
    public async Task An_editor_has_a_question_drafted_and_mends_it()
    {
        Site.NeedChromium();
        await using var model = await FakeModelServer.StartAsync();
        await using var server = await UpliftServer.StartAsync();
        await using var profile = await site.ProfileAsync(server);
        var page = await profile.NewPageAsync();
        await Axe.LoadAsync(profile);
        await SwitchOnAsync(page, server, model);

        model.Script = _ => FakeAnswer.Json(Tests.Library.Drafts.GoodDraft.Question(weight: 9));
        await page.GotoAsync("/questions");
        await page.GetByRole(AriaRole.Link, new() { Name = "Drafts of questions" }).ClickAsync();
        // The page before has topics too.
        await page.WaitForURLAsync("**/question-drafts");
        await page.GetByLabel("Topic").SelectOptionAsync("indexing");
        await page.GetByLabel("What it should be about").FillAsync("A queue table: why a partial index.");
        await page.GetByLabel("Drawn from").SelectOptionAsync("database-indexing");
        await LookAsync(page, "drafts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Draft it" }).ClickAsync();
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("Drafted.");
        await Expect(page.GetByText("must be a whole number from 1 to 3")).ToBeVisibleAsync();
        await LookAsync(page, "draft");
        var text = page.GetByLabel("The file");
        await text.FillAsync((await text.InputValueAsync()).Replace("weight: 9", "weight: 3", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and check again" }).ClickAsync();
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("Saved and checked. The check finds 1 fault.");
        await page.GetByRole(AriaRole.Button, new() { Name = "I have read it and it is right" }).ClickAsync();
        await Expect(page.GetByText("No faults.", new() { Exact = true })).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        download.SuggestedFilename.ShouldBe($"{Tests.Library.Drafts.GoodDraft.Slug}.md");
    }

    /// <summary>Accessible, within a phone's width, and kept as a picture where somebody wants to look at it.</summary>
    private static async Task LookAsync(IPage page, string name)
    {
        await page.SetViewportSizeAsync(320, 800);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
        (await Axe.ViolationsAsync(page)).ShouldBeEmpty();
        if (Environment.GetEnvironmentVariable("UPLIFT_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-320.png"), FullPage = true });
            await page.SetViewportSizeAsync(1280, 900);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-1280.png"), FullPage = true });
        }

        await page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task SwitchOnAsync(IPage page, UpliftServer server, FakeModelServer model)
    {
        await MakeAdminAsync(page, server);
        await page.GotoAsync("/admin/model");
        await FillInAsync(page, model);
        model.Script = asked => FakeAnswer.Says(asked.WantsSchema ? """{"ready":true}""" : "One, two, three, four, five, six.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test the connection" }).ClickAsync();
        await page.GetByText("The connection works").WaitForAsync();
    }

    private static async Task MakeAdminAsync(IPage page, UpliftServer server)
    {
        await page.GotoAsync(server.SetupLink);
        await page.GetByLabel("Name").FillAsync("Grace");
        await page.GetByLabel("E-mail address").FillAsync(Candidates.NewAddress());
        await page.GetByLabel("Password").FillAsync(Candidates.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the first admin" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
    }

    private static async Task FillInAsync(IPage page, FakeModelServer model)
    {
        await page.GetByLabel("Address").FillAsync(model.Address);
        await page.GetByLabel("Model", new() { Exact = true }).FillAsync("fake-model");
        await page.GetByLabel("Key", new() { Exact = true }).FillAsync(FakeModelServer.Key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByText("Saved. Test the connection next.").WaitForAsync();
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

    private static async Task StartAsync(IPage page)
    {
        await page.GotoAsync($"/interviews/new?topic={Topic}&level=beginner");
        await page.GetByText("Real: six minutes a question").ClickAsync();
        await page.GetByText("3 questions", new() { Exact = true }).ClickAsync();
        await page.GetByText("Sceptical principal").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the interview" }).ClickAsync();
        await page.GetByLabel("Your answer").WaitForAsync();
    }

    private static async Task AnswerAsync(IPage page, string text)
    {
        var before = await page.Locator("input[name='Draft.Turn']").GetAttributeAsync("value");
        await page.GetByLabel("Your answer").FillAsync(text);
        await page.GetByText("Solid", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await page.WaitForFunctionAsync("before => document.querySelector(\"input[name='Draft.Turn']\")?.value !== before", before);
    }

    /// <summary>A good interviewer and a judge that finds everything, so that it disagrees with the rules somewhere.</summary>
    private static FakeAnswer Conversation(AskedModel asked)
    {
        if (asked.IsInterviewer)
        {
            var lines = asked.User.Split('\n');
            return FakeAnswer.Says("Let me put it like this. " + lines[Array.FindIndex(lines, line => line.StartsWith("Now ask this", StringComparison.Ordinal)) + 1]);
        }

        if (asked.IsNoteTaker)
        {
            return FakeAnswer.Json(new { vague = new[] { "it depends on the query" } });
        }

        var points = asked.User.Split('\n').Select(line => line.Split(": ", 2)[0]).Where(name => name.Length is 2 or 3 && name[0] == 'p' && char.IsAsciiDigit(name[1]));
        return FakeAnswer.Says(JsonSerializer.Serialize(new
        {
            verdicts = points.Select(point => new { point, verdict = "covered", quote = "keeps what was typed in a sorted order" }),
        }));
    }
}
