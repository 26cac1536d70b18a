using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Access;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Coaching;

/// <summary>A coach of one's own.</summary>
public sealed record MyCoachView(Guid Id, string DisplayName, DateTimeOffset Since, DateTimeOffset? Until);

/// <summary>One's own coaches: who they are, and parting from one.</summary>
internal sealed class ListMyCoaches(CurrentUser user, Coaches coaches)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var mine = api.MapGroup("/me/coaches")
            .RequireAuthorization(Policies.SignedIn)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        mine.MapGet("/", GetAsync)
            .WithSummary("List your coaches")
            .WithDescription("All of them: a person has few.");
        mine.MapDelete("/{coachId:guid}", DeleteAsync)
            .WithSummary("Part from a coach")
            .WithDescription("Everything that was shared with them is theirs to see no longer.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<MyCoachesView>> GetAsync(ListMyCoaches list, CancellationToken cancellation) =>
        TypedResults.Ok(new MyCoachesView(await list.HandleAsync(cancellation)));

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid coachId, ListMyCoaches list, CancellationToken cancellation) => (await list.PartAsync(coachId, cancellation)).ToNoContent();

    public async Task<IReadOnlyList<MyCoachView>> HandleAsync(CancellationToken cancellation) =>
        [.. (await coaches.OfAsync(user.Id, Guid.Empty, cancellation)).Select(c => new MyCoachView(c.Id, c.DisplayName, c.Since, c.Until))];

    public Task<Outcome<string>> PartAsync(Guid coachId, CancellationToken cancellation) =>
        coaches.DismissAsync(user.Id, coachId, cancellation);
}

public sealed record MyCoachesView([property: Description("At most a handful.")] IReadOnlyList<MyCoachView> Items);
