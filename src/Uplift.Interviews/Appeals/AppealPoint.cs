using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Examiner;
using Uplift.Interviews.Grading;
using Uplift.Interviews.Reports;
using Uplift.Interviews.Turns;
using Uplift.Library.Contracts;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Appeals;

public sealed record AppealDraft
{
    /// <summary>The answer that is said to hold the point.</summary>
    public Guid Turn { get; set; }

    [Required, StringLength(100)]
    public string? Point { get; set; }

    /// <summary>The words that say it, taken literally from that answer.</summary>
    [Required(ErrorMessage = "Choose the words that say it."), StringLength(20_000)]
    public string? Passage { get; set; }
}

public sealed record AppealView(Guid Id, string Point, string Passage, PointVerdict Before, PointVerdict After);

/// <summary>
/// "I did say that": the point is looked at again in the words that the candidate names. A better verdict counts and says
/// that it came by appeal; otherwise the first stands. Both are kept.
/// </summary>
internal sealed class AppealPoint(AppDb db, FindInterview interviews, ILibrary library, Grader grader, AdvanceInterview advance, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapPost("/{interviewId:guid}/appeals", PostAsync)
        .AcceptsIdempotencyKey()
        .WithSummary("Appeal against the verdict on a point")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Created<AppealView>, ProblemHttpResult>> PostAsync(
        Guid interviewId, AppealDraft draft, AppealPoint appeal, CancellationToken cancellation) =>
        (await appeal.HandleAsync(interviewId, draft, cancellation)).ToCreated(_ => $"/api/v1/interviews/{interviewId}/report");

    public async Task<Outcome<AppealView>> HandleAsync(Guid interviewId, AppealDraft draft, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, Actions.ChangeInterview, cancellation);
        if (found.Value is not { } interview)
        {
            return found.Problem!;
        }

        if (interview.State == InterviewState.Running)
        {
            return Problem.Conflict("interview-running", "The interview is still running; appeals come with the report.");
        }

        var turn = interview.Turns.SingleOrDefault(t => t.Id == draft.Turn);
        if (turn?.Verdict is not { } verdict || verdict.Points.SingleOrDefault(p => p.PointId == draft.Point) is not { } point)
        {
            return Problem.Invalid("/point", "unknown-point", "This answer was not asked for that point.");
        }

        if (Find(draft.Passage!, turn.Answer!) is not { } passage)
        {
            return Problem.Invalid("/passage", "not-your-words", "These words do not stand in your answer.");
        }

        var question = (await library.FindQuestionAsync(turn.QuestionSlug, cancellation))!;
        var again = grader.Recheck(question, turn, point, passage);
        var isBetter = Value(again.Verdict) > Value(point.Verdict);
        if (isBetter)
        {
            turn.Rules = turn.Rules! with
            {
                Points = [.. turn.Rules.Points.Select(p => p.PointId != point.PointId ? p : p with { Verdict = again.Verdict, Quote = again.Quote, OnAppeal = true })],
            };
            var (earned, weight) = InterviewScore.Of(interview);
            interview.Reckon(earned, weight);
            await advance.TellAsync(interview, cancellation);
        }

        var appeal = db.Appeals.Add(new Appeal
        {
            Id = Ids.Next(clock),
            InterviewId = interviewId,
            TurnId = turn.Id,
            PointId = point.PointId,
            Passage = passage.Text,
            Before = point.Verdict,
            After = isBetter ? again.Verdict : point.Verdict,
            At = clock.GetUtcNow(),
        }).Entity;
        await db.SaveChangesAsync(cancellation);
        return new AppealView(appeal.Id, appeal.PointId, appeal.Passage, appeal.Before, appeal.After);
    }

    private static Quote? Find(string passage, string answer)
    {
        // A browser sends every line break as CR LF; an answer that came from a script may hold plain ones.
        var said = answer.Contains(passage, StringComparison.Ordinal) ? passage : passage.Replace("\r\n", "\n", StringComparison.Ordinal);
        var start = answer.IndexOf(said, StringComparison.Ordinal);
        return start < 0 ? null : new Quote(start, start + said.Length, said);
    }

    private static int Value(PointVerdict verdict) => verdict switch
    {
        PointVerdict.Covered => 2,
        PointVerdict.Partly => 1,
        _ => 0,
    };
}
