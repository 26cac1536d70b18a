using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Coaching.Cards;

public sealed record CardTextDraft
{
    [Required(ErrorMessage = "Say what the card asks."), StringLength(CardDraft.LongestText)]
    public string Prompt { get; set; } = "";

    [Required(ErrorMessage = "Say what the answer is."), StringLength(CardDraft.LongestText)]
    public string Answer { get; set; } = "";
}

/// <summary>Rewrites a card, lets it rest, takes it up again, or deletes it with its log.</summary>
internal sealed class ChangeCard(AppDb db, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder cards)
    {
        cards.MapPut("/{id:guid}", PutAsync)
            .WithSummary("Rewrite a card")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        cards.MapPut("/{id:guid}/rest", RestAsync)
            .WithSummary("Let a card rest")
            .ProducesProblem(StatusCodes.Status404NotFound);
        cards.MapDelete("/{id:guid}/rest", TakeUpAsync)
            .WithSummary("Take a card up again")
            .ProducesProblem(StatusCodes.Status404NotFound);
        cards.MapDelete("/{id:guid}", DeleteAsync)
            .WithSummary("Delete a card with its reviews")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<CardView>, ProblemHttpResult>> PutAsync(
        Guid id, CardTextDraft draft, ChangeCard change, CancellationToken cancellation) =>
        (await change.RewriteAsync(id, draft, cancellation)).ToOk();

    private static async Task<Results<Ok<CardView>, ProblemHttpResult>> RestAsync(Guid id, ChangeCard change, CancellationToken cancellation) =>
        (await change.LetRestAsync(id, true, cancellation)).ToOk();

    private static async Task<Results<Ok<CardView>, ProblemHttpResult>> TakeUpAsync(Guid id, ChangeCard change, CancellationToken cancellation) =>
        (await change.LetRestAsync(id, false, cancellation)).ToOk();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, ChangeCard change, CancellationToken cancellation) =>
        (await change.RemoveAsync(id, cancellation)).ToNoContent();

    public Task<Outcome<CardView>> RewriteAsync(Guid id, CardTextDraft draft, CancellationToken cancellation) =>
        ChangeAsync(id, card => card.Rewrite(draft.Prompt.Trim(), draft.Answer.Trim(), clock), cancellation);

    public Task<Outcome<CardView>> LetRestAsync(Guid id, bool rests, CancellationToken cancellation) =>
        ChangeAsync(id, card => card.Rest(rests, clock), cancellation);

    public async Task<Outcome<string>> RemoveAsync(Guid id, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var deleted = await db.StudyCards.Where(c => c.Id == id && c.OwnerId == ownerId).ExecuteDeleteAsync(cancellation);
        return deleted == 0 ? Problem.NotFound("card") : id.ToString();
    }

    private async Task<Outcome<CardView>> ChangeAsync(Guid id, Action<StudyCard> change, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var card = await db.StudyCards.SingleOrDefaultAsync(c => c.Id == id && c.OwnerId == ownerId, cancellation);
        if (card is null)
        {
            return Problem.NotFound("card");
        }

        change(card);
        await db.SaveChangesAsync(cancellation);
        return CardView.From(card);
    }
}
