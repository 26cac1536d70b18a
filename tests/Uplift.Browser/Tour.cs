using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Uplift.Browser;

/// <summary>
/// A person with something on every page: interviews in each state, a verdict, an appeal to make, a bookmark, a note, a report
/// that is shared; and the admin, with people and invitations.
/// </summary>
/// <param name="Member">The person's browser.</param>
/// <param name="Admin">The admin's.</param>
/// <param name="Newcomer">A browser in which somebody did something as a guest and then signed in to the member's account.</param>
internal sealed record Tour(string Member, string Admin, string Newcomer)
{
    public const string Question = "composite-index-column-order";

    /// <summary>Earns one point, half of another and no more, and holds a misconception.</summary>
    private const string MixedAnswer =
        "I would put the most selective column first. Then the rows come out already sorted, so there is no sort step. "
        + "The price is that every insert maintains the index as well.";

    public required string Running { get; init; }

    public required string Real { get; init; }

    public required string Feedback { get; init; }

    public required string Report { get; init; }

    public required string Appeal { get; init; }

    public required string Note { get; init; }

    public required string Card { get; init; }

    public required string Story { get; init; }

    public required string Sharing { get; init; }

    public required string Shared { get; init; }

    public required string SharedLocked { get; init; }

    public required string Person { get; init; }

    public required string CoachJoin { get; init; }

    public required string Learner { get; init; }

    public required string CommentAnswer { get; init; }

    public required string Resume { get; init; }

    public required string SharedResume { get; init; }

    public required string Application { get; init; }

    /// <summary>What an interview for the application would be.</summary>
    public required string Plan { get; init; }

    /// <summary>An interview that is at a turn of unscored talk.</summary>
    public required string Talk { get; init; }

    /// <param name="page">Of the member's browser.</param>
    /// <param name="office">Of the admin's.</param>
    /// <param name="elsewhere">Of another browser of the member's.</param>
    /// <param name="setup">The link of the first start.</param>
    public static async Task<Tour> MakeAsync(IPage page, IPage office, IPage elsewhere, string setup)
    {
        await SetUpAsync(office, setup);
        var email = await SignUpAsync(page);
        await SignInAsGuestAsync(elsewhere, email);
        await BookmarkAsync(page);
        await SendAsync(page, "PUT", "/api/v1/guides/database-indexing/bookmark");
        await SendAsync(page, "PUT", "/api/v1/guides/transactions-and-concurrency/reading", new { sections = await FirstSectionsAsync(page) });
        await SendAsync(page, "POST", "/api/v1/notes", new { title = "Equality, sort, range: the order of a composite index", pinned = true, about = new { kind = "question", slug = Question } });
        await SendAsync(page, "POST", "/api/v1/notes", new { title = "Ask about the write side first" });
        var running = await StartAsync(page, new { level = "intermediate", topics = new[] { "indexing" }, questions = 3, mode = "practice" });
        await SendAsync(page, "POST", $"/api/v1/interviews/{running}/hints");
        await SendAsync(page, "PUT", $"/api/v1/interviews/{running}/draft", new { text = "I would start from the query, because" });
        var real = await StartAsync(page, new { level = "beginner", topics = new[] { "http-web" }, questions = 8, mode = "real" });
        var (rehearsal, answer) = await RehearseAsync(page);
        var report = $"/interviews/{await SitAsync(page)}/report";
        await page.GotoAsync(report);
        var appeal = await page.GetByRole(AriaRole.Link, new() { Name = "I did say that" }).First.GetAttributeAsync("href");
        var me = await SendAsync(page, "GET", "/api/v1/me");
        var learnerId = me.GetProperty("id").GetString()!;
        var answered = await CoachAsync(page, office, learnerId, report);
        var (resume, sharedResume) = await WriteResumeAsync(page);
        var application = await ApplyAsync(page, resume);
        var planned = application.Split('/')[^1];
        var talk = await StartAsync(page, new { applicationId = planned, claims = new[] { "/work/0/highlights/0" }, topics = Array.Empty<string>(), questions = 1, mode = "practice" });
        return new Tour(await page.Context.StorageStateAsync(), await office.Context.StorageStateAsync(), await elsewhere.Context.StorageStateAsync())
        {
            Running = $"/interviews/{running}",
            Real = $"/interviews/{real}",
            Feedback = $"/interviews/{rehearsal}/answers/{answer}",
            Report = report,
            Appeal = appeal!,
            Note = await WriteNoteAsync(page),
            Card = await MakeCardsAsync(page),
            Story = await WriteStoriesAsync(page),
            Sharing = report.Replace("/report", "/sharing", StringComparison.Ordinal),
            Shared = await ShareAsync(page, report, new { label = "Grace, my mentor", days = 7 }),
            SharedLocked = await ShareAsync(page, report, new { label = "A recruiter", days = 30, passphrase = Candidates.Password }),
            Person = $"/admin/people/{learnerId}",
            CoachJoin = await InviteCoachAsync(page),
            Learner = $"/learners/{learnerId}",
            CommentAnswer = $"{report}/answers/{answered}",
            Resume = $"/resumes/{resume}",
            SharedResume = sharedResume,
            Application = application,
            Plan = $"/interviews/plan?application={planned}",
            Talk = $"/interviews/{talk}",
        };
    }

    /// <summary>An interview of the member's own, to answer and to break.</summary>
    public static async Task<string> StartAsync(IPage page, object draft) =>
        (await SendAsync(page, "POST", "/api/v1/interviews", draft)).GetProperty("id").GetString()!;

    private static async Task<string> SignUpAsync(IPage page)
    {
        var email = Candidates.NewAddress();
        await page.GotoAsync("/signup");
        await page.GetByLabel("Name").FillAsync("Ada");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Candidates.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign up" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
        return email;
    }

    private static async Task SignInAsGuestAsync(IPage elsewhere, string email)
    {
        await elsewhere.GotoAsync("/");
        await StartAsync(elsewhere, new { level = "beginner", questions = 1, mode = "practice" });
        await elsewhere.GotoAsync("/signin");
        await elsewhere.GetByLabel("E-mail address").FillAsync(email);
        await elsewhere.GetByLabel("Password").FillAsync(Candidates.Password);
        await elsewhere.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await elsewhere.WaitForURLAsync("**/signin/guest");
    }

    /// <summary>The first admin, as the link of the first start makes one, with invitations to look at.</summary>
    private static async Task SetUpAsync(IPage office, string setup)
    {
        await office.GotoAsync(setup);
        await office.GetByLabel("Name").FillAsync("Grace");
        await office.GetByLabel("E-mail address").FillAsync(Candidates.NewAddress());
        await office.GetByLabel("Password").FillAsync(Candidates.Password);
        await office.GetByRole(AriaRole.Button, new() { Name = "Make the first admin" }).ClickAsync();
        await office.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
        await SendAsync(office, "POST", "/api/v1/invitations", new { email = Candidates.NewAddress(), role = "coach" });
        await SendAsync(office, "POST", "/api/v1/invitations", new { role = "learner" });
    }

    /// <summary>A whole page with a version behind it, a fault in it, a section of its own and a hidden one, and a link.</summary>
    private static async Task<(string Id, string Shared)> WriteResumeAsync(IPage page)
    {
        var resume = await SendAsync(page, "POST", "/api/v1/resumes", new
        {
            name = "Backend, Berlin",
            tags = new[] { "berlin", "c#" },
            template = "modern",
            sharesContact = true,
            document = Candidates.Resume,
        });
        var id = resume.GetProperty("id").GetString()!;
        await SendAsync(page, "POST", $"/api/v1/resumes/{id}/versions", new { name = "As sent to Initech" });
        await page.GotoAsync($"/resumes/{id}?at=basics");
        await page.Locator("#basics-label").FillAsync("Principal backend developer");
        await page.Locator("#basics-email").FillAsync("ada@example");
        await page.Locator("#basics-email-error").GetByText("Write an e-mail").WaitForAsync();
        await SendAsync(page, "POST", "/api/v1/resumes", new { name = "Lebenslauf", locale = "de", document = Candidates.Resume });
        var link = await SendAsync(page, "POST", $"/api/v1/resumes/{id}/links", new { label = "A recruiter", days = 30 });
        return (id, new Uri(link.GetProperty("address").GetString()!).PathAndQuery);
    }

    private static async Task<string> ApplyAsync(IPage page, string resume)
    {
        var made = await SendAsync(page, "POST", "/api/v1/applications", new
        {
            employer = "Initech GmbH",
            role = "Senior backend developer",
            stage = "applied",
            url = "https://initech.example/jobs/7",
            nextOn = "2026-12-01",
            advert = "You know PostgreSQL, and you have led a team.",
            notes = "Call Milton.",
            resumeId = resume,
            resumeVersion = 1,
        });
        await SendAsync(page, "POST", "/api/v1/applications", new { employer = "Globex", role = "Platform engineer", stage = "interview" });
        await SendAsync(page, "POST", "/api/v1/applications", new { employer = "Hooli", role = "Developer", stage = "wishlist" });
        return $"/applications/{made.GetProperty("id").GetString()}";
    }

    /// <summary>Cards that are due, one that was rated, and a plan for an interview.</summary>
    private static async Task<string> MakeCardsAsync(IPage page)
    {
        await SendAsync(page, "POST", "/api/v1/cards", new { question = Question, prompt = "Which column of a composite index comes first?", answer = "The one that is compared for equality." });
        var card = await SendAsync(page, "POST", "/api/v1/cards", new { question = Question, prompt = "What does a composite index cost?", answer = "Every write maintains it as well." });
        var id = card.GetProperty("id").GetString();
        await SendAsync(page, "POST", $"/api/v1/cards/{id}/reviews", new { key = Guid.CreateVersion7(), mark = 3 });
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(12);
        await SendAsync(page, "PUT", "/api/v1/plan", new { interviewOn = day, minutesADay = 30, topics = new[] { "indexing", "http-web" }, role = "Backend engineer" });
        return $"/cards/{id}";
    }

    /// <summary>A story that was told in an interview and twice at one place, and one that was told nowhere.</summary>
    private static async Task<string> WriteStoriesAsync(IPage page)
    {
        var story = await SendAsync(page, "POST", "/api/v1/stories", Candidates.Story);
        var id = story.GetProperty("id").GetString();
        await SendAsync(page, "POST", "/api/v1/stories", new
        {
            title = "Who reviews the reviewers: a disagreement about the size of pull requests in a team of eleven people",
            situation = "Eleven people, forty open pull requests.",
            action = "I measured how long each waited.",
            result = "The median fell from three days to five hours.",
            competences = new[] { "conflict", "influence", "delivery" },
        });
        await SendAsync(page, "POST", $"/api/v1/stories/{id}/uses", new { on = "2026-10-02", where = "Initech, first call" });
        await SendAsync(page, "POST", $"/api/v1/stories/{id}/uses", new { on = "2026-10-09", where = "Initech, first call" });
        var interview = await StartAsync(page, new { level = "beginner", topics = new[] { "behavioural" }, questions = 1, mode = "practice" });
        await AnswerAsync(page, interview, Candidates.StoryTold);
        await SendAsync(page, "PUT", $"/api/v1/interviews/{interview}/ending");
        return $"/stories/{id}";
    }

    private static async Task<string> WriteNoteAsync(IPage page)
    {
        var note = await SendAsync(page, "POST", "/api/v1/notes", new
        {
            title = "Column order",
            body = "Equality first, then the *sort* column.\n\n- check with `EXPLAIN`\n- watch the write cost",
            about = new { kind = "question", slug = Question },
            pinned = true,
        });
        return $"/notes/{note.GetProperty("id").GetString()}";
    }

    private static async Task<string> ShareAsync(IPage page, string report, object draft)
    {
        var made = await SendAsync(page, "POST", $"/api/v1{report}/links", draft);
        return new Uri(made.GetProperty("address").GetString()!).PathAndQuery;
    }

    private static async Task<string> InviteCoachAsync(IPage page)
    {
        var made = await SendAsync(page, "POST", "/api/v1/coach-invitations");
        return new Uri(made.GetProperty("link").GetString()!).PathAndQuery;
    }

    /// <summary>The admin coaches the member: reads their report, says something to an answer and sets practice.</summary>
    /// <returns>The answer.</returns>
    private static async Task<string> CoachAsync(IPage page, IPage office, string learnerId, string report)
    {
        var token = (await InviteCoachAsync(page)).Split('/')[^1];
        await SendAsync(office, "POST", "/api/v1/coach-invitations/redemptions", new { token });
        var coachId = (await SendAsync(office, "GET", "/api/v1/me")).GetProperty("id").GetString();
        await SendAsync(page, "PUT", $"/api/v1{report}/coaches/{coachId}");
        var question = (await SendAsync(office, "GET", $"/api/v1{report}")).GetProperty("questions")[0];
        var turn = question.GetProperty("turns")[0].GetProperty("id").GetString()!;
        var point = question.GetProperty("points")[0];
        await SendAsync(office, "POST", $"/api/v1{report}/comments", new { turn, text = "Say the write side in the same breath: what does this index cost each insert?" });
        await SendAsync(
            office,
            "PUT",
            $"/api/v1{report}/answers/{point.GetProperty("turnId").GetString()}/verdicts/{point.GetProperty("point").GetProperty("id").GetString()}",
            new { verdict = "partly", reason = "Named, but not why it follows." });
        var day = DateTimeOffset.UtcNow.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await SendAsync(office, "POST", "/api/v1/practice-tasks", new { learner = learnerId, question = Question, dueOn = day, note = "Draw the tree first." });
        return turn;
    }

    private static async Task BookmarkAsync(IPage page)
    {
        await page.GotoAsync($"/questions/{Question}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bookmark this question" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the bookmark" }).WaitForAsync();
    }

    private static async Task<IEnumerable<string>> FirstSectionsAsync(IPage page) =>
        (await SendAsync(page, "GET", "/api/v1/guides/transactions-and-concurrency")).GetProperty("sections").EnumerateArray()
            .Take(2)
            .Select(section => section.GetProperty("id").GetString()!);

    private static async Task<(string Interview, string Answer)> RehearseAsync(IPage page)
    {
        var id = await StartAsync(page, new { level = "intermediate", questions = 1, mode = "rehearsal", question = Question });
        var turn = await AnswerAsync(page, id, MixedAnswer);
        return (id, turn.GetProperty("feedback").GetProperty("id").GetString()!);
    }

    /// <summary>A whole interview: one question answered, one in part, one with noise, every follow-up passed on.</summary>
    private static async Task<string> SitAsync(IPage page)
    {
        var id = await StartAsync(page, new { level = "intermediate", topics = new[] { "indexing" }, questions = 3, mode = "practice" });
        var interview = await SendAsync(page, "GET", $"/api/v1/interviews/{id}");
        while (interview.GetProperty("question") is { ValueKind: JsonValueKind.Object } asked)
        {
            var text = (asked.GetProperty("followUp").GetBoolean(), interview.GetProperty("asked").GetInt32()) switch
            {
                (true, _) => "",
                (_, 1) => await SayAsync(page, asked, points => string.Join(' ', points.Take(3))),
                (_, 2) => await SayAsync(page, asked, points => points[^1]) + " " + MixedAnswer,
                _ => Candidates.Noise,
            };
            interview = await AnswerAsync(page, id, text);
        }

        return id;
    }

    private static async Task<string> SayAsync(IPage page, JsonElement asked, Func<IReadOnlyList<string>, string> choose)
    {
        var question = await SendAsync(page, "GET", $"/api/v1/questions/{asked.GetProperty("slug").GetString()}");
        return choose([.. question.GetProperty("keyPoints").EnumerateArray().Select(point => point.GetProperty("statement").GetString()!)]);
    }

    private static Task<JsonElement> AnswerAsync(IPage page, string interview, string text) =>
        SendAsync(page, "POST", $"/api/v1/interviews/{interview}/answers", new { text, selfMark = 3 });

    /// <summary>From within the page, so that the browser's own session goes along.</summary>
    private static async Task<JsonElement> SendAsync(IPage page, string method, string path, object? body = null) =>
        (await page.EvaluateAsync<JsonElement?>(
            """
            async ({ method, path, body }) => {
                const headers = body ? { 'Content-Type': 'application/json' } : {};
                const answer = await fetch(path, { method, headers, body });
                if (!answer.ok) {
                    throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
                }
                return answer.status === 204 ? null : answer.json();
            }
            """,
            new { method, path, body = body is null ? null : JsonSerializer.Serialize(body) })).GetValueOrDefault();
}
