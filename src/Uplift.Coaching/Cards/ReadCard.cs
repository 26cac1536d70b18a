using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Coaching.Cards;

internal sealed class ReadCard(AppDb db, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder cards) => cards
        .MapGet("/{id:guid}", GetAsync)
        .WithSummary("One of your cards")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<CardView>, ProblemHttpResult>> GetAsync(Guid id, ReadCard read, CancellationToken cancellation) =>
        (await read.HandleAsync(id, cancellation)).ToOk();

    public async Task<Outcome<CardView>> HandleAsync(Guid id, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var card = await db.StudyCards.AsNoTracking()
            .Where(c => c.Id == id && c.OwnerId == ownerId)
            .Select(CardView.Of)
            .SingleOrDefaultAsync(cancellation);
        return card is null ? Problem.NotFound("card") : card;
    }
}
