using System.Text.Json;
using System.Text.Json.Serialization;
using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

/// <summary>Answers of planned quality with every point labelled by hand (tests/data/examiner/README.md).</summary>
internal sealed record GoldQuestion(string Question, IReadOnlyList<GoldAnswer> Answers)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static List<GoldQuestion> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => JsonSerializer.Deserialize<GoldQuestion>(File.ReadAllBytes(path), Options)!),
    ];
}

internal sealed record GoldAnswer(
    string Id,
    string Plan,
    string Text,
    int Level,
    IReadOnlyDictionary<string, PointVerdict> Points,
    IReadOnlyList<string> Misconceptions);

/// <summary>One gold answer beside what the examiner says of it.</summary>
internal sealed record Graded(GoldAnswer Gold, Examination Examination)
{
    // Without enough to assess there is no grade; among grades that is the lowest.
    public int Level => Examination.Grade ?? 1;
}

/// <summary>
/// Compares the examiner with the gold labels. The answers to a question are read by models that have not seen that question.
/// </summary>
internal static class GoldReport
{
    private const int Levels = 4;

    public static List<Graded> Grade(List<GoldQuestion> gold, List<BankQuestion> bank)
    {
        return
        [
            .. from question in gold
               let exam = bank.Single(one => one.Slug == question.Question).Question
               let examiner = EmbeddedExaminer.Blind(question.Question)
               from answer in question.Answers
               select new Graded(answer, examiner.Examine(exam, answer.Text)),
        ];
    }

    public static GoldFigures Figures(List<Graded> graded, int questions, DateOnly date)
    {
        var labels = graded
            .SelectMany(one => one.Examination.Points.Select(point => (Gold: one.Gold.Points[point.PointId], Found: point.Verdict)))
            .ToList();
        var named = graded
            .Select(one => (Gold: one.Gold.Misconceptions, Found: one.Examination.Misconceptions.Select(m => m.MisconceptionId).ToList()))
            .ToList();
        var right = named.Sum(one => one.Found.Intersect(one.Gold).Count());
        return new GoldFigures(
            date,
            questions,
            graded.Count,
            labels.Count,
            [.. new[] { PointVerdict.Covered, PointVerdict.Partly, PointVerdict.Missed, PointVerdict.Contradicted }
                .Select(verdict => Of(labels, verdict))],
            new VerdictFigures(
                "misconception",
                Share(right, named.Sum(one => one.Found.Count)),
                Share(right, named.Sum(one => one.Gold.Count)),
                named.Sum(one => one.Gold.Count)),
            Round(WeightedKappa([.. graded.Select(one => (one.Gold.Level, one.Level))])),
            Share(graded.Count(one => one.Level == one.Gold.Level), graded.Count),
            Share(graded.Count(one => Math.Abs(one.Level - one.Gold.Level) <= 1), graded.Count),
            [.. Enum.GetValues<Confidence>().OrderDescending().Select(trust => Calibration(graded, trust))]);
    }

    // Unsure earns nothing and claims nothing: the honest side of missed.
    private static VerdictFigures Of(List<(PointVerdict Gold, PointVerdict Found)> labels, PointVerdict verdict)
    {
        var all = labels.ConvertAll(one => one with { Found = one.Found == PointVerdict.Unsure ? PointVerdict.Missed : one.Found });
        var right = all.Count(one => one.Gold == verdict && one.Found == verdict);
        return new(
            verdict.ToString().ToLowerInvariant(),
            Share(right, all.Count(one => one.Found == verdict)),
            Share(right, all.Count(one => one.Gold == verdict)),
            all.Count(one => one.Gold == verdict));
    }

    private static CalibrationFigures Calibration(List<Graded> graded, Confidence trust)
    {
        var those = graded.FindAll(one => one.Examination.Confidence == trust);
        return new(
            trust.ToString().ToLowerInvariant(),
            those.Count,
            Share(those.Count(one => one.Level == one.Gold.Level), those.Count),
            Share(those.Count(one => Math.Abs(one.Level - one.Gold.Level) <= 1), those.Count));
    }

    /// <summary>Cohen's kappa with quadratic weights: a level two away counts four times as much as one beside.</summary>
    private static double WeightedKappa(List<(int Gold, int Found)> pairs)
    {
        var (seen, chance) = (0.0, 0.0);
        for (var gold = 1; gold <= Levels; gold++)
        {
            for (var found = 1; found <= Levels; found++)
            {
                var weight = (gold - found) * (gold - found);
                seen += weight * pairs.Count(pair => pair == (gold, found)) / (double)pairs.Count;
                chance += weight * pairs.Count(pair => pair.Gold == gold) * (double)pairs.Count(pair => pair.Found == found)
                    / ((double)pairs.Count * pairs.Count);
            }
        }

        return chance <= 0 ? 0 : 1 - (seen / chance);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : Round(part / (double)whole);

    private static double Round(double value) => Math.Round(value, 3);
}
