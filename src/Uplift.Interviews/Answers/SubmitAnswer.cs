using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Interviews.Turns;
using Uplift.Library.Contracts;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Answers;

public sealed record AnswerDraft
{
    public const int MostCharacters = 20_000;

    /// <summary>May be empty: "I do not know" is an answer too.</summary>
    [Required(AllowEmptyStrings = true, ErrorMessage = "Send a text; it may be empty.")]
    [StringLength(MostCharacters, ErrorMessage = "An answer holds at most 20,000 characters.")]
    public string? Text { get; set; }

    /// <summary>1 to 4; of unscored talk it is not kept.</summary>
    [Range(1, 4, ErrorMessage = "Mark yourself first: 1 guessed, 2 some of it, 3 solid, 4 complete.")]
    public int SelfMark { get; set; }

    /// <summary>The turn it answers; absent means the open one.</summary>
    public Guid? Turn { get; set; }
}

/// <summary>Records and grades the answer to the open question, and asks what comes next.</summary>
internal sealed class SubmitAnswer(AppDb db, FindInterview interviews, ILibrary library, AdvanceInterview advance, StoriesInAnswers stories, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapPost("/{interviewId:guid}/answers", PostAsync)
        .AcceptsIdempotencyKey()
        .WithSummary("Answer the open question")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Created<InterviewView>, ProblemHttpResult>> PostAsync(
        Guid interviewId, AnswerDraft draft, SubmitAnswer submit, CancellationToken cancellation)
    {
        var (outcome, answerId) = await submit.AnswerAsync(interviewId, draft, cancellation);
        return outcome.ToCreated(_ => $"/api/v1/interviews/{interviewId}/answers/{answerId}");
    }

    public async Task<(Outcome<InterviewView> Outcome, Guid AnswerId)> AnswerAsync(
        Guid interviewId, AnswerDraft draft, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, Actions.ChangeInterview, cancellation);
        if (found.Value is not { } interview)
        {
            return (found.Problem!, default);
        }

        if (interview.IsLate(clock.GetUtcNow()))
        {
            var late = await advance.RefuseLateAsync(interview, draft.Text ?? "", cancellation);
            await db.SaveChangesAsync(cancellation);
            return (late, default);
        }

        var (turn, problem) = Split(interview.Answer(draft.Turn, draft.Text ?? "", draft.SelfMark, clock.GetUtcNow()));
        if (turn is null)
        {
            return (problem!, default);
        }

        // A question stays in the database after it is withdrawn, so what was asked can always be graded.
        var question = await library.FindQuestionOfAsync(turn, cancellation)
            ?? throw new InvalidOperationException($"The question {turn.QuestionSlug} was deleted.");
        await advance.AfterAnswerAsync(interview, turn, question, cancellation);
        await db.SaveChangesAsync(cancellation);

        var next = interview.Open is not { } open ? null
            : !open.IsTalk && open.QuestionSlug == question.Slug ? question
            : await library.FindQuestionOfAsync(open, cancellation);
        // A talk has no verdict to wait for.
        var feedback = interview.Mode == InterviewMode.Real || turn.IsTalk
            ? null
            : AnswerView.From(interview, turn) with { Stories = await stories.OfAsync(interview, turn, question, cancellation) };
        return (InterviewView.From(interview, next, feedback), turn.Id);
    }

    private static (Turn? Turn, Problem? Problem) Split(Outcome<Turn> outcome) => (outcome.Value, outcome.Problem);
}
