using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

/// <summary>The figures that /about/examiner shows are those of the examiner that is delivered with them.</summary>
public sealed class GoldTests
{
    [Fact]
    public void The_published_figures_are_what_the_examiner_reaches()
    {
        var root = UpliftApp.RepositoryRoot;
        var gold = GoldQuestion.Read(Path.Combine(root, "tests", "data", "examiner", "gold"));
        var bank = Bank.Read(Path.Combine(root, "content"));
        var published = ExaminerFigures.Shared.Gold;

        var found = GoldReport.Figures(GoldReport.Grade(gold, bank), gold.Count, published.Date);

        found.Points.ShouldBe(published.Points);
        found.Kappa.ShouldBe(published.Kappa, tolerance: 0.005);
        found.Exact.ShouldBe(published.Exact, tolerance: 0.005);
        foreach (var (now, then) in found.Verdicts.Zip(published.Verdicts))
        {
            now.Precision.ShouldBe(then.Precision, tolerance: 0.005, now.Verdict);
            now.Recall.ShouldBe(then.Recall, tolerance: 0.005, now.Verdict);
        }
    }
}
