using System.ClientModel;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Uplift.Platform.Data;

namespace Uplift.Platform.Ai;

/// <summary>
/// The one way to a model. A call has a budget of time (10 s to the first token, 60 s in all, a second try included), of size
/// and of the person's tokens; it is tried again once at most, not at all while its server rests, and always logged.
/// It never throws for what a server does. Never call it within a transaction: it may last a minute.
/// </summary>
internal sealed class ModelCalls(
    IServiceScopeFactory scopes,
    ModelClients clients,
    ModelRests rests,
    ModelSettings settings,
    ModelSeal seal,
    TimeProvider clock,
    ILogger<ModelCalls> log)
    : IModelCalls
{
    public static readonly TimeSpan FirstToken = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Whole = TimeSpan.FromSeconds(60);

    private const int MostAtOnce = 4;

    private readonly ConcurrentDictionary<Guid, int> underWay = new();

    public async Task<ModelReply> AskAsync(ModelRequest request, Func<string, Task<bool>>? onText, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var found = await new ModelEndpoints(db, settings).FindAsync(request.PersonId, seal, cancellation);
        if (found.Endpoint is not { } endpoint)
        {
            return ModelReply.NotAsked(ModelFailure.NoServer);
        }

        if (underWay.AddOrUpdate(request.PersonId, 1, (_, count) => count + 1) > MostAtOnce)
        {
            Leave(request.PersonId);
            return ModelReply.NotAsked(ModelFailure.TooMany, endpoint.Model);
        }

        try
        {
            if (await BeginAsync(db, endpoint, request, cancellation) is not { } call)
            {
                return ModelReply.NotAsked(ModelFailure.OverBudget, endpoint.Model);
            }

            if (!rests.MayAsk(endpoint))
            {
                await ForgetAsync(db, call);
                return ModelReply.NotAsked(ModelFailure.Resting, endpoint.Model);
            }

            var reply = await TryTwiceAsync(endpoint, request, onText, cancellation);
            await LogAsync(db, call, request, reply, found.Keeps);
            return reply;
        }
        finally
        {
            Leave(request.PersonId);
        }
    }

    /// <summary>One call as it is, without budget, log or second try: for the test of a connection.</summary>
    public async Task<ModelReply> ProbeAsync(
        ModelEndpoint endpoint, ModelRequest request, Func<string, Task<bool>>? onText, CancellationToken cancellation)
    {
        using var whole = new CancellationTokenSource(Whole, clock);
        return await OnceAsync(endpoint, request, onText, whole, new Attempt(), cancellation);
    }

    public static Task<int> UsedTodayAsync(AppDb db, Guid personId, DateTimeOffset now, CancellationToken cancellation)
    {
        var midnight = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return db.ModelCalls.Where(c => c.PersonId == personId && !c.IsOwn && c.At >= midnight)
            .SumAsync(c => c.InputTokens + c.OutputTokens, cancellation);
    }

    private async Task<ModelReply> TryTwiceAsync(
        ModelEndpoint endpoint, ModelRequest request, Func<string, Task<bool>>? onText, CancellationToken cancellation)
    {
        using var whole = new CancellationTokenSource(Whole, clock);
        var began = clock.GetTimestamp();
        var attempt = new Attempt();
        var reply = await OnceAsync(endpoint, request, onText, whole, attempt, cancellation);
        if (MaySucceedAgain(reply.Failure, attempt))
        {
            // A server that does not know schemas refuses them; the prompt says the form as well.
            var again = reply.Failure == ModelFailure.Refused ? request with { Schema = null } : request;
            try
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(whole.Token, cancellation);
                await Task.Delay(attempt.Wait, clock, either.Token);
                reply = await OnceAsync(endpoint, again, onText, whole, attempt, cancellation);
            }
            catch (OperationCanceledException)
            {
                reply = reply with { Failure = cancellation.IsCancellationRequested ? ModelFailure.Stopped : reply.Failure };
            }
        }

        if (reply.Failure is not ModelFailure.Stopped)
        {
            rests.Note(endpoint, reply.Failure);
        }

        return reply with { Took = clock.GetElapsedTime(began) };

        bool MaySucceedAgain(ModelFailure? failure, Attempt first) => !first.HasBegun && first.Wait < Whole - clock.GetElapsedTime(began)
            && (failure is ModelFailure.Limited or ModelFailure.Broken or ModelFailure.Unreachable or ModelFailure.Cut or ModelFailure.Silent
                || (failure == ModelFailure.Refused && request.Schema is not null && first.Status is 400 or 404 or 415 or 422 or 501));
    }

    private async Task<ModelReply> OnceAsync(
        ModelEndpoint endpoint, ModelRequest request, Func<string, Task<bool>>? onText, CancellationTokenSource whole, Attempt attempt, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var text = new StringBuilder();
        var firstToken = TimeSpan.Zero;
        UsageDetails? usage = null;
        using var first = new CancellationTokenSource(FirstToken, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(first.Token, whole.Token, cancellation);
        ModelFailure? failure;
        try
        {
            failure = await ReadAsync();
        }
        catch (Exception thrown)
        {
            failure = cancellation.IsCancellationRequested ? ModelFailure.Stopped
                : whole.IsCancellationRequested ? ModelFailure.Slow
                : first.IsCancellationRequested ? ModelFailure.Silent
                : attempt.Understand(thrown);
            if (failure is ModelFailure.NotUnderstood or ModelFailure.Broken or ModelFailure.Refused or ModelFailure.Unreachable)
            {
                // Without the message: it may hold what the server sent.
                log.LogWarning("The model server failed ({Failure}, {Kind}, status {Status})", failure, thrown.GetType().Name, attempt.Status);
            }
        }

        return new ModelReply(
            failure is null ? text.ToString() : "",
            endpoint.Model,
            failure,
            (int)(usage?.InputTokenCount ?? InputOf(request)),
            (int)(usage?.OutputTokenCount ?? Estimate(text.Length)),
            firstToken,
            clock.GetElapsedTime(began));

        async Task<ModelFailure?> ReadAsync()
        {
            ChatFinishReason? finish = null;
            using var client = clients.For(endpoint);
            await foreach (var update in client.GetStreamingResponseAsync(request.Messages, Options(request), either.Token))
            {
                usage = update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? usage;
                finish = update.FinishReason ?? finish;
                if (update.Text is not { Length: > 0 } piece)
                {
                    continue;
                }

                if (text.Length == 0)
                {
                    firstToken = clock.GetElapsedTime(began);
                    first.CancelAfter(Timeout.InfiniteTimeSpan);
                    attempt.HasBegun = onText is not null;
                }

                text.Append(piece);
                if (text.Length > request.MostCharacters)
                {
                    return ModelFailure.Endless;
                }

                if (onText is not null && !await onText(piece))
                {
                    return ModelFailure.Stopped;
                }
            }

            return finish is null ? (text.Length == 0 ? ModelFailure.NotUnderstood : ModelFailure.Cut)
                : finish == ChatFinishReason.Length ? ModelFailure.Endless
                : finish == ChatFinishReason.ContentFilter ? ModelFailure.Refused
                : string.IsNullOrWhiteSpace(text.ToString()) ? ModelFailure.NotUnderstood
                : null;
        }
    }

    private static ChatOptions Options(ModelRequest request) => new()
    {
        Temperature = request.Temperature,
        MaxOutputTokens = request.MostTokens,
        ResponseFormat = request.Schema is { } schema ? ChatResponseFormat.ForJsonSchema(schema, "answer") : null,
    };

    private static int InputOf(ModelRequest request) => request.Messages.Sum(message => Estimate(message.Text.Length));

    /// <summary>Where a server counts nothing, and before it has: English has about four characters a token.</summary>
    private static int Estimate(int characters) => (characters + 3) / 4;

    /// <summary>
    /// Writes the call down with the most that it may use, and only then looks at the budget: of calls that begin at the same
    /// moment, on whichever node, each sees the others. A process that ends in the middle leaves its call as stopped.
    /// </summary>
    /// <returns>Null when the person's tokens of the day do not reach.</returns>
    private async Task<ModelCall?> BeginAsync(AppDb db, ModelEndpoint endpoint, ModelRequest request, CancellationToken cancellation)
    {
        var call = new ModelCall
        {
            Id = Ids.Next(clock),
            PersonId = request.PersonId,
            At = clock.GetUtcNow(),
            Purpose = request.Purpose,
            Model = endpoint.Model,
            IsOwn = endpoint.IsOwn,
            InputTokens = InputOf(request),
            OutputTokens = request.MostTokens,
            Failure = ModelFailure.Stopped,
        };
        db.ModelCalls.Add(call);
        await db.SaveChangesAsync(cancellation);
        if (endpoint.IsOwn || await UsedTodayAsync(db, request.PersonId, call.At, CancellationToken.None) <= settings.Current.TokensPerPersonPerDay)
        {
            return call;
        }

        await ForgetAsync(db, call);
        return null;
    }

    private static async Task ForgetAsync(AppDb db, ModelCall call)
    {
        db.ModelCalls.Remove(call);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>In a scope of its own and whatever becomes of the request: what was used was used, and what was not is free again.</summary>
    private async Task LogAsync(AppDb db, ModelCall call, ModelRequest request, ModelReply reply, bool keeps)
    {
        (call.InputTokens, call.OutputTokens) = (reply.InputTokens, reply.OutputTokens);
        (call.FirstTokenMilliseconds, call.Milliseconds) = ((int)reply.FirstToken.TotalMilliseconds, (int)reply.Took.TotalMilliseconds);
        call.Failure = reply.Failure;
        call.SealedContent = keeps
            ? seal.Close(JsonSerializer.Serialize(new { sent = request.Messages.Select(m => new { role = m.Role.Value, m.Text }), came = reply.Text }))
            : null;
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private void Leave(Guid personId)
    {
        if (underWay.AddOrUpdate(personId, 0, (_, count) => count - 1) <= 0)
        {
            underWay.TryRemove(KeyValuePair.Create(personId, 0));
        }
    }

    /// <summary>What is known of a call that failed.</summary>
    private sealed class Attempt
    {
        private static readonly TimeSpan UsualWait = TimeSpan.FromMilliseconds(500);

        /// <summary>Something was passed on already, so that a second try would say it twice.</summary>
        public bool HasBegun { get; set; }

        public int Status { get; private set; }

        public TimeSpan Wait { get; private set; } = UsualWait;

        public ModelFailure Understand(Exception thrown)
        {
            var cause = thrown is AggregateException { InnerException: { } inner } ? inner : thrown;
            Status = (cause as ClientResultException)?.Status ?? 0;
            Wait = RetryAfter(cause as ClientResultException) ?? UsualWait;
            return Chain(cause).Any(part => part is EndlessAnswerException) ? ModelFailure.Endless
                : Chain(cause).Any(part => part is NotAStreamException) ? ModelFailure.NotUnderstood
                : Status == (int)HttpStatusCode.TooManyRequests ? ModelFailure.Limited
                : Status >= 500 ? ModelFailure.Broken
                : Status >= 400 ? ModelFailure.Refused
                : Chain(cause).OfType<HttpRequestException>().Any(part => part.HttpRequestError
                    is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError) ? ModelFailure.Unreachable
                : Chain(cause).Any(part => part is IOException or HttpRequestException) ? ModelFailure.Cut
                : ModelFailure.NotUnderstood;
        }

        private static IEnumerable<Exception> Chain(Exception? thrown)
        {
            for (; thrown is not null; thrown = thrown.InnerException)
            {
                yield return thrown;
            }
        }

        /// <summary>In seconds; a date is left alone, as servers of models send none.</summary>
        private static TimeSpan? RetryAfter(ClientResultException? refused) =>
            refused?.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var value) == true
            && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and <= 3600
                ? TimeSpan.FromSeconds(seconds)
                : null;
    }
}
