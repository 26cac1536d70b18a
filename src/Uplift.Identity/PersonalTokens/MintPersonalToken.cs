using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Accounts;
using Uplift.Identity.Sessions;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Text;

namespace Uplift.Identity.PersonalTokens;

public sealed record PersonalTokenDraft
{
    [Required(ErrorMessage = "Name the program that the token is for.")]
    [StringLength(PersonalToken.LongestName, ErrorMessage = "A name has at most 100 characters.")]
    [OneLine]
    public string Name { get; set; } = "";

    [KnownScopes]
    public List<string> Scopes { get; set; } = [];

    [Range(1, 365, ErrorMessage = "A token is good for 1 to 365 days.")]
    public int Days { get; set; } = 30;
}

/// <param name="Id">Names the token; opens nothing.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="ExpiresAt">It is good until then.</param>
/// <param name="Token">The secret, shown this once.</param>
public sealed record MintedToken(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt, string Token);

/// <summary>Makes a token for a script. Needs a sign-in of the last ten minutes, so a token cannot make another.</summary>
internal sealed class MintPersonalToken(AppDb db, FreshSignIn fresh, AccountMails mails, AuditLog audit, TimeProvider clock)
{
    private const int Most = 50;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/me/tokens", PostAsync)
        .RefusesIdempotencyKey()
        .WithSummary("Make a personal access token")
        .WithDescription("Needs a sign-in of the last ten minutes. The token itself is in this answer only.")
        .RequireSignedIn()
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Created<MintedToken>, ProblemHttpResult>> PostAsync(
        PersonalTokenDraft draft, MintPersonalToken mint, CancellationToken cancellation) =>
        (await mint.HandleAsync(draft, cancellation)).ToCreated(token => $"/api/v1/me/tokens/{token.Id}");

    public async Task<Outcome<MintedToken>> HandleAsync(PersonalTokenDraft draft, CancellationToken cancellation)
    {
        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { } person)
        {
            return asking.Problem!;
        }

        if (await db.PersonalTokens.CountAsync(t => t.UserId == person.Id, cancellation) >= Most)
        {
            return Problem.Conflict("too-many-tokens", $"You have {Most} tokens. Revoke one that you no longer use.");
        }

        var secret = SecretToken.Next(PersonalToken.Prefix);
        var now = clock.GetUtcNow();
        var token = new PersonalToken
        {
            Id = Ids.Next(clock),
            Hash = SecretToken.Hash(secret, PersonalToken.Prefix)!,
            UserId = person.Id,
            Name = draft.Name.Trim(),
            Scope = string.Join(' ', PersonalTokens.Scopes.All.Where(draft.Scopes.Contains)),
            CreatedAt = now,
            ExpiresAt = now.AddDays(draft.Days),
        };
        db.Add(token);
        audit.Record("personal-token.made", AuditOutcome.Done, target: $"personal-token:{token.Id}", detail: token.Scope);
        await mails.ChangedAsync(person, $"A personal access token named \"{token.Name}\" was made.", cancellation);
        return new MintedToken(token.Id, token.Name, token.Scope.Split(' '), token.ExpiresAt, secret);
    }
}
