using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Sessions;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Security;

/// <summary>How a person can sign in, for their own eyes.</summary>
public sealed record SecurityView(
    string Email, bool IsEmailConfirmed, bool HasPassword, bool HasSecondFactor, int RecoveryCodes, int Passkeys, int PersonalTokens);

internal sealed class ReadSecurity(AppDb db, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/me/security", GetAsync)
        .WithSummary("How I can sign in")
        .RequireSignedIn();

    private static async Task<Results<Ok<SecurityView>, ProblemHttpResult>> GetAsync(ReadSecurity read, CancellationToken cancellation) =>
        await read.HandleAsync(cancellation) is { } view ? TypedResults.Ok(view) : SessionAuthentication.SignInFirst.ToResult();

    public Task<SecurityView?> HandleAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (codes, passkeys, tokens) = (db.RecoveryCodes, db.Passkeys, db.PersonalTokens);
        return db.Users.AsNoTracking()
            .Where(u => u.Id == user.Id && u.Email != null)
            .Select(u => new SecurityView(
                u.Email!,
                u.EmailConfirmed,
                u.PasswordHash != null,
                u.TwoFactorEnabled,
                codes.Count(c => c.UserId == u.Id),
                passkeys.Count(p => p.UserId == u.Id),
                tokens.Count(t => t.UserId == u.Id && t.ExpiresAt > now)))
            .SingleOrDefaultAsync(cancellation);
    }
}
