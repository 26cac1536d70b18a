using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Library.Drafts;

/// <summary>
/// A question that a model drafted for an editor. It is text and nothing else: no list, search or interview reads it, and it
/// comes into the library only as a file that somebody put there.
/// </summary>
internal sealed class DraftedQuestion
{
    public required Guid Id { get; init; }

    /// <summary>Who asked for it; null once they are erased.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>The model and the version of the prompt.</summary>
    public required string By { get; init; }

    public string Slug { get; private set; } = "";

    public string TopicId { get; private set; } = "";

    public Level Level { get; private set; } = Level.Beginner;

    /// <summary>The whole file, as it would stand below <c>content/questions</c>.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What <c>content check</c> says of it, as of the last look.</summary>
    public IReadOnlyList<DraftFault> Faults { get; private set; } = [];

    public DateTimeOffset? ReviewedAt { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Changes with every change; the ETag is made of it.</summary>
    public Guid Version { get; private set; }

    public void Write(string text, CheckedDraft look, TimeProvider clock)
    {
        (Text, Slug, TopicId, Level, Faults) = (text, look.Slug, look.TopicId, look.Level, look.Faults);
        UpdatedAt = clock.GetUtcNow();
        Version = Ids.Next(clock);
    }

    public void NoteReview(DateTimeOffset now) => ReviewedAt = now;
}

/// <param name="Line">Of the draft's text, counted from 1.</param>
public sealed record DraftFault(int Line, string Message);
