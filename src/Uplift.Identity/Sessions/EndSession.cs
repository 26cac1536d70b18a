using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Sessions;

/// <summary>Signs one of a person's own browsers out.</summary>
internal sealed class EndSession(AppDb db, SessionStore store, CurrentSession current, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/sessions/{sessionId}", DeleteAsync)
        .WithSummary("End one of my sessions")
        .RequireSignedIn()
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string sessionId, EndSession end, CancellationToken cancellation) =>
        (await end.HandleAsync(sessionId, cancellation)).ToNoContent();

    /// <returns>Whether it was the session that asked.</returns>
    public async Task<Outcome<bool>> HandleAsync(string sessionId, CancellationToken cancellation)
    {
        if (IdFrom(sessionId) is not { } id
            || !await db.Sessions.AnyAsync(s => s.Id == id && s.UserId == user.Id, cancellation))
        {
            return Problem.NotFound("session");
        }

        if (current.Id is { } own && own.AsSpan().SequenceEqual(id))
        {
            await current.EndAsync(cancellation);
            return true;
        }

        await store.EndAsync(id, cancellation);
        return false;
    }

    /// <returns>The id that its hexadecimal form names; null when it names none.</returns>
    private static byte[]? IdFrom(string hex) => hex.Length == 2 * SHA256.HashSizeInBytes && hex.All(char.IsAsciiHexDigit)
        ? Convert.FromHexString(hex)
        : null;
}
