using System.Collections.Immutable;

namespace Uplift.Coaching.Fsrs;

/// <summary>
/// When to review next. Pure: the same card, time and rating give the same answer. Follows ts-fsrs 5.4.2, except that nothing is
/// rounded on the way and that the longest interval is held last, where ts-fsrs may pass it by a day or two.
/// </summary>
public sealed class Scheduler(SchedulerOptions options)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly MemoryModel model = new(options.Parameters.For(options.ShortTerm, options.RelearningSteps.Length), options.ShortTerm);

    /// <summary>Days are counted as dates, in UTC.</summary>
    /// <param name="card">As it was.</param>
    /// <param name="at">When it was reviewed.</param>
    /// <param name="rating">What came of it.</param>
    public Card Review(Card card, DateTimeOffset at, Rating rating) =>
        Review(card, at, rating, card.LastReview is { } last ? (at.UtcDateTime.Date - last.UtcDateTime.Date).Days : 0);

    /// <param name="card">As it was.</param>
    /// <param name="at">When it was reviewed.</param>
    /// <param name="rating">What came of it.</param>
    /// <param name="days">Days since the last review, counted by whoever knows when the learner's day begins.</param>
    public Card Review(Card card, DateTimeOffset at, Rating rating, int days)
    {
        days = Math.Max(0, days);
        var next = Enum.GetValues<Rating>().ToDictionary(one => one, one => MemoryAfter(card, days, one));
        var (state, step, delay) = Move(card, rating);
        var memory = next[rating];
        var lapsed = rating == Rating.Again && card.State == CardState.Review;
        var (scheduled, due) = delay is { } wait
            ? (wait.Days, at + wait)
            : WholeDays(at, Interval(card, rating, next));
        return new Card(state, step, memory, scheduled, due, at, card.Reviews + 1, card.Lapses + (lapsed ? 1 : 0));
    }

    private Memory MemoryAfter(Card card, int days, Rating rating) =>
        card.Memory is { } before ? model.After(before, days, rating) : model.First(rating);

    private static (int Days, DateTimeOffset Due) WholeDays(DateTimeOffset at, int days) => (days, at + (days * Day));

    /// <returns>Where the card goes; the delay of a step, or null for an interval of whole days.</returns>
    private (CardState State, int Step, TimeSpan? Delay) Move(Card card, Rating rating)
    {
        var inReview = (CardState.Review, 0, (TimeSpan?)null);
        if (!options.ShortTerm || (card.State == CardState.Review && rating != Rating.Again))
        {
            return inReview;
        }

        var isRelearning = card.State is CardState.Review or CardState.Relearning;
        var steps = isRelearning ? options.RelearningSteps : options.LearningSteps;
        if (StepAfter(steps, card.Step, rating) is not { } at)
        {
            return inReview;
        }

        var delay = rating == Rating.Hard ? HardDelay(steps) : steps[at];
        // A step of a day or more is waited for in review, and keeps its number.
        return (delay >= Day ? CardState.Review : isRelearning ? CardState.Relearning : CardState.Learning, at, delay);
    }

    /// <returns>The step that follows; null when the card leaves the steps.</returns>
    private static int? StepAfter(ImmutableArray<TimeSpan> steps, int step, Rating rating) => rating switch
    {
        _ when step >= steps.Length => null,
        Rating.Again => 0,
        Rating.Hard => step,
        Rating.Good when step + 1 < steps.Length => step + 1,
        _ => null,
    };

    /// <summary>Half as long again as the only step, or between the first two, in whole minutes.</summary>
    private static TimeSpan HardDelay(ImmutableArray<TimeSpan> steps)
    {
        var minutes = steps.Length == 1 ? 1.5 * steps[0].TotalMinutes : (steps[0].TotalMinutes + steps[1].TotalMinutes) / 2;
        return TimeSpan.FromMinutes(Math.Floor(minutes + 0.5));
    }

    private int Interval(Card card, Rating rating, Dictionary<Rating, Memory> next)
    {
        var again = Of(Rating.Again);
        if (rating == Rating.Again && options.ShortTerm)
        {
            return again;
        }

        // A card that leaves its steps takes the interval of its own rating; one in review must do better by a better rating.
        if (options.ShortTerm && card.State != CardState.Review)
        {
            return Of(rating);
        }

        var hard = Math.Min(Of(Rating.Hard), options.ShortTerm ? Of(Rating.Good) : int.MaxValue);
        if (!options.ShortTerm)
        {
            again = Math.Min(again, hard);
            hard = Math.Max(hard, again + 1);
        }

        var good = Math.Max(Of(Rating.Good), hard + 1);
        var easy = Math.Max(Of(Rating.Easy), good + 1);
        var days = rating switch { Rating.Again => again, Rating.Hard => hard, Rating.Good => good, _ => easy };
        return Math.Min(days, options.MaximumInterval);

        int Of(Rating one) => model.Interval(next[one].Stability, options.Retention, options.MaximumInterval);
    }
}
