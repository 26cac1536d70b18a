using System.Text.Json;
using Uplift.Examiner;
using Uplift.Tests.Examiner;

namespace Uplift.Bench;

/// <summary>
/// Fits when likeness is evidence, on the library's questions. A sentence of a full answer that holds an accepted phrasing
/// of a point says the point, and must be recognised without that phrasing; the other sentences, and those of other
/// questions, should not be. Phrasings of misconceptions are recognised by the others of the same misconception.
/// </summary>
internal static class EvidenceCommand
{
    // Of sentences about other things so many may pass for a point, or for part of one.
    private const double CoveredByChance = 0.01;
    private const double PartlyByChance = 0.04;

    // Of sentences of full answers so many may look like a misconception, before the checks that follow.
    private const double ClaimedByChance = 0.02;

    public static int Run(string content, string target, TextWriter output)
    {
        var bank = Bank.Read(content);
        var sampler = new EvidenceSamples(bank);
        var points = bank.SelectMany(sampler.OfPoints).ToList();
        var claims = bank.SelectMany(sampler.OfClaims).ToList();
        var (pointModel, pointScores) = Fit(points, "points", output);
        var (claimModel, claimScores) = Fit(claims, "misconceptions", output);
        var weights = new EvidenceWeights(
            $"{bank.Count} questions of content/",
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
            pointModel,
            claimModel,
            Covered: Quantile(points, pointScores, SampleKind.Elsewhere, CoveredByChance),
            Partly: Quantile(points, pointScores, SampleKind.Elsewhere, PartlyByChance),
            Claimed: Quantile(claims, claimScores, SampleKind.SameAnswer, ClaimedByChance));
        Report(points, pointScores, weights.Covered, "covered", output);
        Report(points, pointScores, weights.Partly, "partly", output);
        Report(claims, claimScores, weights.Claimed, "claimed", output);
        File.WriteAllText(target, JsonSerializer.Serialize(weights, WeightFiles.Options) + "\n");
        return 0;
    }

    private static (LikenessWeights Model, List<double> Scores) Fit(
        List<EvidenceSample> samples, string name, TextWriter output)
    {
        var rows = samples.ConvertAll(sample => (Row: Columns(sample.Measures), sample.Kind == SampleKind.Said));
        var fitted = LogisticRegression.Solve(rows);
        output.WriteLine($"{name}: {rows.Count} sentences, {samples.Count(sample => sample.Kind == SampleKind.Said)} say it");
        return (
            new(fitted[0], fitted[1], fitted[2], fitted[3], fitted[4], fitted[5], fitted[6]),
            rows.ConvertAll(row => LogisticRegression.Score(fitted, row.Row)));
    }

    private static double[] Columns(LikenessMeasures one) =>
    [
        one.Cosine, one.Words, one.Precision, one.Words * one.Precision, one.StatementCosine, one.StatementWords,
    ];

    private static double Quantile(List<EvidenceSample> samples, List<double> scores, SampleKind kind, double share)
    {
        var sorted = samples.Zip(scores).Where(one => one.First.Kind == kind).Select(one => one.Second)
            .OrderDescending().ToList();
        return Math.Round(sorted[(int)(sorted.Count * share)], 3);
    }

    private static void Report(
        List<EvidenceSample> samples, List<double> scores, double least, string name, TextWriter output)
    {
        foreach (var group in samples.Zip(scores).GroupBy(one => one.First.Kind).OrderBy(group => group.Key))
        {
            var share = group.Count(one => one.Second >= least) / (double)group.Count();
            output.WriteLine($"{name} from {least:F2}: {group.Key} {share:P1} of {group.Count()}");
        }
    }
}
