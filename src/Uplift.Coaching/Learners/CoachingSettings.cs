using Uplift.Coaching.Fsrs;
using Uplift.Platform.Data;

namespace Uplift.Coaching.Learners;

/// <summary>What a person chose of their reviews; without a row, the defaults.</summary>
internal sealed class CoachingSettings
{
    public const double UsualRetention = 0.9;
    public const int UsualRollOverHour = 4;

    public required Guid OwnerId { get; init; }

    /// <summary>When the person's day begins, 0 to 12 o'clock.</summary>
    public int RollOverHour { get; private set; } = UsualRollOverHour;

    /// <summary>The wanted chance to recall when something is due.</summary>
    public double Retention { get; private set; } = UsualRetention;

    /// <summary>In days.</summary>
    public int MaximumInterval { get; private set; } = SchedulerOptions.LongestInterval;

    /// <summary>Whether a summary of the week comes by mail.</summary>
    public bool WeeklyMail { get; private set; }

    /// <summary>The day of the last summary that was sent.</summary>
    public DateOnly? MailedOn { get; set; }

    /// <summary>Fitted to the person's own reviews; null for the defaults.</summary>
    public List<double>? Parameters { get; private set; }

    public DateTimeOffset? FittedAt { get; private set; }

    public Guid Version { get; private set; }

    public FsrsParameters Model => Parameters is { } own && FsrsParameters.From(own) is { } fitted ? fitted : FsrsParameters.Default;

    public void Write(CoachingSettingsDraft draft, TimeProvider clock)
    {
        RollOverHour = draft.RollOverHour;
        Retention = draft.Retention;
        MaximumInterval = draft.MaximumInterval;
        WeeklyMail = draft.WeeklyMail;
        Version = Ids.Next(clock);
    }

    /// <param name="parameters">Null for the defaults.</param>
    /// <param name="clock">Says when.</param>
    public void Use(IReadOnlyList<double>? parameters, TimeProvider clock)
    {
        Parameters = parameters is null ? null : [.. parameters];
        FittedAt = parameters is null ? null : clock.GetUtcNow();
        Version = Ids.Next(clock);
    }
}
