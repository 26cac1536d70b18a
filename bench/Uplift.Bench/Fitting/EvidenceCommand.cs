using System.Text.Json;
using Uplift.Examiner;
using Uplift.Tests.Examiner;

namespace Uplift.Bench;

/// <summary>
/// Fits when likeness of meaning is evidence, on the gold answers. Ten times a tenth of the questions is left out, and the models
/// that have not seen a question give its figures; the models that are delivered have seen all.
/// </summary>
internal static class EvidenceCommand
{
    private const int Folds = 10;

    // Chosen on the left-out questions: where the grade agrees best while answers to other questions stay at 1.
    private const double Covered = 0;
    private const double Partly = -1.9;
    private const double Claimed = -1.1;

    public static int Run(string content, string goldFolder, string target, TextWriter output)
    {
        var gold = GoldQuestion.Read(goldFolder);
        var samples = new EvidenceSamples(Bank.Read(content), gold);
        output.WriteLine($"{samples.Points.Count} points, {samples.Claims.Count} misconceptions");
        var blind = Enumerable.Range(0, Folds)
            .Select(fold => gold.Select(one => one.Question).Where((_, at) => at % Folds == fold).ToList())
            .Select(questions => new BlindModels(questions, Fit(samples, slug => !questions.Contains(slug))))
            .ToList();
        var weights = new EvidenceWeights(
            $"{gold.Sum(one => one.Answers.Count)} answers to {gold.Count} questions, labelled by hand",
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
            Fit(samples, _ => true),
            Covered,
            Partly,
            Claimed,
            blind);
        Report(samples, weights, output);
        File.WriteAllText(target, JsonSerializer.Serialize(weights, WeightFiles.Options) + "\n");
        return 0;
    }

    private static MeaningModels Fit(EvidenceSamples samples, Func<string, bool> sees) => new(
        Model([.. samples.Points
            // Who denies a point speaks of it all the same: neither yes nor no.
            .Where(sample => sees(sample.Question) && sample.Label != PointVerdict.Contradicted)
            .Select(sample => new LogisticSample(sample.Measures.ToRow(), ValueOf(sample.Label), sample.Weight))]),
        Model([.. samples.Claims
            .Where(sample => sees(sample.Question))
            .Select(sample => new LogisticSample(sample.Measures.ToRow(), sample.Said ? 1 : 0, sample.Weight))]));

    private static MeaningModel Model(List<LogisticSample> samples)
    {
        var fitted = LogisticRegression.Solve(samples);
        return new(
            MeaningMeasures.Names.Zip(fitted).Where(one => one.Second > 0).ToDictionary(one => one.First, one => one.Second),
            fitted[^1]);
    }

    private static double ValueOf(PointVerdict label) => label switch
    {
        PointVerdict.Covered => 1,
        PointVerdict.Partly => 0.5,
        _ => 0,
    };

    private static void Report(EvidenceSamples samples, EvidenceWeights weights, TextWriter output)
    {
        foreach (var label in samples.Points.GroupBy(sample => (sample.Label, sample.Weight)))
        {
            var scores = label.Select(sample => weights.Without(sample.Question).Models.Points.Score(sample.Measures)).ToList();
            output.WriteLine(
                $"{label.Key.Label,-13} weight {label.Key.Weight:F1}: covered {scores.Count(score => score >= Covered) / (double)scores.Count:P1}, "
                + $"partly {scores.Count(score => score is < Covered and >= Partly) / (double)scores.Count:P1} of {scores.Count}");
        }

        foreach (var said in samples.Claims.GroupBy(sample => (sample.Said, sample.Weight)))
        {
            var scores = said.Select(sample => weights.Without(sample.Question).Models.Claims.Score(sample.Measures)).Order().ToList();
            output.WriteLine(
                $"misconception said {said.Key.Said} weight {said.Key.Weight:F1}: named {scores.Count(score => score >= Claimed) / (double)scores.Count:P1} "
                + $"of {scores.Count}; quartiles {scores[scores.Count / 4]:F2} {scores[scores.Count / 2]:F2} {scores[scores.Count * 3 / 4]:F2} {scores[scores.Count * 98 / 100]:F2}");
        }
    }
}
