using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Identity.Accounts;
using Uplift.Identity.Sessions;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.Passwords;

public sealed record PasswordDraft
{
    [NewPassword]
    public string NewPassword { get; set; } = "";
}

/// <summary>Changes the password of a person who signed in just now, and signs out everybody else.</summary>
internal sealed class ChangePassword(
    AppDb db,
    FreshSignIn fresh,
    PasswordHashing passwords,
    CurrentSession session,
    AccountMails mails,
    AuditLog audit)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/me/password", PutAsync)
        .WithSummary("Change my password")
        .WithDescription("Needs a sign-in of the last ten minutes. Ends every other session and token.")
        .WithMetadata(new SignInLimitAttribute())
        .RequireSignedIn()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<NoContent, ProblemHttpResult>> PutAsync(
        PasswordDraft draft, ChangePassword change, CancellationToken cancellation) =>
        await change.HandleAsync(draft, cancellation) is { } problem ? problem.ToResult() : TypedResults.NoContent();

    public async Task<Problem?> HandleAsync(PasswordDraft draft, CancellationToken cancellation)
    {
        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { } person)
        {
            return asking.Problem;
        }

        var hash = await passwords.HashAsync(draft.NewPassword, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        person.PasswordHash = hash;
        audit.Record("password.changed", AuditOutcome.Done);
        await mails.ChangedAsync(person, "Your password was changed, and every other browser and program was signed out.", cancellation);
        await session.EndAllAsync(person.Id, cancellation);
        if (session.Id is not null)
        {
            await session.StartAsync(person, guestId: null, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return null;
    }
}
