using Uplift.Coaching.Fsrs;

namespace Uplift.Coaching.Reviews;

/// <summary>
/// FSRS-6 with the product's choices: days are the learner's, what waits for whole days is due when that day begins, and a
/// seeded fuzz spreads what was learned together. The longest interval is held last.
/// </summary>
internal static class Schedules
{
    public static Card After(Card before, Review review, FsrsParameters parameters)
    {
        var options = new SchedulerOptions { Parameters = parameters, Retention = review.Retention, MaximumInterval = review.MaximumDays };
        options = review.SameDay ? options : options with { LearningSteps = [], RelearningSteps = [] };
        var after = new Scheduler(options).Review(before, review.At, review.Rating, review.ElapsedDays);
        if (after.ScheduledDays == 0)
        {
            return after;
        }

        // Seeded by the line's own id, so that the log gives the same schedule whenever it is read again.
        var days = Fuzz.Apply(after.ScheduledDays, review.Id.ToString("N"), review.ElapsedDays, review.MaximumDays);
        days = Math.Clamp(days, 1, review.MaximumDays);
        return after with { ScheduledDays = days, Due = review.DayStart.AddDays(days) };
    }
}
