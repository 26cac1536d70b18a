using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Mail;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Text;

namespace Uplift.Identity.Registration;

public sealed record InvitationDraft
{
    /// <summary>Where to send it; only this address may use it then. Without one, you pass the link on yourself.</summary>
    [EmailAddress(ErrorMessage = "Write the address in full, such as ada@example.org.")]
    [StringLength(254, ErrorMessage = "An address has at most 254 characters."), OneLine]
    public string? Email { get; set; }

    public Role Role { get; set; }
}

/// <param name="Link">Shown this once; nobody can read it again.</param>
public sealed record NewInvitationView(Guid Id, string? Email, Role Role, DateTimeOffset ExpiresAt, string Link);

/// <summary>Invites somebody, and mails the link when there is an address to mail it to.</summary>
internal sealed class MakeInvitation(
    AppDb db, CurrentUser user, AuditLog audit, IMailSender mail, SiteAddress site, IHttpContextAccessor accessor, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/invitations", PostAsync)
        .RefusesIdempotencyKey()
        .WithSummary("Invite somebody")
        .RequirePermission(Permissions.ManageInvitations)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Created<NewInvitationView>, ProblemHttpResult>> PostAsync(
        InvitationDraft draft, MakeInvitation make, CancellationToken cancellation) =>
        (await make.HandleAsync(draft, cancellation)).ToCreated(made => $"/api/v1/invitations/{made.Id}");

    public async Task<Outcome<NewInvitationView>> HandleAsync(InvitationDraft draft, CancellationToken cancellation)
    {
        var email = string.IsNullOrWhiteSpace(draft.Email) ? null : draft.Email.Trim();
        var token = SecretToken.Next();
        var now = clock.GetUtcNow();
        var invitation = new Invitation
        {
            Id = Ids.Next(clock),
            TokenHash = SecretToken.Hash(token)!,
            Email = email,
            Role = draft.Role,
            InvitedById = user.Id,
            MadeAt = now,
            ExpiresAt = now + Invitation.Lasts,
        };
        db.Invitations.Add(invitation);
        audit.Record("invitation.made", AuditOutcome.Done, target: $"invitation:{invitation.Id}", detail: $"as {draft.Role.Word()}");
        if (email is not null)
        {
            // A mail goes to somebody else, so its link never has the host that this request named.
            await mail.SendAsync(Letter(email, $"{site.Fixed}{Path(token)}", invitation.ExpiresAt), cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return new NewInvitationView(
            invitation.Id, email, invitation.Role, invitation.ExpiresAt, $"{site.Of(accessor.HttpContext!.Request)}{Path(token)}");
    }

    private static string Path(string token) => $"/signup?invitation={token}";

    private static Mail Letter(string email, string link, DateTimeOffset expiresAt) => new(
        email,
        "You are invited to Uplift",
        $"""
        Somebody who runs an Uplift, a place to prepare for interviews, invites you to it.

        Make your account here, with this address:
        {link}

        The link works once, until {expiresAt:d MMM yyyy, HH:mm} UTC. If you do not know what this is about, you need do nothing.
        """);
}
