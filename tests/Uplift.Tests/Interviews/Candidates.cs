using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Interviews.Grading;
using Uplift.Library.Contracts;

namespace Uplift.Tests.Interviews;

/// <summary>What people do in an interview, over the API.</summary>
internal static class Candidates
{
    /// <summary>The only beginner's question on indexing, so an interview of that level and topic begins with it.</summary>
    public const string Lowercased = "index-ignored-on-lowercased-email";

    /// <summary>Earns two optional points of <see cref="Lowercased"/> and neither of the needed ones.</summary>
    public const string BesideThePoint =
        "I would store the email in lower case when somebody signs up, and check the plan with explain before and after the change.";

    /// <summary>Earns the needed point that <see cref="BesideThePoint"/> misses first.</summary>
    public const string TheMissedPoint =
        "The index stores the original email, so the function on the column hides it and no lower-case spelling can be looked up.";

    public const string Nonsense = "xkcdv qwzx vbnm lkjh fghjk mnbv zxcvb qwrt plkj";

    public static Task<HttpResponseMessage> PostAsync(this Visitor visitor, string path, object body) =>
        visitor.Http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> PutAsync(this Visitor visitor, string path, object body) =>
        visitor.Http.PutAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> DeleteAsync(this Visitor visitor, string path) =>
        visitor.Http.DeleteAsync(path, TestContext.Current.CancellationToken);

    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> sending, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var response = await sending;
        response.StatusCode.ShouldBe(expected);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public static Task<JsonElement> StartAsync(
        this Visitor visitor, string mode = "practice", int questions = 3, string level = "intermediate", params string[] topics) =>
        visitor.PostAsync("/api/v1/interviews", new { level, topics, questions, mode }).JsonAsync(HttpStatusCode.Created);

    public static Task<JsonElement> RehearseAsync(this Visitor visitor, string question) =>
        visitor.PostAsync("/api/v1/interviews", new { mode = "rehearsal", questions = 1, question }).JsonAsync(HttpStatusCode.Created);

    /// <summary>An interview of a beginner on indexing: it begins with <see cref="Lowercased"/>.</summary>
    public static Task<JsonElement> StartOnIndexingAsync(this Visitor visitor, string mode = "practice", int questions = 3) =>
        visitor.StartAsync(mode, questions, "beginner", "indexing");

    public static Task<HttpResponseMessage> SendAnswerAsync(this Visitor visitor, JsonElement interview, string text, int selfMark = 3) =>
        visitor.PostAsync($"{interview.Path()}/answers", new { text, selfMark, turn = interview.Turn() });

    /// <returns>The interview with its next turn.</returns>
    public static Task<JsonElement> AnswerAsync(this Visitor visitor, JsonElement interview, string text) =>
        visitor.SendAnswerAsync(interview, text).JsonAsync(HttpStatusCode.Created);

    public static Task<JsonElement> EndAsync(this Visitor visitor, JsonElement interview) =>
        visitor.PutAsync($"{interview.Path()}/ending", new { }).JsonAsync();

    public static Task<HttpResponseMessage> SaveDraftAsync(this Visitor visitor, JsonElement interview, string text) =>
        visitor.PutAsync($"{interview.Path()}/draft?turn={interview.Turn()}", new { text });

    public static Task<JsonElement> ReadAsync(this Visitor visitor, JsonElement interview) => visitor.GetAsync(interview.Path()).JsonAsync();

    public static Task<JsonElement> ReportAsync(this Visitor visitor, JsonElement interview) =>
        visitor.GetAsync($"{interview.Path()}/report").JsonAsync();

    public static Guid Id(this JsonElement interview) => interview.GetProperty("id").GetGuid();

    public static string Path(this JsonElement interview) => $"/api/v1/interviews/{interview.Id()}";

    public static string Page(this JsonElement interview) => $"/interviews/{interview.Id()}";

    public static string State(this JsonElement interview) => interview.GetProperty("state").GetString()!;

    public static JsonElement Question(this JsonElement interview) => interview.GetProperty("question");

    /// <summary>The id of the turn that waits for an answer.</summary>
    public static Guid Turn(this JsonElement interview) => interview.Question().GetProperty("turn").GetGuid();

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    public static bool IsFollowUp(this JsonElement interview) => interview.Question().GetProperty("followUp").GetBoolean();

    public static string Level(this JsonElement interview) => interview.Question().Text("level");

    public static IEnumerable<JsonElement> Each(this JsonElement element, string property) => element.GetProperty(property).EnumerateArray();

    public static bool IsNull(this JsonElement element, string property) => element.GetProperty(property).ValueKind == JsonValueKind.Null;

    public static async Task<(string Pointer, string Code)> FieldErrorAsync(this Task<HttpResponseMessage> sending)
    {
        var error = (await sending.JsonAsync(HttpStatusCode.UnprocessableEntity)).Each("errors").Single();
        return (error.Text("pointer"), error.Text("code"));
    }

    public static Task<QuestionContent> QuestionAsync(this UpliftApp app, string slug) => app.InScopeAsync(async services =>
        (await services.GetRequiredService<ILibrary>().FindQuestionAsync(slug, TestContext.Current.CancellationToken))!);

    /// <summary>An answer that says everything the open turn asks for.</summary>
    public static async Task<string> FullAnswerAsync(this UpliftApp app, JsonElement interview)
    {
        var question = await app.QuestionAsync(interview.Question().Text("slug"));
        if (!interview.IsFollowUp())
        {
            return question.AnswerText;
        }

        var prompt = interview.Question().Text("prompt");
        var followUp = question.Record.FollowUps.Index().First(one => one.Item.Prompt == prompt).Index;
        return string.Join(' ', Grader.PointsOf(question, followUp).Select(point => $"{point.Statement} That is: {point.Phrasings[0]}."));
    }

    /// <summary>Answers until the interview asks its next question or ends.</summary>
    public static async Task<JsonElement> FinishQuestionAsync(this Visitor visitor, UpliftApp app, JsonElement interview, bool well)
    {
        do
        {
            interview = await visitor.AnswerAsync(interview, well ? await app.FullAnswerAsync(interview) : "I do not know.");
        }
        while (interview.State() == "running" && interview.IsFollowUp());

        return interview;
    }
}
