using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Interviews.Reports;
using Uplift.Library.Contracts;
using Uplift.Platform.Access;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Answers;

/// <summary>An answer, and where the interview goes from it.</summary>
/// <param name="Question">The whole question with its follow-ups, when it is done and may be shown.</param>
internal sealed record AnswerPageView(
    AnswerView Answer,
    InterviewMode Mode,
    bool NextIsFollowUp,
    bool HasEnded,
    int Number,
    int Of,
    string QuestionSlug,
    QuestionReport? Question,
    IReadOnlyList<Score> EarlierAttempts);

/// <summary>One answer with its verdict.</summary>
internal sealed class ReadAnswer(FindInterview interviews, ILibrary library, StoriesInAnswers stories)
{
    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapGet("/{interviewId:guid}/answers/{answerId:guid}", GetAsync)
        .WithSummary("Read an answer and its verdict")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<AnswerView>, ProblemHttpResult>> GetAsync(
        Guid interviewId, Guid answerId, ReadAnswer read, CancellationToken cancellation)
    {
        var outcome = await read.HandleAsync(interviewId, answerId, cancellation);
        return outcome.Value is { } view ? TypedResults.Ok(view.Answer) : outcome.Problem!.ToResult();
    }

    public async Task<Outcome<AnswerPageView>> HandleAsync(Guid interviewId, Guid answerId, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, Actions.ReadInterview, cancellation);
        if (found.Problem is { Kind: not ProblemKind.NotFound } refusal)
        {
            return refusal;
        }

        var turn = found.Value?.Turns.SingleOrDefault(t => t.Id == answerId && t.AnsweredAt is not null);
        if (found.Value is not { } interview || turn is null)
        {
            return Problem.NotFound("answer");
        }

        var earlier = interview.Mode == InterviewMode.Rehearsal
            ? interview.Turns.Where(t => t.Ordinal < turn.Ordinal && t.Verdict is not null).Select(t => VerdictView.From(t, followUpIsOpen: false).Score)
            : [];
        var whole = await WholeQuestionAsync(interview, turn, cancellation);
        return new AnswerPageView(
            AnswerView.From(interview, turn) with { Stories = await stories.OfAsync(interview, turn, whole, cancellation) },
            interview.Mode,
            interview.Open?.IsFollowUp == true,
            interview.State == InterviewState.Ended,
            turn.Number,
            interview.Length,
            turn.QuestionSlug,
            whole is null ? null : ReportBuilder.OfQuestion(interview, [.. interview.Turns.Where(t => t.Number == turn.Number)], whole),
            [.. earlier]);
    }

    private async Task<QuestionContent?> WholeQuestionAsync(Interview interview, Turn turn, CancellationToken cancellation)
    {
        var mayBeShown = interview.Mode == InterviewMode.Practice && !interview.IsOpen(turn);
        return mayBeShown ? await library.FindQuestionOfAsync(turn, cancellation) : null;
    }
}
