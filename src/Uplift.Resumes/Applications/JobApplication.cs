using Uplift.Platform.Data;

namespace Uplift.Resumes.Applications;

/// <summary>How far an application is.</summary>
public enum ApplicationStage
{
    Wishlist,
    Applied,
    Interview,
    Offer,
    Closed,
}

/// <summary>That an application came to a stage.</summary>
public sealed record StageChange(ApplicationStage Stage, DateTimeOffset At);

/// <summary>A job that a person applies for, with what belongs to it: the advert, the resume that was sent, the interview that prepares for it.</summary>
internal sealed class JobApplication
{
    // Somebody who moves a card back and forth all day still has a row of bounded size.
    private const int MostChanges = 100;

    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public string Employer { get; private set; } = "";

    public string Role { get; private set; } = "";

    public ApplicationStage Stage { get; private set; }

    public List<StageChange> History { get; private set; } = [];

    public DateOnly? NextOn { get; private set; }

    public Guid? ResumeId { get; private set; }

    /// <summary>The number of the resume's version that was sent.</summary>
    public int? ResumeVersion { get; private set; }

    public Guid? InterviewId { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Changes with every change; the ETag is made of it.</summary>
    public Guid Version { get; private set; }

    public string? Url { get; private set; }

    public string Notes { get; private set; } = "";

    public string Advert { get; private set; } = "";

    public void Write(ApplicationDraft draft, TimeProvider clock)
    {
        (Employer, Role) = (draft.Employer.Trim(), draft.Role.Trim());
        Url = string.IsNullOrWhiteSpace(draft.Url) ? null : draft.Url.Trim();
        (Advert, Notes, NextOn) = (draft.Advert ?? "", draft.Notes ?? "", draft.NextOn);
        (ResumeId, InterviewId) = (draft.ResumeId, draft.InterviewId);
        ResumeVersion = draft.ResumeId is null ? null : draft.ResumeVersion;
        MoveTo(draft.Stage, clock);
    }

    public void MoveTo(ApplicationStage stage, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (History.Count == 0 || stage != Stage)
        {
            History = [.. History.TakeLast(MostChanges - 1), new StageChange(stage, now)];
        }

        (Stage, UpdatedAt, Version) = (stage, now, Ids.Next(clock));
    }
}
