using Uplift.Coaching.Fitting;
using Uplift.Coaching.Fsrs;

namespace Uplift.Tests.Coaching.Fitting;

public sealed class OptimiserTests
{
    private static readonly FsrsParameters Truth = FsrsParameters.From(
        [0.4, 1.8, 4.0, 12.0, 6.0, 0.6, 2.2, 0.02, 1.5, 0.25, 1.1, 1.8, 0.09, 0.35, 1.2, 0.5, 2.2, 0.6, 0.2, 0.1, 0.25])!;

    private static readonly (int Days, Rating Rating)[] Story =
        [(0, Rating.Good), (0, Rating.Again), (3, Rating.Good), (9, Rating.Hard), (30, Rating.Again), (0, Rating.Good), (2, Rating.Easy), (20, Rating.Good)];

    [Fact]
    public void It_comes_within_half_a_percent_of_the_parameters_that_made_a_log()
    {
        var fit = Optimiser.Fit(Log(cards: 800, seed: 7, Truth));
        var fresh = Log(cards: 1_500, seed: 99, Truth);

        var truth = Optimiser.Judge(fresh, Truth).LogLoss;
        fit.IsBetter.ShouldBeTrue();
        (Optimiser.Judge(fresh, FsrsParameters.From(fit.Weights)!).LogLoss / truth).ShouldBeLessThan(1.005);
        (Optimiser.Judge(fresh, FsrsParameters.Default).LogLoss / truth).ShouldBeGreaterThan(1.01); // There was something to find.
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_worse_on_unseen_reviews_is_not_called_better(int seed)
    {
        var fit = Optimiser.Fit(Log(cards: 40, seed, FsrsParameters.Default));

        fit.IsBetter.ShouldBe(fit.After.LogLoss < fit.Before.LogLoss);
        fit.HeldOut.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_same_log_gives_the_same_fit() =>
        Optimiser.Fit(Log(60, 5, Truth)).Weights.ShouldBe(Optimiser.Fit(Log(60, 5, Truth)).Weights);

    [Fact]
    public void Nothing_to_learn_from_changes_nothing() => Optimiser.Fit([[new FitReview(0, Rating.Good, 0)]]).IsBetter.ShouldBeFalse();

    [Fact]
    public void It_plays_a_memory_forward_as_the_scheduler_does()
    {
        var (model, played) = (new MemoryModel(Truth), new MemoryGradient());
        played.Use(Weights());
        var memory = model.First(Story[0].Rating);
        played.First(Story[0].Rating);
        foreach (var (days, rating) in Story.Skip(1))
        {
            memory = model.After(memory, days, rating);
            played.After(days, rating);

            played.Stability.ShouldBe(memory.Stability, 1e-9 * memory.Stability);
            played.Difficulty.ShouldBe(memory.Difficulty, 1e-9);
        }
    }

    [Fact]
    public void Its_derivatives_are_what_differences_say()
    {
        var exact = new double[FsrsParameters.Count];
        Recall(Weights(), exact);
        for (var k = 0; k < exact.Length; k++)
        {
            var (above, below) = (Weights(), Weights());
            above[k] += 1e-6;
            below[k] -= 1e-6;

            exact[k].ShouldBe((Recall(above) - Recall(below)) / 2e-6, 1e-6, $"w{k}");
        }
    }

    private static double Recall(double[] weights, double[]? gradient = null)
    {
        var played = new MemoryGradient();
        played.Use(weights);
        played.First(Story[0].Rating);
        foreach (var (days, rating) in Story.Skip(1))
        {
            played.After(days, rating);
        }

        played.Predict(25);
        if (gradient is not null)
        {
            played.AddRecall(1, gradient);
        }

        return played.Recall;
    }

    private static double[] Weights() => [.. Enumerable.Range(0, FsrsParameters.Count).Select(k => Truth[k])];

    /// <summary>Reviews of a learner whose memory is exactly the model's.</summary>
    internal static List<IReadOnlyList<FitReview>> Log(int cards, int seed, FsrsParameters parameters, int reviews = 12)
    {
        var (random, model) = (new Random(seed), new MemoryModel(parameters));
        var all = new List<(int Card, int Days, Rating Rating, int Day)>();
        for (var card = 0; card < cards; card++)
        {
            var rating = (Rating)new[] { 1, 2, 3, 3, 3, 4 }[random.Next(6)];
            var (memory, day) = (model.First(rating), random.Next(200));
            all.Add((card, 0, rating, day));
            for (var review = 1; review < reviews; review++)
            {
                var days = random.Next(12) == 0 ? 0 : Math.Max(1, (int)(model.Interval(memory.Stability, 0.9, 36_500) * (0.5 + random.NextDouble())));
                rating = days == 0 ? Rating.Good
                    : random.NextDouble() < model.Retrievability(days, memory.Stability) ? (Rating)new[] { 2, 3, 3, 3, 3, 4 }[random.Next(6)]
                    : Rating.Again;
                memory = model.After(memory, days, rating);
                day += days;
                all.Add((card, days, rating, day));
            }
        }

        return [.. all.OrderBy(one => one.Day).Select((one, order) => (one.Card, Review: new FitReview(one.Days, one.Rating, order))).GroupBy(one => one.Card).Select(group => group.Select(one => one.Review).ToList())];
    }
}
