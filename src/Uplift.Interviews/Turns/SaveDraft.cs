using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Turns;

public sealed record DraftText
{
    [Required(AllowEmptyStrings = true), StringLength(20_000)]
    public string? Text { get; set; }
}

/// <summary>Keeps what is being typed, so that a closed tab or a stopped server loses at most a sentence.</summary>
internal sealed class SaveDraft(AppDb db, FindInterview interviews, AdvanceInterview advance, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapPut("/{interviewId:guid}/draft", PutAsync)
        .WithSummary("Save the answer that is being typed")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<NoContent, ProblemHttpResult>> PutAsync(
        Guid interviewId, Guid? turn, DraftText draft, SaveDraft save, CancellationToken cancellation) =>
        (await save.HandleAsync(interviewId, turn, draft, cancellation)).ToNoContent();

    /// <param name="turn">The turn it belongs to, so that a draft arriving after its answer is ignored; null means the open one.</param>
    public async Task<Outcome<Turn>> HandleAsync(Guid interviewId, Guid? turn, DraftText draft, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, Actions.ChangeInterview, cancellation);
        if (found.Value is not { } interview)
        {
            return found.Problem!;
        }

        // The clock holds for drafts too: a late one must not become the answer.
        var outcome = interview.IsLate(clock.GetUtcNow())
            ? await advance.RefuseLateAsync(interview, draft.Text ?? "", cancellation)
            : interview.SaveDraft(turn, draft.Text ?? "", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return outcome;
    }
}
