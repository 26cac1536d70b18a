using Uplift.Platform.Data;

namespace Uplift.Coaching.Plans;

/// <summary>What a person prepares for: a day, the minutes they have, and the topics it is about.</summary>
internal sealed class StudyPlan
{
    public required Guid OwnerId { get; init; }

    public DateOnly InterviewOn { get; private set; }

    public int MinutesADay { get; private set; }

    /// <summary>Days of the week without study, 0 for Sunday.</summary>
    public List<int> FreeDays { get; private set; } = [];

    /// <summary>The topics that count; empty means all.</summary>
    public List<string> Topics { get; private set; } = [];

    /// <summary>What the interview is for, in the person's words.</summary>
    public string Role { get; private set; } = "";

    /// <summary>The job or role whose requirements choose and weigh the topics; null without one.</summary>
    public PlanGoal? Goal { get; private set; }

    /// <summary>The topics that count: those that were named, else the goal's; empty means all.</summary>
    public IReadOnlyCollection<string> Counted => Topics.Count > 0 || Goal is null ? Topics : [.. Goal.Weights().Keys];

    public DateTimeOffset CreatedAt { get; private set; }

    public Guid Version { get; private set; }

    public void Write(PlanDraft draft, PlanGoal? goal, TimeProvider clock)
    {
        InterviewOn = draft.InterviewOn!.Value;
        MinutesADay = draft.MinutesADay;
        FreeDays = [.. draft.FreeDays.Distinct().Order()];
        Topics = [.. draft.Topics.Distinct(StringComparer.Ordinal)];
        Role = draft.Role.Trim();
        Goal = goal;
        CreatedAt = CreatedAt == default ? clock.GetUtcNow() : CreatedAt;
        Version = Ids.Next(clock);
    }
}
