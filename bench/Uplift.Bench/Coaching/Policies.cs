using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Reviews;

namespace Uplift.Bench.Coaching;

/// <summary>A point as a policy sees it: what it scheduled, never what is really remembered.</summary>
internal sealed class Point(ActRMemory memory)
{
    public ActRMemory Memory { get; } = memory;

    public int Due { get; set; }

    /// <summary>The last day on which it was reviewed.</summary>
    public int Day { get; set; } = -1;

    public Card Card { get; set; } = Card.New(default);

    public double Ease { get; set; } = 2.5;

    public int Repetitions { get; set; }

    public int Interval { get; set; }
}

/// <summary>Says what to review, and when it comes back.</summary>
internal abstract class Policy
{
    public abstract string Name { get; }

    /// <summary>What to review of what was not reviewed today; what has been due longest, unless a policy says otherwise.</summary>
    public virtual Point? Next(List<Point> free, int day, Random random) => free.Where(point => point.Due <= day).MinBy(point => point.Due);

    /// <summary>What to review with nothing due; the next that will be, unless a policy knows better.</summary>
    public virtual Point? Ahead(IEnumerable<Point> free, int day, int days) => free.MinBy(point => point.Due);

    /// <returns>Whether it is to be asked again on the same day.</returns>
    public abstract bool Rate(Point point, int day, int days, bool recalled, Random random);
}

/// <summary>As the product does with an interview ahead: FSRS-6 with its usual numbers, the wish of the day, no repetition on the same day, spare minutes to what gains most.</summary>
internal sealed class UpliftPolicy : Policy
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private readonly MemoryModel model = new(FsrsParameters.Default);

    public override string Name => "Uplift's plan";

    public override Point? Ahead(IEnumerable<Point> free, int day, int days) => free.MaxBy(point => Gains.Of(
        model, point.Card.Memory, Math.Max(0, day - point.Day), days - day));

    public override bool Rate(Point point, int day, int days, bool recalled, Random random)
    {
        var wish = Wish.Of(0.9, SchedulerOptions.LongestInterval, Start.AddDays(day), Start.AddDays(days));
        var scheduler = new Scheduler(new SchedulerOptions
        {
            Retention = wish.Retention,
            MaximumInterval = wish.MaximumDays,
            LearningSteps = wish.SameDay ? [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)] : [],
            RelearningSteps = wish.SameDay ? [TimeSpan.FromMinutes(10)] : [],
        });
        var at = new DateTimeOffset(Start.AddDays(day), new TimeOnly(12, 0), TimeSpan.Zero);
        point.Card = scheduler.Review(point.Card, at, recalled ? Rating.Good : Rating.Again, point.Day < 0 ? 0 : day - point.Day);
        point.Due = day + Math.Max(1, point.Card.ScheduledDays);
        return false;
    }
}

/// <summary>SuperMemo 2 (Woźniak 1990): what was not recalled is asked again on the same day, and begins anew.</summary>
/// <param name="repeats">Without, a day's second look is left out, which the algorithm's author did not mean.</param>
internal sealed class SuperMemo2Policy(bool repeats) : Policy
{
    public override string Name => repeats ? "SM-2" : "SM-2, once a day";

    public override bool Rate(Point point, int day, int days, bool recalled, Random random)
    {
        var quality = recalled ? 4 : 2;
        point.Repetitions = recalled ? point.Repetitions + 1 : 0;
        point.Interval = point.Repetitions switch { <= 1 => 1, 2 => 6, _ => (int)Math.Round(point.Interval * point.Ease) };
        point.Ease = Math.Max(1.3, point.Ease + (0.1 - ((5 - quality) * (0.08 + ((5 - quality) * 0.02)))));
        point.Due = day + point.Interval;
        return repeats && !recalled;
    }
}

/// <summary>1, 3, 7, 14 and 30 days; from the beginning after a miss.</summary>
internal sealed class FixedPolicy : Policy
{
    private static readonly int[] Intervals = [1, 3, 7, 14, 30];

    public override string Name => "Fixed intervals";

    public override bool Rate(Point point, int day, int days, bool recalled, Random random)
    {
        point.Repetitions = recalled ? Math.Min(point.Repetitions + 1, Intervals.Length) : 1;
        point.Due = day + Intervals[point.Repetitions - 1];
        return false;
    }
}

/// <summary>Any point, at any time.</summary>
internal sealed class RandomPolicy : Policy
{
    public override string Name => "Random";

    public override Point? Next(List<Point> free, int day, Random random) => free.Count == 0 ? null : free[random.Next(free.Count)];

    public override bool Rate(Point point, int day, int days, bool recalled, Random random) => false;
}
