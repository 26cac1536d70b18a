using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Sessions;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Mail;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.MyData;

/// <param name="ErasureDueAt">When everything is erased, unless the person signs in before.</param>
public sealed record ClosedAccountView(DateTimeOffset ErasureDueAt);

/// <summary>
/// Deletes a person's account: they are signed out everywhere at once, and two weeks later everything is erased. Signing in
/// before takes it back.
/// </summary>
internal sealed class CloseAccount(
    AppDb db, FreshSignIn fresh, CurrentSession session, AuditLog audit, IMailSender mail, TimeProvider clock)
{
    public static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/me/closing", PutAsync)
        .WithSummary("Delete my account")
        .WithDescription("Signs you out everywhere. Needs a sign-in of the last ten minutes. Everything is erased 14 days later; signing in before takes it back.")
        .RequireSignedIn()
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<ClosedAccountView>, ProblemHttpResult>> PutAsync(
        CloseAccount close, CancellationToken cancellation) =>
        (await close.HandleAsync(cancellation)).ToOk();

    public async Task<Outcome<ClosedAccountView>> HandleAsync(CancellationToken cancellation)
    {
        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { } person)
        {
            return asking.Problem!;
        }

        if (await IsLastAdminAsync(person, cancellation))
        {
            return Problem.Conflict("last-admin", "You are the only admin. Make somebody else an admin first.");
        }

        var due = clock.GetUtcNow() + Grace;
        person.ErasureDueAt = due;
        audit.Record("account.closed", AuditOutcome.Done, detail: $"erasure due {due:O}");
        await mail.SendAsync(new Mail(person.Email!, "Your Uplift account will be deleted", Letter(due)), cancellation);
        await session.EndAllAsync(person.Id, cancellation);
        await session.EndAsync(cancellation);
        return new ClosedAccountView(due);
    }

    private async Task<bool> IsLastAdminAsync(AppUser person, CancellationToken cancellation) => person.Role == Role.Admin
        && !await db.Users.AnyAsync(
            u => u.Role == Role.Admin && u.Email != null && u.Id != person.Id && u.DisabledAt == null && u.ErasureDueAt == null,
            cancellation);

    private static string Letter(DateTimeOffset due) =>
        $"""
        You asked for your account to be deleted. You are signed out everywhere.

        On {due:d MMM yyyy, HH:mm} UTC everything of yours is erased. To keep it, sign in before then.

        If it was not you who asked, sign in now and change your password.
        """;
}
