using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Uplift.Library.Contracts;
using Uplift.Platform.Access;
using Uplift.Platform.Ai;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;
using Uplift.Platform.Streams;

namespace Uplift.Interviews.Conversation;

/// <param name="Text">What the candidate is asked.</param>
/// <param name="By">The model and prompt that worded it; null: the record's own wording stands.</param>
/// <param name="Why">In words, why it stands though a model was asked.</param>
internal sealed record Speech(string Text, string? By, string? Why);

/// <summary>
/// Has the interviewer word the open turn, which our code chose and which is asked already: whatever becomes of this, the
/// interview goes on with the record's wording. Every sentence is checked before it is shown; a wording that fails is taken
/// back, asked for once again, and then given up.
/// </summary>
internal sealed class SpeakTurn(
    AppDb db,
    FindInterview interviews,
    ILibrary library,
    IModelCalls calls,
    OpenStreams streams,
    CurrentUser user,
    IHostApplicationLifetime host)
{
    public const string Purpose = "interviewer";

    private const int MostWordings = 2;

    public static void Map(IEndpointRouteBuilder interviews)
    {
        interviews.MapDelete("/{interviewId:guid}/turns/{turnId:guid}/speech", DeleteAsync)
            .WithSummary("Stop the interviewer: the question stands as it is written")
            .WithDescription("It is kept with the turn, so that a request for its speech that was under way, or comes later, finds it stopped.")
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        interviews.MapPost("/{interviewId:guid}/turns/{turnId:guid}/speech", PostAsync)
            .WithSummary("Have the interviewer put the open question")
            .WithDescription("Server-sent events: said (a checked sentence), taken-back, done (the whole, by whom, and why it is the record's wording if it is). Close the stream to stop it.")
            .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Ai))
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .DisableRequestTimeout();
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> PostAsync(
        Guid interviewId, Guid turnId, SpeakTurn speak, HttpResponse response, CancellationToken cancellation)
    {
        var found = await speak.FindAsync(interviewId, turnId, cancellation);
        if (found.Value is not { } wanted)
        {
            return found.Problem!.ToResult();
        }

        var place = speak.TakePlace();
        if (place is null)
        {
            return OpenStreams.TooMany.ToResult();
        }

        response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.Stream(
            async stream =>
            {
                using (place)
                {
                    await speak.WriteAsync(wanted, stream, cancellation);
                }
            },
            "text/event-stream");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid interviewId, Guid turnId, SpeakTurn speak, CancellationToken cancellation) =>
        (await speak.StopAsync(interviewId, turnId, cancellation)).ToNoContent();

    /// <summary>Whether or not anybody has begun to speak: the wish may overtake the request that it stops.</summary>
    public async Task<Outcome<Guid>> StopAsync(Guid interviewId, Guid turnId, CancellationToken cancellation)
    {
        var found = await FindAsync(interviewId, turnId, cancellation);
        if (found.Value is not { } wanted)
        {
            return found.Problem!;
        }

        if (wanted.Turn.AwaitsSpeech)
        {
            await KeepAsync(wanted.Turn, null, null, "stopped");
        }

        return turnId;
    }

    private IDisposable? TakePlace() => streams.Open(user.Id);

    /// <summary>The same without a stream, for whoever wants the outcome only.</summary>
    public async Task<Outcome<Speech>> HandleAsync(Guid interviewId, Guid turnId, CancellationToken cancellation)
    {
        var found = await FindAsync(interviewId, turnId, cancellation);
        return found.Value is { } wanted ? await SpeakAsync(wanted, (_, _) => Task.CompletedTask, cancellation) : found.Problem!;
    }

    private async Task<Outcome<Wanted>> FindAsync(Guid interviewId, Guid turnId, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, Actions.ChangeInterview, cancellation);
        if (found.Value is not { } interview)
        {
            return found.Problem!;
        }

        if (interview.Turns.FirstOrDefault(one => one.Id == turnId) is not { } turn)
        {
            return Problem.NotFound("answer");
        }

        if (interview.Persona is null)
        {
            return Problem.Conflict("no-conversation", "In this interview no model words the questions.");
        }

        var question = await library.FindQuestionOfAsync(turn, cancellation);
        return question is null ? Problem.NotFound("question") : new Wanted(interview, turn, question);
    }

    private async Task WriteAsync(Wanted wanted, Stream stream, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.ApplicationStopping);
        try
        {
            var speech = await SpeakAsync(wanted, SendAsync, ending.Token);
            await SendAsync("done", new { text = speech.Text, by = speech.By, why = speech.Why });
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Stopped, or the server stops.
        }

        async Task SendAsync(string name, object data)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"event: {name}\ndata: {JsonSerializer.Serialize(data, JsonSerializerOptions.Web)}\n\n"), ending.Token);
            await stream.FlushAsync(ending.Token);
        }
    }

    private async Task<Speech> SpeakAsync(Wanted wanted, Func<string, object, Task> tellAsync, CancellationToken cancellation)
    {
        var (interview, turn, question) = wanted;
        if (!turn.AwaitsSpeech)
        {
            return new Speech(turn.Spoken ?? turn.Prompt, turn.SpokenBy, Words(turn.SpeechFailure));
        }

        var checks = new SpeechChecks(Talk.QuestionOf(turn), question, Told(interview, turn));
        var prompt = Prompt(interview, turn, question);
        SpeechFault? fault = null;
        for (var wording = 0; wording < MostWordings; wording++)
        {
            var sentences = new SentenceGate(checks);
            var request = new ModelRequest(
                Purpose, interview.OwnerId, prompt.Messages(Fence.Mark(turn.Id, wording), fault is { } before ? SpeechChecks.Explain(before) : null))
            {
                MostTokens = 250,
                MostCharacters = 2 * SpeechChecks.Longest,
                Temperature = 0.4f,
            };
            var shown = false;
            var reply = await calls.AskAsync(
                request,
                async piece =>
                {
                    foreach (var sentence in sentences.Take(piece))
                    {
                        shown = true;
                        await tellAsync("said", new { text = sentence });
                    }

                    return sentences.Fault is null;
                },
                cancellation);
            fault = sentences.Fault ?? (reply.Failure is null ? checks.Fault(sentences.Whole) : null);
            if (fault is null && reply.Failure is null)
            {
                var by = $"{reply.Model} ({SpeechPrompt.Version})";
                await KeepAsync(turn, sentences.Whole, by, null);
                return new Speech(sentences.Whole, by, null);
            }

            if (shown && !cancellation.IsCancellationRequested)
            {
                await tellAsync("taken-back", new { });
            }

            if (fault is null)
            {
                return await GiveUpAsync(turn, cancellation.IsCancellationRequested ? "stopped" : Code(reply.Failure!.Value));
            }
        }

        return await GiveUpAsync(turn, "unfit");
    }

    private async Task<Speech> GiveUpAsync(Turn turn, string why)
    {
        await KeepAsync(turn, null, null, why);
        return new Speech(turn.Prompt, null, Words(why));
    }

    /// <summary>Whole or not at all, and not through the interview: an answer that comes at this moment must not be refused for it.</summary>
    private Task<int> KeepAsync(Turn turn, string? text, string? by, string? why) => db.Turns
        .Where(t => t.Id == turn.Id && t.Spoken == null && t.SpeechFailure == null)
        .ExecuteUpdateAsync(
            set => set.SetProperty(t => t.Spoken, text).SetProperty(t => t.SpokenBy, by).SetProperty(t => t.SpeechFailure, why),
            // Who stopped it has left; that it was stopped is kept all the same.
            CancellationToken.None);

    internal static SpeechPrompt Prompt(Interview interview, Turn turn, QuestionContent question) => new(
        Personas.Find(interview.Persona),
        turn.Level,
        question.TopicName,
        Talk.QuestionOf(turn),
        turn.Aim,
        turn.IsFollowUp,
        [
            // What somebody told of themself helps no other question, so it stays here.
            .. interview.Turns.Where(earlier => earlier.Ordinal < turn.Ordinal && earlier is { AnsweredAt: not null, IsTalk: false }).Select(earlier => new Exchange(
                earlier.Spoken ?? earlier.Prompt,
                earlier.Rules is { Gate: null } ? earlier.Answer : null,
                earlier.Notes ?? [])),
        ])
    {
        QuotedFrom = turn.QuotedFrom,
        Quoted = turn.Quoted,
    };

    /// <summary>What the candidate has said to this question, and read of it.</summary>
    private static IEnumerable<string> Told(Interview interview, Turn turn) => interview.Turns
        .Where(earlier => earlier.Number == turn.Number && earlier.Ordinal < turn.Ordinal)
        .SelectMany(earlier => new[] { earlier.Prompt, earlier.Rules is { Gate: null } ? earlier.Answer ?? "" : "" })
        .Append(turn.Aim ?? "")
        .Append(turn.Quoted ?? "");

    private static string Code(ModelFailure failure) => JsonNamingPolicy.KebabCaseLower.ConvertName(failure.ToString());

    public static string? Words(string? why) => why switch
    {
        null => null,
        "stopped" => "You stopped the interviewer. The question stands as it is written.",
        "unfit" => "What the model said did not pass the checks. The question stands as it is written.",
        "over-budget" => "Your tokens of today are used up. The interview goes on with the embedded interviewer.",
        "no-server" => "No model answers you any more. The interview goes on with the embedded interviewer.",
        _ => "The model server did not answer as it should. The interview goes on with the embedded interviewer.",
    };

    private sealed record Wanted(Interview Interview, Turn Turn, QuestionContent Question);
}

/// <summary>Lets sentences through whole, each after the checks have read all up to its end.</summary>
internal sealed class SentenceGate(SpeechChecks checks)
{
    private readonly StringBuilder text = new();
    private int passed;

    public SpeechFault? Fault { get; private set; }

    public string Whole => text.ToString().Trim();

    /// <returns>The sentences that are complete and clean now; none after a fault.</returns>
    public IEnumerable<string> Take(string piece)
    {
        text.Append(piece);
        var all = text.ToString();
        for (var end = End(all, passed); end > 0 && Fault is null; end = End(all, passed))
        {
            Fault = checks.FaultSoFar(all[..end]);
            if (Fault is null)
            {
                yield return all[passed..end];
                passed = end;
            }
        }

        if (all.Length > SpeechChecks.Longest)
        {
            Fault ??= SpeechFault.TooLong;
        }
    }

    /// <summary>After the white space that follows a mark of the end; the last sentence comes with the whole.</summary>
    private static int End(string all, int from)
    {
        for (var at = from; at + 1 < all.Length; at++)
        {
            if (all[at] is '.' or '!' or '?' or ':' && char.IsWhiteSpace(all[at + 1]))
            {
                return at + 2;
            }
        }

        return 0;
    }
}
