namespace Uplift.Bench.Coaching;

/// <summary>
/// A memory that is not FSRS: ACT-R's declarative memory with the spacing effect of Pavlik and Anderson (Cognitive Science 29,
/// 2005). Activation is m = ln Σ t^−d over all practices, the decay of each practice is d = c·e^m + a with the activation at
/// its time, and recall succeeds with 1/(1 + e^((τ−m)/s)). Time between days counts by a fortieth, as in that paper.
/// </summary>
/// <param name="offset">How much easier than usual the point is, in units of activation.</param>
internal sealed class ActRMemory(SimulatedLearner learner, double offset)
{
    private readonly List<(double At, double Decay)> practices = [];

    public double Recall(double at) => 1 / (1 + Math.Exp((learner.Threshold - offset - Activation(at)) / SimulatedLearner.Noise));

    public void Practise(double at) => practices.Add((at, (practices.Count == 0 ? 0 : learner.Spacing * Math.Exp(Activation(at))) + learner.Decay));

    private double Activation(double at) => Math.Log(practices.Sum(practice => Math.Pow(Math.Max(1, at - practice.At), -practice.Decay)));
}

/// <summary>Somebody with an interview in a few weeks: their memory, their minutes, and what they have to learn.</summary>
internal sealed class SimulatedLearner
{
    public const double Noise = 0.255;

    private const double SecondsAReview = 25;
    private const double BetweenDays = 0.025;

    private readonly Random random;

    public SimulatedLearner(int seed)
    {
        random = new Random(seed);
        Decay = 0.177 * Math.Exp(0.2 * Normal());
        Spacing = 0.217 * Math.Exp(0.2 * Normal());
        Threshold = -0.704 + (0.2 * Normal());
        Days = random.Next(21, 57);
        ReviewsADay = random.Next(12, 41);
        Points = random.Next(40, 141);
    }

    public double Decay { get; }

    public double Spacing { get; }

    public double Threshold { get; }

    public int Days { get; }

    public int ReviewsADay { get; }

    public int Points { get; }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Seconds as memory counts them.</summary>
    public static double Time(int day, int review) => (day * 86_400 * BetweenDays) + (review * SecondsAReview);
}
