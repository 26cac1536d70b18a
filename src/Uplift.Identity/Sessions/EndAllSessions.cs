using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Sessions;

/// <summary>Signs a person out everywhere, or everywhere else.</summary>
internal sealed class EndAllSessions(SessionStore store, CurrentSession current, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/sessions", DeleteAsync)
        .WithSummary("Sign out everywhere")
        .WithDescription("Ends all of my sessions, the one that asks included.")
        .RequireSignedIn();

    private static async Task<NoContent> DeleteAsync(EndAllSessions end, CancellationToken cancellation)
    {
        await end.HandleAsync(cancellation);
        return TypedResults.NoContent();
    }

    public async Task HandleAsync(CancellationToken cancellation)
    {
        await store.EndAllAsync(user.Id, except: null, cancellation);
        await current.EndAsync(cancellation);
    }

    /// <returns>How many ended.</returns>
    public Task<int> EndOthersAsync(CancellationToken cancellation) => store.EndAllAsync(user.Id, current.Id, cancellation);
}
