using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Sessions;

/// <summary>
/// Step-up: what decides who can sign in may be changed only within ten minutes of a sign-in, so an open browser is not
/// enough. Every sign-in makes a new session, so the session's age is the answer.
/// </summary>
internal sealed class FreshSignIn(
    AppDb db, CurrentUser user, CurrentSession session, IHttpContextAccessor accessor, TimeProvider clock)
{
    public const string Needed = "fresh-sign-in-needed";
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    /// <summary>The person who asks, tracked, or the problem that they did not sign in just now.</summary>
    public async Task<Outcome<AppUser>> PersonAsync(CancellationToken cancellation)
    {
        if (!await IsFreshAsync(cancellation))
        {
            return new Problem(
                ProblemKind.Forbidden, Needed, "This needs a sign-in of the last ten minutes. Confirm that it is you, then do it again.");
        }

        var person = await db.Users.SingleOrDefaultAsync(u => u.Id == user.Id && u.Email != null, cancellation);
        return person is null ? SessionAuthentication.SignInFirst : person;
    }

    /// <summary>For a page that is opened to change such a thing.</summary>
    /// <returns>Where the person confirms who they are and comes back from; null when that is not needed.</returns>
    public async Task<string?> AskAsync(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && !await IsFreshAsync(context.RequestAborted)
            ? LocalUrl.With("/settings/confirm", context.Request.Path + context.Request.QueryString)
            : null;

    private async Task<bool> IsFreshAsync(CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - FreshFor;
        if (session.Id is { } id)
        {
            return await db.Sessions.AnyAsync(s => s.Id == id && s.CreatedAt > since, cancellation);
        }

        // An access token says when its holder gave the password; a personal token says nothing.
        var at = accessor.HttpContext?.User.FindFirstValue(UserClaims.AuthenticatedAt);
        return long.TryParse(at, CultureInfo.InvariantCulture, out var seconds) && DateTimeOffset.FromUnixTimeSeconds(seconds) > since;
    }
}
