using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Sessions;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Mail;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.People;

/// <summary>Keeps a person out, at once and until an admin lets them in again. Nothing of theirs is deleted.</summary>
internal sealed class DisablePerson(
    AppDb db, CurrentUser user, CurrentSession sessions, AuditLog audit, IMailSender mail, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/users/{userId:guid}/disabling", PutAsync)
            .WithSummary("Disable a person")
            .RequirePermission(Permissions.ManageUsers)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        api.MapDelete("/users/{userId:guid}/disabling", DeleteAsync)
            .WithSummary("Enable a person again")
            .RequirePermission(Permissions.ManageUsers)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PutAsync(
        Guid userId, DisablePerson disable, CancellationToken cancellation) =>
        (await disable.HandleAsync(userId, cancellation)).ToNoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid userId, DisablePerson disable, CancellationToken cancellation) =>
        (await disable.EnableAsync(userId, cancellation)).ToNoContent();

    public async Task<Outcome<AppUser>> HandleAsync(Guid userId, CancellationToken cancellation)
    {
        if (userId == user.Id)
        {
            return PersonRules.NotYourself;
        }

        if (await db.Users.WithAccount().SingleOrDefaultAsync(u => u.Id == userId, cancellation) is not { } person)
        {
            return Problem.NotFound("person");
        }

        if (person.DisabledAt is null)
        {
            person.DisabledAt = clock.GetUtcNow();
            audit.Record("person.disabled", AuditOutcome.Done, userId);
            await mail.SendAsync(
                new Mail(person.Email!, "Your Uplift account was disabled", "An admin disabled your account. Nothing of yours was deleted. Ask whoever runs this Uplift why."),
                cancellation);
        }

        await sessions.EndAllAsync(userId, cancellation);
        return person;
    }

    public async Task<Outcome<AppUser>> EnableAsync(Guid userId, CancellationToken cancellation)
    {
        if (await db.Users.WithAccount().SingleOrDefaultAsync(u => u.Id == userId, cancellation) is not { } person)
        {
            return Problem.NotFound("person");
        }

        if (person.DisabledAt is not null)
        {
            person.DisabledAt = null;
            audit.Record("person.enabled", AuditOutcome.Done, userId);
            await mail.SendAsync(
                new Mail(person.Email!, "Your Uplift account is open again", "An admin enabled your account. You can sign in as before."), cancellation);
        }

        return person;
    }
}
