using Uplift.Interviews.Answers;
using Uplift.Interviews.Grading;
using Uplift.Library.Contracts;

namespace Uplift.Interviews.Home;

internal sealed record MarkedExample(QuestionContent Question, string Answer, IReadOnlyList<PointView> Points, IReadOnlyList<MisconceptionView> Misconceptions, Score Score);

/// <summary>The example on the home page: a plausible, half-right answer, graded by the real examiner when the page is made.</summary>
internal sealed class WriteExample(ILibrary library, Grader grader)
{
    public const string QuestionSlug = "composite-index-column-order";

    private const string Answer =
        "I would put one composite index on it, with the equality columns first, so customer_id and status, and then "
        + "created_at. That way the rows come out already sorted and it avoids the sort. I would keep the most selective "
        + "column first, because it narrows the rows the fastest.";

    /// <returns>Null when the library does not hold the question.</returns>
    public async Task<MarkedExample?> HandleAsync(CancellationToken cancellation)
    {
        var question = await library.FindQuestionAsync(QuestionSlug, cancellation);
        if (question is null)
        {
            return null;
        }

        var verdict = grader.Grade(question, null, question.Prompt, Answer);
        return new MarkedExample(
            question,
            Answer,
            [.. verdict.Points.Select(Views.Of)],
            [.. verdict.Misconceptions.Select(Views.Of)],
            new Score(
                verdict.Points.Sum(point => point.Weight * (point.Verdict switch
                {
                    Examiner.PointVerdict.Covered => 1m,
                    Examiner.PointVerdict.Partly => 0.5m,
                    _ => 0m,
                })),
                verdict.Points.Sum(point => point.Weight)));
    }
}
