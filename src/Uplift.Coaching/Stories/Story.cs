using Uplift.Platform.Data;

namespace Uplift.Coaching.Stories;

/// <summary>Something that a person did, ready to be told when an interviewer asks how they act.</summary>
internal sealed class Story
{
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public string Title { get; private set; } = "";

    /// <summary>A bit for each <see cref="Competence"/>, so that a filter is one comparison.</summary>
    public int Competences { get; private set; }

    /// <summary>How often it was told, in interviews here and elsewhere.</summary>
    public int TimesTold { get; private set; }

    public DateOnly? LastToldOn { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Changes with every change; the ETag is made of it.</summary>
    public Guid Version { get; private set; }

    public string Situation { get; private set; } = "";

    public string? Task { get; private set; }

    public string Action { get; private set; } = "";

    public string Result { get; private set; } = "";

    /// <summary>What the person does differently since.</summary>
    public string? Reflection { get; private set; }

    /// <summary>All of it, for comparing with what was said.</summary>
    public string Whole => string.Join('\n', Title, Situation, Task, Action, Result, Reflection);

    public void Write(StoryDraft draft, TimeProvider clock)
    {
        Title = draft.Title.Trim();
        (Situation, Action, Result) = (draft.Situation.Trim(), draft.Action.Trim(), draft.Result.Trim());
        (Task, Reflection) = (NullIfBlank(draft.Task), NullIfBlank(draft.Reflection));
        Competences = Stories.Competences.ToBits(draft.Competences);
        UpdatedAt = clock.GetUtcNow();
        Version = Ids.Next(clock);
    }

    /// <summary>It was told once more, or once less. Nobody wrote it anew, so whoever is about to is not in the way.</summary>
    public void Count(int timesTold, DateOnly? lastToldOn) => (TimesTold, LastToldOn) = (timesTold, lastToldOn);

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>That a story was told: found in an interview here, or said by its owner of one elsewhere.</summary>
internal sealed class StoryUse
{
    public const int LongestPlace = 120;

    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required Guid StoryId { get; init; }

    /// <summary>Where it was found; null when the owner said so.</summary>
    public Guid? InterviewId { get; init; }

    /// <summary>The number of the question in that interview.</summary>
    public int? Question { get; init; }

    public string? QuestionSlug { get; init; }

    /// <summary>On which of the owner's days.</summary>
    public required DateOnly ToldOn { get; init; }

    /// <summary>Where else it was told, in the owner's words.</summary>
    public string? Place { get; init; }

    /// <summary>Words of the story by which it was found; none of the answer's that are not the story's too.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The owner said that it was another story. Kept, so that it is not found again.</summary>
    public bool Denied { get; set; }
}
