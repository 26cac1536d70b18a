using System.Text.Json;
using Uplift.Tests.Examiner;

namespace Uplift.Bench;

/// <summary>Grades the gold set and writes the figures that /about/examiner shows.</summary>
internal static class GoldCommand
{
    public static int Run(string gold, string content, string? target, TextWriter output)
    {
        var questions = GoldQuestion.Read(gold);
        var graded = GoldReport.Grade(questions, Bank.Read(content));
        var figures = GoldReport.Figures(
            graded, questions.Count, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        foreach (var verdict in figures.Verdicts.Append(figures.Misconceptions))
        {
            output.WriteLine($"{verdict.Verdict,-14} precision {verdict.Precision:F3}  recall {verdict.Recall:F3}  ({verdict.Labelled} labelled)");
        }

        output.WriteLine($"level: weighted kappa {figures.Kappa:F3}, exact {figures.Exact:P0}, at most one away {figures.Near:P0}");
        foreach (var one in figures.Calibration)
        {
            output.WriteLine($"confidence {one.Confidence,-7} {one.Answers,3} answers, level exact {one.Exact:P0}, at most one away {one.Near:P0}");
        }

        foreach (var plan in graded.GroupBy(one => one.Gold.Plan))
        {
            var levels = Enumerable.Range(1, 4).Select(level => plan.Count(one => one.Level == level));
            output.WriteLine($"{plan.Key,-14} levels given {string.Join('/', levels)}, mean labelled {plan.Average(one => one.Gold.Level):F2}");
        }

        if (target is not null)
        {
            File.WriteAllText(target, JsonSerializer.Serialize(figures, WeightFiles.Options) + "\n");
        }

        return 0;
    }
}
