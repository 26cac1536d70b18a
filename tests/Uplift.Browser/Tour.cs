using System.Text.Json;
using Microsoft.Playwright;

namespace Uplift.Browser;

/// <summary>A person with something on every page: interviews in each state, a verdict, an appeal to make, a bookmark.</summary>
internal sealed record Tour(string Member, string Running, string Real, string Feedback, string Report, string Appeal)
{
    public const string Question = "composite-index-column-order";

    /// <summary>Earns one point, half of another and no more, and holds a misconception.</summary>
    private const string MixedAnswer =
        "I would put the most selective column first. Then the rows come out already sorted, so there is no sort step. "
        + "The price is that every insert maintains the index as well.";

    public static async Task<Tour> MakeAsync(IPage page)
    {
        await SignUpAsync(page);
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
        var report = await SitAsync(page);
        await page.GotoAsync($"/interviews/{report}/report");
        var appeal = await page.GetByRole(AriaRole.Link, new() { Name = "I did say that" }).First.GetAttributeAsync("href");
        return new Tour(
            await page.Context.StorageStateAsync(),
            $"/interviews/{running}",
            $"/interviews/{real}",
            $"/interviews/{rehearsal}/answers/{answer}",
            $"/interviews/{report}/report",
            appeal!);
    }

    /// <summary>An interview of the member's own, to answer and to break.</summary>
    public static async Task<string> StartAsync(IPage page, object draft) =>
        (await SendAsync(page, "POST", "/api/v1/interviews", draft)).GetProperty("id").GetString()!;

    private static async Task SignUpAsync(IPage page)
    {
        await page.GotoAsync("/signup");
        await page.GetByLabel("Name").FillAsync("Ada");
        await page.GetByLabel("E-mail address").FillAsync(Candidates.NewAddress());
        await page.GetByLabel("Password").FillAsync(Candidates.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign up" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
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
