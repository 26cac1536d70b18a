using System.Collections.Immutable;

namespace Uplift.Coaching.Fsrs;

/// <summary>The 21 numbers of FSRS-6, w0 to w20, each within the range that its formula allows.</summary>
public sealed class FsrsParameters
{
    public const int Count = 21;

    private const double LeastShortTerm = 0.01;

    private static readonly ImmutableArray<(double Least, double Most)> Ranges =
    [
        (0.001, 100), (0.001, 100), (0.001, 100), (0.001, 100), (1, 10), (0.001, 4), (0.001, 4), (0.001, 0.75), (0, 4.5), (0, 0.8), (0.001, 3.5),
        (0.001, 5), (0.001, 0.25), (0.001, 0.9), (0, 4), (0, 1), (1, 6), (0, 2), (0, 2), (0, 0.8), (0.1, 0.8),
    ];

    private readonly ImmutableArray<double> weights;

    private FsrsParameters(ImmutableArray<double> weights) => this.weights = weights;

    /// <summary>Fitted on some 700 million reviews by the authors of FSRS-6 (open-spaced-repetition, 2025).</summary>
    public static FsrsParameters Default { get; } = new(
    [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
        1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ]);

    public double this[int index] => weights[index];

    /// <returns>Null when they are not 21 finite numbers; a number out of its range is brought to its nearest end.</returns>
    public static FsrsParameters? From(IReadOnlyList<double> weights) =>
        weights.Count == Count && weights.All(double.IsFinite)
            ? new([.. weights.Zip(Ranges, (weight, range) => Math.Clamp(weight, range.Least, range.Most))])
            : null;

    /// <summary>
    /// Held to what a schedule needs besides. With the short-term model w19 is at least 0.01. With several relearning steps, w17 and w18
    /// are at most √(−(ln w11 + ln(2^w13−1) + 0.3·w14)/n), so that forgetting and going through all n steps does not make a memory
    /// stronger than it was.
    /// </summary>
    internal FsrsParameters For(bool shortTerm, int relearningSteps)
    {
        var held = weights.ToBuilder();
        if (shortTerm)
        {
            held[19] = Math.Max(held[19], LeastShortTerm);
        }

        if (relearningSteps > 1)
        {
            var room = -(Math.Log(held[11]) + Math.Log(Math.Pow(2, held[13]) - 1) + (0.3 * held[14])) / relearningSteps;
            var most = Math.Clamp(Math.Sqrt(Math.Max(0, room)), 0.01, 2);
            held[17] = Math.Min(held[17], most);
            held[18] = Math.Min(held[18], most);
        }

        return new(held.ToImmutable());
    }
}
