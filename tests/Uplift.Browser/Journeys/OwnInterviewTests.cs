using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Journeys;

/// <summary>Somebody is interviewed on their own resume, and for a job by its advert.</summary>
public sealed class OwnInterviewTests(Site site)
{
    private const string Advert = """
        Senior Backend Engineer

        Requirements
        - 6+ years of PostgreSQL
        - Experience with Redis

        Nice to have
        - Kafka
        """;

    private const string Story = "We counted the desks with every team, moved at night, and nobody lost a working day. I would tell the landlord earlier today.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_is_talked_about_another_is_marked_and_the_report_tells_them_apart(bool withScript)
    {
        Site.NeedChromium();
        await using var profile = await site.ProfileAsync(options: new() { JavaScriptEnabled = withScript });
        var page = await profile.NewPageAsync();
        await BeginAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Be interviewed on it" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "What you wrote" })).ToContainTextAsync("Unscored talk");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "What you wrote" })).ToContainTextAsync("marked");
        foreach (var box in await page.Locator("input[name='Draft.Topics']").AllAsync())
        {
            await box.UncheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Start the interview" }).ClickAsync();
        await Expect(page.GetByText("You wrote “Cut p95 latency by 40 % with composite PostgreSQL indexes”. A question on that:")).ToBeVisibleAsync();
        await AnswerUntilTalkAsync(page);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("You wrote “Led a team of 6 through the move to a new office”: how did you");
        await Expect(page.GetByText("Unscored talk.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Before you see the verdict")).ToHaveCountAsync(0);
        await page.GetByLabel("Your answer").FillAsync(Story);
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Interview report");
        var talk = page.Locator(".report-question").Nth(1);
        await Expect(talk).ToContainTextAsync("Unscored talk.");
        await Expect(talk).ToContainTextAsync("nobody lost a working day");
        await Expect(talk).Not.ToContainTextAsync("points");
        await Expect(page.GetByText("1 more was unscored talk, counted in no score.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_advert_shows_what_it_asks_for_before_the_interview_begins()
    {
        Site.NeedChromium();
        await using var profile = await site.ProfileAsync();
        var page = await profile.NewPageAsync();
        await SignUpAsync(page);

        await page.GotoAsync("/applications/new");
        await page.GetByLabel("Role").FillAsync("Senior backend engineer");
        await page.GetByLabel("Employer").FillAsync("Initech");
        await page.GetByLabel("The advert", new() { Exact = true }).FillAsync(Advert);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Be interviewed for it" }).ClickAsync();
        var topics = page.GetByRole(AriaRole.Group, new() { Name = "What the job asks for" });
        await Expect(topics).ToContainTextAsync("“PostgreSQL”");
        await Expect(topics).ToContainTextAsync("because of “Requirements”");
        await topics.GetByRole(AriaRole.Checkbox).First.UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the interview" }).ClickAsync();
        await Expect(page.GetByText("The advert asks for “")).ToBeVisibleAsync();

        await page.GotoAsync("/applications");
        await page.GetByRole(AriaRole.Link, new() { Name = "Senior backend engineer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Interviews for it" })).ToContainTextAsync("running: go on");
    }

    /// <summary>To the question, and to whatever follows it, with all there is to say.</summary>
    private static async Task AnswerUntilTalkAsync(IPage page)
    {
        for (var turn = 0; turn < 4 && await page.GetByText("Unscored talk.").CountAsync() == 0; turn++)
        {
            await page.GetByLabel("Your answer").FillAsync("I would put the column compared for equality first and the range behind it, because the rows then lie next to each other.");
            await page.GetByLabel("Solid").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Go on" }).Or(page.GetByRole(AriaRole.Link, new() { Name = "Next question" })).ClickAsync();
            await page.GetByLabel("Your answer").WaitForAsync();
        }
    }

    private static async Task BeginAsync(IPage page)
    {
        await SignUpAsync(page);
        var made = await page.Context.APIRequest.PostAsync("/api/v1/resumes", new()
        {
            DataObject = new
            {
                name = "Backend, Berlin",
                document = new
                {
                    work = new[]
                    {
                        new
                        {
                            name = "Initech",
                            position = "Developer",
                            startDate = "2022-01",
                            highlights = new[] { "Led a team of 6 through the move to a new office", "Cut p95 latency by 40 % with composite PostgreSQL indexes" },
                        },
                    },
                },
            },
        });
        made.Status.ShouldBe(201);
        await page.GotoAsync("/resumes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Backend, Berlin" }).ClickAsync();
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
