using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Accounts;
using Uplift.Identity.Sessions;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Identity.External;

/// <param name="Key">Names the link when it is to be removed.</param>
public sealed record ExternalLoginView(string Key, string Provider, string Subject);

public sealed record ExternalLoginQuery
{
    /// <summary><c>provider</c>, then the account there (the default), or <c>-provider</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 20 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }
}

/// <summary>Which identities at providers a person signs in with: shows and removes them, but never the last way in.</summary>
internal sealed class ExternalLogins(
    AppDb db, CurrentUser user, CurrentSession session, FreshSignIn fresh, AccountMails mails, AuditLog audit, Lists lists)
{
    private static readonly SortOrders<IdentityUserLogin<Guid>> Orders = new SortOrders<IdentityUserLogin<Guid>>()
        .Add("provider", by => by.Up(l => l.LoginProvider).Up(l => l.ProviderKey))
        .Add("-provider", by => by.Down(l => l.LoginProvider).Down(l => l.ProviderKey));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me/external-logins", GetAsync)
            .WithSummary("The accounts at providers that sign me in")
            .RequireSignedIn()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapDelete("/me/external-logins/{key}", DeleteAsync)
            .WithSummary("Remove an account at a provider")
            .WithDescription("Needs a sign-in of the last ten minutes. Linking one goes through the provider's pages, from /settings/external.")
            .RequireSignedIn()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<Page<ExternalLoginView>>, ProblemHttpResult>> GetAsync(
        [AsParameters] ExternalLoginQuery query, ExternalLogins logins, CancellationToken cancellation) =>
        (await logins.ListAsync(query, cancellation)).ToOk();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string key, ExternalLogins logins, CancellationToken cancellation) =>
        await logins.RemoveAsync(key, cancellation) is { } problem ? problem.ToResult() : TypedResults.NoContent();

    /// <summary>As many as a page may have.</summary>
    public async Task<IReadOnlyList<ExternalLoginView>> ListAsync(CancellationToken cancellation) =>
        (await ListAsync(new ExternalLoginQuery { Limit = Lists.MostRows }, cancellation)).Value!.Items;

    public async Task<Outcome<Page<ExternalLoginView>>> ListAsync(ExternalLoginQuery query, CancellationToken cancellation)
    {
        var userId = user.Id;
        var slice = await lists.SliceAsync(
            db.Set<IdentityUserLogin<Guid>>().AsNoTracking().Where(login => login.UserId == userId),
            Orders,
            login => new ExternalLoginView(Key(login.LoginProvider, login.ProviderKey), login.ProviderDisplayName!, login.ProviderKey),
            new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
            Lists.Scope("external-logins", userId),
            cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public async Task<Problem?> RemoveAsync(string key, CancellationToken cancellation)
    {
        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { } person)
        {
            return asking.Problem;
        }

        var logins = await LoginsAsync(person.Id, cancellation);
        if (logins.Find(candidate => Key(candidate.LoginProvider, candidate.ProviderKey) == key) is not { } login)
        {
            return Problem.NotFound("external-login");
        }

        var hasOtherWay = logins.Count > 1
            || person.PasswordHash is not null
            || await db.Passkeys.AnyAsync(p => p.UserId == person.Id, cancellation);
        if (!hasOtherWay)
        {
            return Problem.Conflict("last-way-in", "This is the only way into your account. Choose a password or add a passkey first; then you can remove it.");
        }

        db.Remove(login);
        audit.Record("external-login.removed", AuditOutcome.Done, detail: login.ProviderDisplayName);
        await mails.ChangedAsync(person, $"Your account at {login.ProviderDisplayName} no longer signs you in.", cancellation);
        await session.RenewAsync(person, cancellation);
        return null;
    }

    private Task<List<IdentityUserLogin<Guid>>> LoginsAsync(Guid userId, CancellationToken cancellation) =>
        db.Set<IdentityUserLogin<Guid>>().AsNoTracking()
            .Where(login => login.UserId == userId)
            .OrderBy(login => login.LoginProvider).ThenBy(login => login.ProviderKey)
            .ToListAsync(cancellation);

    private static string Key(string provider, string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{provider}\n{subject}")).AsSpan(0, 16));
}
