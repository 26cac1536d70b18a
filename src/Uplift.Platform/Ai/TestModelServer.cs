using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Ai;

/// <summary>
/// Asks a server two small things: to count, which shows whether it streams and how fast; and for JSON of a schema. It tells
/// what kind of failure it was and never what the server said, or the test would read inner pages for whoever asks.
/// </summary>
public sealed class TestModelServer
{
    private readonly AppDb db;
    private readonly ModelSettings settings;
    private readonly ModelCalls calls;
    private readonly ModelSeal seal;
    private readonly CurrentUser user;

    internal TestModelServer(AppDb db, ModelSettings settings, ModelCalls calls, ModelSeal seal, CurrentUser user) =>
        (this.db, this.settings, this.calls, this.seal, this.user) = (db, settings, calls, seal, user);

    public static readonly Problem None = Problem.Conflict("no-model-server", "There is no model server to ask.");

    public async Task<Outcome<ModelTestView>> OfInstallationAsync(CancellationToken cancellation) =>
        settings.Current.Endpoint is { } endpoint ? await TestAsync(endpoint, cancellation) : None;

    public async Task<Outcome<ModelTestView>> OfOwnAsync(CancellationToken cancellation)
    {
        var choice = await db.ModelChoices.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == user.Id, cancellation);
        return settings.Current.OwnServersAllowed && choice is { Address: { } address, Model: { } model }
            ? await TestAsync(new ModelEndpoint(new Uri(address), model, seal.Open(choice.SealedKey), IsOwn: true), cancellation)
            : None;
    }

    private async Task<ModelTestView> TestAsync(ModelEndpoint endpoint, CancellationToken cancellation)
    {
        var pieces = 0;
        var counted = await calls.ProbeAsync(
            endpoint,
            Request("Count from one to ten in words, nothing else."),
            _ =>
            {
                pieces++;
                return Task.FromResult(true);
            },
            cancellation);
        if (counted.Failure is { } failure)
        {
            return new ModelTestView(false, failure, Explain(failure), 0, (int)counted.Took.TotalMilliseconds, false, false);
        }

        var formed = await calls.ProbeAsync(
            endpoint, Request("""Answer with {"ready":true}.""") with { Schema = Ready.Schema }, null, cancellation);
        return new ModelTestView(
            true,
            null,
            formed.Failure is null ? "It works." : "It works, and refuses JSON schemas; the form is then asked for in words.",
            (int)counted.FirstToken.TotalMilliseconds,
            (int)counted.Took.TotalMilliseconds,
            pieces > 1,
            formed.Failure is null && ModelJson.Read<Ready>(formed.Text) is { IsReady: true });
    }

    private static ModelRequest Request(string text) => new("test", default, [new ChatMessage(ChatRole.User, text)]) { MostTokens = 100, MostCharacters = 2_000 };

    public static string Explain(ModelFailure failure) => failure switch
    {
        ModelFailure.Silent => "Nothing came within 10 seconds.",
        ModelFailure.Slow => "It was not done within 60 seconds.",
        ModelFailure.Limited => "The server wants fewer calls (429).",
        ModelFailure.Broken => "The server answers with an error of its own (5xx).",
        ModelFailure.Refused => "The server refuses: look at the key, the model's name and the address, which mostly ends in /v1.",
        ModelFailure.Unreachable => "Nobody answers at this address, or it is one that may not be asked.",
        ModelFailure.Cut => "The answer broke off.",
        ModelFailure.NotUnderstood => "What answers there is no OpenAI-compatible server, or it does not stream.",
        ModelFailure.Endless => "The answer did not come to an end.",
        ModelFailure.WrongForm => "The answer does not have the form that was asked for.",
        ModelFailure.OverBudget => "What is left of your tokens of today does not reach for this.",
        ModelFailure.TooMany => "You have several calls under way.",
        ModelFailure.Resting => "It failed often just now and is left alone for a moment.",
        ModelFailure.NoServer => "There is no model server.",
        _ => "It was stopped.",
    };

    private sealed record Ready([property: System.Text.Json.Serialization.JsonPropertyName("ready")] bool IsReady)
    {
        public static readonly System.Text.Json.JsonElement Schema = ModelJson.Schema(
            """{"type":"object","properties":{"ready":{"type":"boolean"}},"required":["ready"],"additionalProperties":false}""");
    }
}
