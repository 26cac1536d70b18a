namespace Uplift.Bench.Coaching;

/// <summary>
/// Learners with an interview in three to eight weeks and equal minutes under each policy; what they really recall on the day.
/// The same learners with the same luck of the start meet every policy.
/// </summary>
internal static class SimulationCommand
{
    private const double SecondsAReview = 25;

    public static int Run(int learners, TextWriter output)
    {
        Policy[] policies = [new UpliftPolicy(), new SuperMemo2Policy(repeats: true), new SuperMemo2Policy(repeats: false), new FixedPolicy(), new RandomPolicy()];
        var results = policies.Select(policy => Enumerable.Range(1, learners).Select(seed => Live(seed, policy)).ToList()).ToList();
        output.WriteLine($"{learners} learners; memory: ACT-R with spacing (Pavlik and Anderson 2005)");
        foreach (var (policy, lives) in policies.Zip(results))
        {
            var behind = results[0].Zip(lives, (best, other) => best.Recall - other.Recall).ToList();
            var mean = behind.Average();
            var error = Math.Sqrt(behind.Sum(one => (one - mean) * (one - mean)) / learners / learners);
            output.WriteLine(
                $"{policy.Name,-18} recall on the day {lives.Average(life => life.Recall):P2}, {lives.Average(life => life.Reviews) * SecondsAReview / 60:N0} minutes"
                + (policy is UpliftPolicy ? "" : $"; Uplift's {mean * 100:+0.00;-0.00} ± {error * 100:0.00} points"));
        }

        return 0;
    }

    private static (double Recall, int Reviews) Live(int seed, Policy policy)
    {
        var learner = new SimulatedLearner(seed);
        var points = Enumerable.Range(0, learner.Points).Select(_ => new Point(new ActRMemory(learner, 0.7 * learner.Normal()))).ToList();
        var random = new Random(seed + 1_000_000);
        // Interviews in the first half of the time leave the points: each was missed once and its correction read.
        var (known, reviews) = (new List<Point>(), 0);
        for (var day = 0; day < learner.Days; day++)
        {
            reviews += Study(learner, policy, known, day, random);
            for (var last = (int)Math.Ceiling(points.Count * Math.Min(1, (day + 1) / (learner.Days * 0.5))); known.Count < last;)
            {
                var point = points[known.Count];
                point.Memory.Practise(SimulatedLearner.Time(day, learner.ReviewsADay + (known.Count % 10)));
                point.Due = day + 1;
                known.Add(point);
            }
        }

        return (points.Average(point => point.Memory.Recall(SimulatedLearner.Time(learner.Days, 0))), reviews);
    }

    private static int Study(SimulatedLearner learner, Policy policy, List<Point> known, int day, Random random)
    {
        var again = new Queue<Point>();
        var reviews = 0;
        for (; reviews < learner.ReviewsADay; reviews++)
        {
            var free = known.Where(point => point.Day < day).ToList();
            var next = policy.Next(free, day, random);
            var point = again.Count > 3 || (next is null && again.Count > 0) ? again.Dequeue() : next ?? policy.Ahead(free, day, learner.Days);
            if (point is null)
            {
                break;
            }

            var at = SimulatedLearner.Time(day, reviews);
            var recalled = random.NextDouble() < point.Memory.Recall(at);
            point.Memory.Practise(at);
            var repeats = policy.Rate(point, day, learner.Days, recalled, random);
            point.Day = day;
            if (repeats)
            {
                again.Enqueue(point);
            }
        }

        return reviews;
    }
}
