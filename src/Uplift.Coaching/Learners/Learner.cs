using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Plans;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Coaching.Learners;

/// <summary>What scheduling needs to know of a person: their days, their wishes and the date they prepare for.</summary>
internal sealed record Learner(Guid Id, LearnerCalendar Calendar, CoachingSettings Settings, StudyPlan? Plan)
{
    public DateOnly Today(DateTimeOffset now) => Calendar.DayOf(now);

    /// <summary>The interview's day, while it lies ahead.</summary>
    public DateOnly? InterviewOn(DateTimeOffset now) => Plan is { InterviewOn: var day } && day > Today(now) ? day : null;

    /// <summary>What a review at this moment is to aim at.</summary>
    public Wish WishAt(DateTimeOffset at) => Wish.Of(Settings.Retention, Settings.MaximumInterval, Today(at), Plan?.InterviewOn);
}

/// <summary>
/// The wanted chance to recall, the longest interval, and whether something may come back on the same day. Towards an interview the first rises and the second shrinks, so
/// that nothing is due for the first time after the day on which it is needed; and minutes are scarce, so that a repetition on
/// the same day gives way to one on another (measured: bench/README.md, "Coaching").
/// </summary>
internal sealed record Wish(double Retention, int MaximumDays, bool SameDay = true)
{
    /// <summary>What is wanted on the last day; more would cost a review of everything every day.</summary>
    public const double HighestRetention = 0.97;

    /// <summary>The rise begins so many days ahead.</summary>
    private const int Rise = 30;

    public static Wish Of(double retention, int maximum, DateOnly today, DateOnly? interviewOn)
    {
        if (interviewOn is not { } day || day <= today)
        {
            return new(retention, maximum);
        }

        var left = day.DayNumber - today.DayNumber;
        var near = Math.Clamp((Rise - left) / (double)(Rise - 1), 0, 1);
        var risen = retention + (Math.Max(0, HighestRetention - retention) * near);
        return new(Math.Round(risen, 4), Math.Clamp(left - 1, 1, maximum), SameDay: false);
    }
}

internal sealed class FindLearner(AppDb db)
{
    /// <summary>One statement.</summary>
    public async Task<Learner> HandleAsync(Guid userId, CancellationToken cancellation)
    {
        var (settings, plans) = (db.CoachingSettings, db.StudyPlans);
        var row = await db.Set<AppUser>().AsNoTracking()
            .Where(u => u.Id == userId)
            .LeftJoin(settings.AsNoTracking(), u => u.Id, s => s.OwnerId, (u, s) => new { u.Id, u.TimeZone, Settings = s })
            .LeftJoin(plans.AsNoTracking(), u => u.Id, p => p.OwnerId, (u, p) => new { u.TimeZone, u.Settings, Plan = p })
            .SingleOrDefaultAsync(cancellation);
        var chosen = row?.Settings ?? new CoachingSettings { OwnerId = userId };
        return new Learner(userId, new LearnerCalendar(LearnerCalendar.Zone(row?.TimeZone ?? "UTC"), chosen.RollOverHour), chosen, row?.Plan);
    }
}
