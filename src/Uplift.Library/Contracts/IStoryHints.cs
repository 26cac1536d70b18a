namespace Uplift.Library.Contracts;

/// <summary>Questions about how somebody acts, which are answered with a story of their own.</summary>
public static class Behavioural
{
    /// <summary>Their topic.</summary>
    public const string TopicId = "behavioural";
}

/// <summary>A story of the person's own that could answer a question.</summary>
/// <param name="Why">What of the question it serves, and when it was last told.</param>
public sealed record StoryHint(Guid Id, string Title, string Why);

/// <summary>Which of a person's own stories could answer a question.</summary>
/// <param name="Asked">What the question asks to hear about, such as "conflict and influence"; empty when it does not say.</param>
/// <param name="Competence">The first of these, as an address writes it.</param>
/// <param name="Stories">What fits best first, three at most.</param>
public sealed record StoryHints(string Asked, string? Competence, IReadOnlyList<StoryHint> Stories);

/// <summary>Knows the stories of whoever asks. The library has none; a module that keeps some may.</summary>
public interface IStoryHints
{
    /// <returns>Null where there is nothing to say, as on a question about technology.</returns>
    Task<StoryHints?> ForAsync(string topicId, string prompt, IReadOnlyCollection<string> tags, CancellationToken cancellation);
}

/// <summary>Says nothing.</summary>
internal sealed class NoStoryHints : IStoryHints
{
    public Task<StoryHints?> ForAsync(string topicId, string prompt, IReadOnlyCollection<string> tags, CancellationToken cancellation) =>
        Task.FromResult<StoryHints?>(null);
}
