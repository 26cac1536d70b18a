using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;

namespace Uplift.Identity.Tokens;

/// <summary>Signs an API client out: every refresh token of its sign-in ends. An unknown token gets the same answer (RFC 7009).</summary>
internal sealed class RevokeTokens(AppDb db, AuditLog audit)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/tokens/revocation", PostAsync)
        .WithSummary("Sign out: end every refresh token of this sign-in")
        .AllowAnonymous()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<NoContent> PostAsync(RefreshRequest request, RevokeTokens revoke, CancellationToken cancellation)
    {
        await revoke.HandleAsync(request, cancellation);
        return TypedResults.NoContent();
    }

    public async Task HandleAsync(RefreshRequest request, CancellationToken cancellation)
    {
        var id = SecretToken.Hash(request.RefreshToken, TokenPairs.Prefix);
        var family = id is null
            ? null
            : await (
                from token in db.Set<RefreshToken>()
                where token.Id == id
                join owner in db.Set<TokenFamily>() on token.FamilyId equals owner.Id
                select owner).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (family is not null && await db.TokenFamilies.Where(f => f.Id == family.Id).ExecuteDeleteAsync(cancellation) == 1)
        {
            await audit.RecordNowAsync("tokens.revoked", AuditOutcome.Done, cancellation, family.UserId, $"token-family:{family.Id}");
        }
    }
}
