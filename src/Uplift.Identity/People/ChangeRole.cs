using System.ComponentModel.DataAnnotations;
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

public sealed record RoleDraft
{
    [Required(ErrorMessage = "Choose a role.")]
    public Role? Role { get; set; }
}

/// <summary>Gives a person another role. Their sessions end, so no session keeps rights it began without.</summary>
internal sealed class ChangeRole(AppDb db, CurrentUser user, CurrentSession sessions, AuditLog audit, IMailSender mail)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/users/{userId:guid}/role", PutAsync)
        .WithSummary("Change a person's role")
        .RequirePermission(Permissions.ManageUsers)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<NoContent, ProblemHttpResult>> PutAsync(
        Guid userId, RoleDraft draft, ChangeRole change, CancellationToken cancellation) =>
        (await change.HandleAsync(userId, draft, cancellation)).ToNoContent();

    public async Task<Outcome<AppUser>> HandleAsync(Guid userId, RoleDraft draft, CancellationToken cancellation)
    {
        if (userId == user.Id)
        {
            return PersonRules.NotYourself;
        }

        if (await db.Users.WithAccount().SingleOrDefaultAsync(u => u.Id == userId, cancellation) is not { } person)
        {
            return Problem.NotFound("person");
        }

        var (before, after) = (person.Role, draft.Role!.Value);
        if (before != after)
        {
            person.Role = after;
            audit.Record("role.changed", AuditOutcome.Done, userId, detail: $"from {before.Word()} to {after.Word()}");
            await mail.SendAsync(
                new Mail(person.Email!, "Your role on Uplift was changed", $"An admin changed your role from {before.Word()} to {after.Word()}. Sign in again to go on."),
                cancellation);
            await sessions.EndAllAsync(userId, cancellation);
        }

        return person;
    }
}
