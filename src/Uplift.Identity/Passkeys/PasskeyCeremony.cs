using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Uplift.Identity.Tickets;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Passkeys;

/// <param name="Ticket">Send it back with the authenticator's answer.</param>
/// <param name="Options">For <c>navigator.credentials</c>.</param>
public sealed record CeremonyView(string Ticket, JsonElement Options);

public sealed record CeremonyAnswer
{
    public string Ticket { get; set; } = "";

    /// <summary>What the browser's authenticator answered.</summary>
    public JsonElement Credential { get; set; }

    /// <summary>What to call a new passkey.</summary>
    public string? Name { get; set; }
}

/// <summary>
/// The two halves of WebAuthn with our own memory between them: the challenge waits with a ticket that works once, so an
/// answer that is sent again finds no challenge. The cryptography is ASP.NET Core Identity's.
/// </summary>
internal sealed class PasskeyCeremony(
    AppDb db, IPasskeyHandler<AppUser> handler, TicketDesk tickets, IHttpContextAccessor accessor)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(5);

    public static readonly Problem Refused = new(
        ProblemKind.Unreadable, "passkey-refused", "The passkey's answer was not accepted. Begin again.");

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("A ceremony belongs to a request.");

    public async Task<CeremonyView> BeginAddingAsync(AppUser user, CancellationToken cancellation)
    {
        var made = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = user.Id.ToString("D"), Name = user.Email!, DisplayName = user.DisplayName }, Context);
        return await KeepAsync(TicketPurpose.AddPasskey, user.Id, made.AttestationState, made.CreationOptionsJson, cancellation);
    }

    /// <param name="user">Whose passkeys count; null for anybody's.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<CeremonyView> BeginUsingAsync(AppUser? user, CancellationToken cancellation)
    {
        var made = await handler.MakeRequestOptionsAsync(user!, Context);
        return await KeepAsync(TicketPurpose.UsePasskey, user?.Id, made.AssertionState, made.RequestOptionsJson, cancellation);
    }

    public async Task<PasskeyAttestationResult?> FinishAddingAsync(CeremonyAnswer answer, Guid userId, CancellationToken cancellation)
    {
        var ticket = await tickets.RedeemAsync(TicketPurpose.AddPasskey, answer.Ticket, cancellation);
        return ticket is null || ticket.UserId != userId || answer.Credential.ValueKind != JsonValueKind.Object
            ? null
            : await handler.PerformAttestationAsync(new PasskeyAttestationContext
            {
                HttpContext = Context,
                CredentialJson = answer.Credential.GetRawText(),
                AttestationState = ticket.Data,
            });
    }

    public async Task<PasskeyAssertionResult<AppUser>?> FinishUsingAsync(CeremonyAnswer answer, CancellationToken cancellation)
    {
        var ticket = await tickets.RedeemAsync(TicketPurpose.UsePasskey, answer.Ticket, cancellation);
        return ticket is null || answer.Credential.ValueKind != JsonValueKind.Object
            ? null
            : await handler.PerformAssertionAsync(new PasskeyAssertionContext
            {
                HttpContext = Context,
                CredentialJson = answer.Credential.GetRawText(),
                AssertionState = ticket.Data,
            });
    }

    private async Task<CeremonyView> KeepAsync(
        TicketPurpose purpose, Guid? userId, string? state, string options, CancellationToken cancellation)
    {
        var ticket = tickets.Issue(purpose, userId, AnswerWithin, state ?? "");
        await db.SaveChangesAsync(cancellation);
        return new CeremonyView(ticket, JsonElement.Parse(options));
    }
}
