using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Accounts;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Tokens;

public sealed record RefreshRequest
{
    [Required(ErrorMessage = "Send the refresh token."), StringLength(200, ErrorMessage = "A refresh token is shorter.")]
    public string RefreshToken { get; set; } = "";
}

/// <summary>
/// Exchanges a refresh token for the next pair, once. A token that was used before is in two hands, and nobody can say which
/// is the thief's, so the whole family ends (RFC 9700, 4.14).
/// </summary>
internal sealed class RefreshTokens(AppDb db, TokenPairs pairs, AccountMails mails, AuditLog audit, TimeProvider clock)
{
    private static readonly Problem Refused = new(
        ProblemKind.Unauthenticated, "refresh-refused", "This refresh token is not good, or no longer. Sign in again.");

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/tokens/refresh", PostAsync)
        .RefusesIdempotencyKey()
        .WithSummary("Exchange a refresh token for the next pair")
        .WithDescription("A refresh token is good once. Sent a second time, it ends every token that came of the same sign-in.")
        .AllowAnonymous()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<TokenPair>, ProblemHttpResult>> PostAsync(
        RefreshRequest request, RefreshTokens refresh, CancellationToken cancellation) =>
        (await refresh.HandleAsync(request, cancellation)).ToOk();

    public async Task<Outcome<TokenPair>> HandleAsync(RefreshRequest request, CancellationToken cancellation)
    {
        if (SecretToken.Hash(request.RefreshToken, TokenPairs.Prefix) is not { } id)
        {
            return Refused;
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // The family's row is taken first by whoever comes: one locks it to end the family and another to extend it, and taken
        // in two orders with the token's row they would wait for each other.
        var families = db.RefreshTokens.Where(t => t.Id == id).Select(t => t.FamilyId);
        await db.TokenFamilies.Where(f => families.Contains(f.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.ExpiresAt, f => f.ExpiresAt), cancellation);

        // The statement is the judge: of several requests with one token it changes the row for the first only.
        var isFirst = await db.RefreshTokens.Where(t => t.Id == id && t.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancellation) == 1;
        var holder = await (
            from token in db.Set<RefreshToken>()
            where token.Id == id
            join family in db.Set<TokenFamily>() on token.FamilyId equals family.Id
            join user in db.Set<Platform.Identity.AppUser>() on family.UserId equals user.Id
            select new { family, user }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (holder is null || holder.family.ExpiresAt <= now || holder.user.DisabledAt is not null)
        {
            return Refused;
        }

        if (!isFirst)
        {
            await EndStolenAsync(holder.family, holder.user.Email!, cancellation);
            await transaction.CommitAsync(cancellation);
            return Refused;
        }

        var pair = await pairs.NextAsync(holder.family, holder.user, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return pair;
    }

    private async Task EndStolenAsync(TokenFamily family, string email, CancellationToken cancellation)
    {
        // Whoever repeats the replay finds no family and sends no second mail.
        var ended = await db.TokenFamilies.Where(f => f.Id == family.Id).ExecuteDeleteAsync(cancellation);
        if (ended == 1)
        {
            audit.Record("tokens.reused", AuditOutcome.Refused, family.UserId, $"token-family:{family.Id}", "the family was ended");
            await mails.ChangedAsync(email, "A refresh token of yours was used twice, so it may have been copied. The program that it belongs to has to sign in again.", cancellation);
        }
    }
}
