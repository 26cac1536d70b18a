using Uplift.Examiner;
using Uplift.Tests.Examiner;

namespace Uplift.Bench;

/// <param name="Question">The question that is asked, so that it can be left out.</param>
/// <param name="Label">What was labelled by hand; missed, where it is an answer to another question.</param>
internal sealed record PointSample(string Question, PointVerdict Label, MeaningMeasures Measures, double Weight);

internal sealed record ClaimSample(string Question, bool Said, MeaningMeasures Measures, double Weight);

/// <summary>
/// The gold answers with their labels; some of them held against another question; and the library's model answers against
/// other questions, where nothing is said, and against their own, where no misconception is.
/// </summary>
internal sealed class EvidenceSamples
{
    private const double ModelWeight = 0.1;

    private static readonly int[] OtherGold = [1, 7, 19];
    private static readonly int[] OtherModels = [1, 13, 97];

    private readonly EmbeddedExaminer examiner = new();

    public List<PointSample> Points { get; } = [];

    public List<ClaimSample> Claims { get; } = [];

    public EvidenceSamples(List<BankQuestion> bank, List<GoldQuestion> gold)
    {
        foreach (var (at, one) in gold.Index())
        {
            var question = bank.Single(other => other.Slug == one.Question).Question;
            foreach (var answer in one.Answers)
            {
                Add(one.Question, question, answer.Text, 1, id => answer.Points[id], answer.Misconceptions.Contains);
            }

            foreach (var answer in OtherGold.SelectMany(step => gold[(at + step) % gold.Count].Answers.Take(2)))
            {
                Add(one.Question, question, answer.Text, 1, _ => PointVerdict.Missed, _ => false);
            }
        }

        foreach (var (at, one) in bank.Index())
        {
            foreach (var step in OtherModels)
            {
                Add(one.Slug, one.Question, bank[(at + step) % bank.Count].FullAnswer, ModelWeight, _ => PointVerdict.Missed, _ => false);
            }

            Add(one.Slug, one.Question, one.FullAnswer, 1, null, _ => false);
        }
    }

    private void Add(
        string slug, ExamQuestion question, string answer, double weight, Func<string, PointVerdict>? label, Func<string, bool> says)
    {
        var rows = examiner.Measure(question, answer);
        if (label is not null)
        {
            Points.AddRange(question.KeyPoints.Zip(rows.Points, (point, row) => new PointSample(slug, label(point.Id), row.Measures, weight)));
        }

        Claims.AddRange(question.Misconceptions.Zip(rows.Claims, (claim, row) => new ClaimSample(slug, says(claim.Id), row, weight)));
    }
}
