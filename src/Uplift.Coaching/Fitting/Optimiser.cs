using Uplift.Coaching.Fsrs;

namespace Uplift.Coaching.Fitting;

/// <param name="Days">Since the review before; 0 for the first and for the same day.</param>
/// <param name="Order">Its place in time among all reviews.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct FitReview(int Days, Rating Rating, int Order);

/// <param name="LogLoss">−ln of the chance given to what happened, on average; less is better.</param>
/// <param name="CalibrationError">Root mean square distance of the predicted from the observed share recalled, over ten bins.</param>
public sealed record FitQuality(double LogLoss, double CalibrationError);

/// <param name="Weights">The 21 parameters that were found.</param>
/// <param name="HeldOut">Reviews that the fit never saw.</param>
internal sealed record FitResult(IReadOnlyList<double> Weights, int HeldOut, FitQuality Before, FitQuality After)
{
    /// <summary>Only what predicts the unseen better than the usual numbers may be used.</summary>
    public bool IsBetter => HeldOut > 0 && After.LogLoss < Before.LogLoss;
}

/// <summary>
/// Fits the 21 parameters to a person's reviews: Adam on the log loss of the same curve that schedules, drawn towards the
/// usual numbers as far as there is little to learn from (weights of the draw: fsrs-rs 6.6.1). Of the reviews in time, the
/// first seven tenths teach, the next tenth says when to stop, and the last two tenths are held out to judge. Deterministic.
/// </summary>
internal static class Optimiser
{
    private const int MostEpochs = 60;
    private const int Patience = 12;
    private const int Batch = 256;
    private const double Rate = 0.03;
    private const double TaughtShare = 0.7;
    private const double StopShare = 0.1;

    // How far each parameter lies from the usual one among people.
    private static readonly double[] Spread =
    [
        6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
    ];

    public static FitResult Fit(IReadOnlyList<IReadOnlyList<FitReview>> histories)
    {
        var total = histories.Sum(history => history.Count);
        var (taught, stop) = ((int)(total * TaughtShare), (int)(total * (TaughtShare + StopShare)));
        var usual = Weights(FsrsParameters.Default);
        var best = Descend(histories, usual, taught, stop);
        var before = Judge(histories, usual, stop, total);
        var after = Judge(histories, best, stop, total);
        return new FitResult(best, before.Count, before.Quality, after.Quality);
    }

    public static FitQuality Judge(IReadOnlyList<IReadOnlyList<FitReview>> histories, FsrsParameters parameters) =>
        Judge(histories, Weights(parameters), 0, int.MaxValue).Quality;

    private static double[] Descend(IReadOnlyList<IReadOnlyList<FitReview>> histories, double[] usual, int taught, int stop)
    {
        var w = (double[])usual.Clone();
        var best = (double[])usual.Clone();
        var bestLoss = Judge(histories, best, taught, stop).Quality.LogLoss;
        var learned = histories.Where(history => history.Any(review => review.Order < taught && review.Days > 0)).ToList();
        var random = new Random(1);
        var adam = new Adam();
        var steps = Math.Max(1, MostEpochs * (int)Math.Ceiling(learned.Sum(history => history.Count) / (double)Batch));
        for (var (epoch, sinceBest, step) = (0, 0, 0); epoch < MostEpochs && sinceBest < Patience; epoch++)
        {
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(learned));
            for (var at = 0; at < learned.Count; step++)
            {
                var (gradient, count) = (new double[FsrsParameters.Count], 0);
                var model = new MemoryGradient();
                model.Use(w);
                for (; at < learned.Count && count < Batch; at++)
                {
                    count += Learn(model, learned[at], taught, gradient);
                }

                Draw(w, usual, gradient, count, taught);
                adam.Step(w, gradient, k => ScaleOf(k, usual), Rate * 0.5 * (1 + Math.Cos(Math.PI * step / steps)));
                w = Weights(FsrsParameters.From(w)!);
            }

            var loss = Judge(histories, w, taught, stop).Quality.LogLoss;
            sinceBest++;
            if (loss < bestLoss)
            {
                (bestLoss, sinceBest) = (loss, 0);
                w.CopyTo(best, 0);
            }
        }

        return best;
    }

    /// <returns>How many reviews it learned from.</returns>
    private static int Learn(MemoryGradient model, IReadOnlyList<FitReview> history, int before, double[] gradient)
    {
        var learned = 0;
        for (var at = 0; at < history.Count && history[at].Order < before; at++)
        {
            var review = history[at];
            if (at == 0)
            {
                model.First(review.Rating);
                continue;
            }

            if (review.Days > 0)
            {
                model.Predict(review.Days);
                var chance = Math.Clamp(model.Recall, 1e-5, 1 - 1e-5);
                var recalled = review.Rating == Rating.Again ? 0 : 1;
                model.AddRecall((chance - recalled) / (chance * (1 - chance)), gradient);
                learned++;
            }

            model.After(review.Days, review.Rating);
        }

        return learned;
    }

    private static void Draw(double[] w, double[] usual, double[] gradient, int count, int total)
    {
        for (var k = 0; k < w.Length; k++)
        {
            var scale = ScaleOf(k, usual);
            // By the parameter in units of its own scale, so that one rate serves all.
            gradient[k] = (gradient[k] / Math.Max(1, count) * scale) + (2 * (w[k] - usual[k]) / scale / Math.Max(1, total));
        }
    }

    private static double ScaleOf(int k, double[] usual) => k < 4 ? usual[k] : Spread[k];

    private static (FitQuality Quality, int Count) Judge(IReadOnlyList<IReadOnlyList<FitReview>> histories, double[] w, int from, int to)
    {
        var model = new MemoryGradient();
        model.Use(w);
        var bins = new (double Predicted, double Recalled, int Count)[10];
        var (loss, count) = (0.0, 0);
        foreach (var history in histories)
        {
            for (var at = 0; at < history.Count && history[at].Order < to; at++)
            {
                var review = history[at];
                if (at == 0)
                {
                    model.First(review.Rating);
                    continue;
                }

                if (review.Days > 0 && review.Order >= from)
                {
                    model.Predict(review.Days);
                    var chance = Math.Clamp(model.Recall, 1e-5, 1 - 1e-5);
                    var recalled = review.Rating == Rating.Again ? 0 : 1;
                    loss -= Math.Log(recalled == 1 ? chance : 1 - chance);
                    count++;
                    ref var bin = ref bins[Math.Min(9, (int)(chance * 10))];
                    bin = (bin.Predicted + chance, bin.Recalled + recalled, bin.Count + 1);
                }

                model.After(review.Days, review.Rating);
            }
        }

        var square = bins.Where(bin => bin.Count > 0).Sum(bin => Math.Pow(bin.Predicted - bin.Recalled, 2) / bin.Count);
        return (new FitQuality(count == 0 ? 0 : loss / count, count == 0 ? 0 : Math.Sqrt(square / count)), count);
    }

    private static double[] Weights(FsrsParameters parameters)
    {
        var held = parameters.For(shortTerm: true, relearningSteps: 1);
        return [.. Enumerable.Range(0, FsrsParameters.Count).Select(at => held[at])];
    }

    /// <summary>Kingma and Ba 2015.</summary>
    private sealed class Adam
    {
        private const double Slow = 0.999;
        private const double Quick = 0.9;

        private readonly double[] mean = new double[FsrsParameters.Count];
        private readonly double[] square = new double[FsrsParameters.Count];
        private int steps;

        public void Step(double[] w, double[] gradient, Func<int, double> scale, double rate)
        {
            steps++;
            for (var k = 0; k < w.Length; k++)
            {
                mean[k] = (Quick * mean[k]) + ((1 - Quick) * gradient[k]);
                square[k] = (Slow * square[k]) + ((1 - Slow) * gradient[k] * gradient[k]);
                var (m, v) = (mean[k] / (1 - Math.Pow(Quick, steps)), square[k] / (1 - Math.Pow(Slow, steps)));
                w[k] -= rate * scale(k) * m / (Math.Sqrt(v) + 1e-8);
            }
        }
    }
}
