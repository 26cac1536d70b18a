using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Interviews;
using Uplift.Interviews.Events;
using Uplift.Platform.Data;
using Uplift.Platform.Streams;
using Uplift.Tests.Platform.Ai;

namespace Uplift.Tests.Interviews.Conversation;

/// <summary>The program with a model server that a test writes the lines of.</summary>
public sealed class ConversationApp : IAsyncLifetime
{
    public UpliftApp App { get; } = new();

    public FakeModelServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await FakeModelServer.StartAsync();
        await App.With("Uplift:Ai:BaseUrl", Server.Address).With("Uplift:Ai:ApiKey", FakeModelServer.Key).With("Uplift:Ai:Model", "fake-model").InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>Waits until a model has read every answer of the interview, told by its bell and not by the clock.</summary>
    public async Task ReadAsync(Guid interviewId)
    {
        using var bell = await App.Services.GetRequiredService<Bells>().HangAsync(RingAfterSave.Thing(interviewId));
        while (await App.InScopeAsync(services => services.GetRequiredService<AppDb>().Turns
            .AnyAsync(turn => turn.InterviewId == interviewId && turn.Reading == ReadingState.Waiting, TestContext.Current.CancellationToken)))
        {
            await bell.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        }
    }
}

internal static class SpeechStories
{
    /// <summary>Completes when it is kept that the turn was stopped: whoever stopped it has left, and nobody is told.</summary>
    public static async Task StoppedAsync(this UpliftApp app, Guid turnId)
    {
        using var patience = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var look = 0; look < 200 && !await app.InScopeAsync(services => services.GetRequiredService<AppDb>().Turns
            .AnyAsync(turn => turn.Id == turnId && turn.SpeechFailure != null, TestContext.Current.CancellationToken)); look++)
        {
            await patience.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}

/// <summary>A model that does its work well: words what it is given, notes nothing, and finds in an answer what is there.</summary>
internal static class GoodModel
{
    public static FakeAnswer Answer(AskedModel asked) => asked.IsInterviewer ? FakeAnswer.Says(Wording(asked))
        : asked.IsNoteTaker ? FakeAnswer.Json(new { vague = Array.Empty<string>() })
        : asked.IsJudge ? Judges(asked, _ => "missed")
        : FakeAnswer.Says("Hello.");

    public static string Wording(AskedModel asked) => "Let me put it like this. " + Prompt(asked);

    /// <summary>The question that the interviewer is told to put.</summary>
    public static string Prompt(AskedModel asked)
    {
        var lines = asked.User.Split('\n');
        return lines[Array.FindIndex(lines, line => line.StartsWith("Now ask this", StringComparison.Ordinal)) + 1].Trim();
    }

    /// <summary>The judge with a verdict for each point, quoting the answer's first words.</summary>
    public static FakeAnswer Judges(AskedModel asked, Func<string, string> verdictOn, string? quote = null)
    {
        var answer = asked.User.Split(" begins]\n")[1].Split("\n[answer ")[0];
        var points = asked.User.Split('\n').Select(line => line.Split(": ", 2)).Where(parts => parts.Length == 2 && parts[0].Length is 2 or 3 && parts[0][0] == 'p' && char.IsAsciiDigit(parts[0][1]));
        return FakeAnswer.Json(new
        {
            verdicts = points.Select(parts => (Name: parts[0], Verdict: verdictOn(parts[1].Trim())))
                .Select(point => new { point = point.Name, verdict = point.Verdict, quote = point.Verdict == "missed" ? "" : quote ?? answer[..Math.Min(60, answer.LastIndexOf(' ', Math.Min(60, answer.Length - 1)))] }),
        });
    }
}

/// <summary>What the interviewer's stream said.</summary>
internal sealed record Heard(IReadOnlyList<string> Said, int TakenBack, JsonElement Done)
{
    /// <summary>All that a candidate's screen has shown at any moment.</summary>
    public string Everything => string.Concat(Said) + Done;

    public static async Task<Heard> ListenAsync(Visitor visitor, JsonElement interview)
    {
        using var response = await visitor.PostJsonAsync($"{interview.Path()}/turns/{interview.Turn()}/speech", "{}");
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var events = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(text => text.Split('\n'))
            .Select(lines => (Name: lines[0]["event: ".Length..], Data: JsonSerializer.Deserialize<JsonElement>(lines[1]["data: ".Length..])))
            .ToList();
        return new Heard(
            [.. events.Where(one => one.Name == "said").Select(one => one.Data.Text("text"))],
            events.Count(one => one.Name == "taken-back"),
            events.Single(one => one.Name == "done").Data);
    }
}
