using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Sessions;
using Uplift.Identity.Tokens;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Identity.PersonalTokens;

/// <summary>Finds whose token it is and what it may do, and notes now and then that it was used.</summary>
internal sealed class ReadPersonalToken(AppDb db, TimeProvider clock)
{
    private static readonly TimeSpan NotedEvery = TimeSpan.FromHours(1);

    public async Task<ClaimsPrincipal?> HandleAsync(string secret, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var hash = SecretToken.Hash(secret, PersonalToken.Prefix);
        var found = hash is null
            ? null
            : await (
                from token in db.Set<PersonalToken>()
                where token.Hash == hash && token.ExpiresAt > now
                join user in db.Set<AppUser>() on token.UserId equals user.Id
                where user.DisabledAt == null && user.ErasureDueAt == null
                select new { token, user }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        await NoteAsync(found.token, now, cancellation);
        var scopes = found.token.Scope.Split(' ');
        var person = SessionUser.Of(found.user);
        var holder = scopes.Contains(Scopes.Role) ? person : person with { Role = Role.Learner };
        return holder.ToPrincipal(
            BearerAuthentication.SchemeName, [.. scopes.Select(scope => new Claim(UserClaims.Scope, scope))]);
    }

    private async Task NoteAsync(PersonalToken token, DateTimeOffset now, CancellationToken cancellation)
    {
        if (token.LastUsedAt is null || now - token.LastUsedAt >= NotedEvery)
        {
            await db.PersonalTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(
                set => set.SetProperty(t => t.LastUsedAt, now), cancellation);
        }
    }
}
