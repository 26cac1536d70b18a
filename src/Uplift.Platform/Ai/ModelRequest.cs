using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Uplift.Platform.Ai;

/// <summary>Why a call brought nothing that can be used.</summary>
public enum ModelFailure
{
    /// <summary>There is no server, or the person wants none.</summary>
    NoServer,

    /// <summary>The person's tokens of the day are used up.</summary>
    OverBudget,

    /// <summary>The person has too many calls under way.</summary>
    TooMany,

    /// <summary>It failed often just now and is left alone for a moment.</summary>
    Resting,

    /// <summary>Nothing came in the time for the first token.</summary>
    Silent,

    /// <summary>It was not done in the time for the whole.</summary>
    Slow,

    /// <summary>The server wants fewer calls (429).</summary>
    Limited,

    /// <summary>The server broke (5xx).</summary>
    Broken,

    /// <summary>The server refused the call (other 4xx): the key, the model's name, or what was asked.</summary>
    Refused,

    /// <summary>Nobody answers at the address, or it may not be asked.</summary>
    Unreachable,

    /// <summary>It broke off.</summary>
    Cut,

    /// <summary>What came is not what the protocol says, such as a page of HTML.</summary>
    NotUnderstood,

    /// <summary>It did not come to an end.</summary>
    Endless,

    /// <summary>What came does not have the wanted form.</summary>
    WrongForm,

    /// <summary>Whoever asked stopped it.</summary>
    Stopped,
}

/// <summary>What a model is asked.</summary>
/// <param name="Purpose">For the log: <c>interviewer</c>, <c>judge</c>.</param>
/// <param name="PersonId">Whose words are sent and whose budget pays.</param>
/// <param name="Messages">The rules in the system role; people's words never there.</param>
public sealed record ModelRequest(string Purpose, Guid PersonId, IReadOnlyList<ChatMessage> Messages)
{
    /// <summary>The answer's JSON schema; null for prose.</summary>
    public JsonElement? Schema { get; init; }

    public int MostTokens { get; init; } = 800;

    /// <summary>Beyond it the call is ended: a server need not keep to <see cref="MostTokens"/>.</summary>
    public int MostCharacters { get; init; } = 8_000;

    public float Temperature { get; init; }
}

/// <param name="Text">All that came; empty on a failure.</param>
/// <param name="Model">The name under which it was asked.</param>
public sealed record ModelReply(
    string Text, string Model, ModelFailure? Failure, int InputTokens, int OutputTokens, TimeSpan FirstToken, TimeSpan Took)
{
    internal static ModelReply NotAsked(ModelFailure failure, string model = "") => new("", model, failure, 0, 0, default, default);
}
