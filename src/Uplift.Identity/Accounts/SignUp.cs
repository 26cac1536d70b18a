using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Passwords;
using Uplift.Identity.Registration;
using Uplift.Identity.Sessions;
using Uplift.Identity.Tickets;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;
using Uplift.Platform.Text;

namespace Uplift.Identity.Accounts;

public sealed record SignUpDraft
{
    [Required(ErrorMessage = "Enter your e-mail address.")]
    [EmailAddress(ErrorMessage = "Write the address in full, such as ada@example.org.")]
    [StringLength(254, ErrorMessage = "An address has at most 254 characters.")]
    [OneLine]
    public string Email { get; set; } = "";

    [NewPassword]
    public string Password { get; set; } = "";

    [Required(ErrorMessage = "Enter the name you want to be called by.")]
    [StringLength(100, ErrorMessage = "A name has at most 100 characters.")]
    [OneLine]
    public string DisplayName { get; set; } = "";

    /// <summary>The token of an invitation, where one is needed or gives a role.</summary>
    [StringLength(100)]
    public string? Invitation { get; set; }
}

public sealed record SignUpView(string Email, string DisplayName);

/// <summary>
/// Makes an account. A taken address gets the same answer, and its owner a mail. A guest who signs up on the page keeps their
/// row, and with it everything they did.
/// </summary>
internal sealed class SignUp(
    AppDb db,
    OpenAccount open,
    Invitations invitations,
    EmailVerification verification,
    TicketDesk tickets,
    AccountMails mails,
    AuditLog audit,
    AttemptLimits attempts,
    CurrentUser visitor,
    CurrentSession session,
    TimeProvider clock)
{
    private static readonly TimeSpan LinkWorksFor = TimeSpan.FromDays(3);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/users", PostAsync)
        .WithSummary("Sign up")
        .WithDescription("Answers alike whether or not the address has an account already. Begins no session.")
        .WithMetadata(new RateLimitAttribute(RateLimitPolicy.SignUp))
        .AllowAnonymous()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Created<SignUpView>, ProblemHttpResult>> PostAsync(
        SignUpDraft draft, SignUp signUp, CancellationToken cancellation) =>
        (await signUp.RegisterAsync(draft, cancellation)).ToCreated(_ => "/api/v1/me");

    /// <summary>An account and nothing else; a taken address gets the same answer.</summary>
    public async Task<Outcome<SignUpView>> RegisterAsync(SignUpDraft draft, CancellationToken cancellation)
    {
        var problem = (await OpenAsync(NewUser(), draft, cancellation)).Problem;
        return problem is null || problem.Code == OpenAccount.AddressTaken
            ? new SignUpView(draft.Email.Trim(), draft.DisplayName.Trim())
            : problem;
    }

    /// <summary>An account, signed in to at once unless its address has to be confirmed first.</summary>
    /// <returns>Whether the person is signed in.</returns>
    public async Task<Outcome<bool>> HandleAsync(SignUpDraft draft, CancellationToken cancellation)
    {
        if (verification.IsRequired)
        {
            // A guest stays one: what they did is offered to them again when they first sign in.
            return (await RegisterAsync(draft, cancellation)).Problem is { } refused ? refused : false;
        }

        var guest = visitor.IsGuest
            ? await db.Users.SingleOrDefaultAsync(u => u.Id == visitor.Id && u.Email == null, cancellation)
            : null;
        var outcome = await OpenAsync(guest ?? NewUser(), draft, cancellation);
        if (outcome.Value is not { } user)
        {
            return Explain(outcome.Problem!);
        }

        await session.EndAllAsync(user.Id, cancellation);
        await session.StartAsync(user, guestId: null, cancellation);
        return true;
    }

    private AppUser NewUser() => new() { Id = Ids.Next(clock), CreatedAt = clock.GetUtcNow() };

    private async Task<Outcome<AppUser>> OpenAsync(AppUser user, SignUpDraft draft, CancellationToken cancellation)
    {
        var email = draft.Email.Trim();
        if (await attempts.TakeAsync(AttemptKind.SignUp, email, cancellation) is { } tooMany)
        {
            return tooMany;
        }

        var admitted = await invitations.AdmitAsync(draft.Invitation, email, cancellation);
        if (admitted.Value is not { } admission)
        {
            return admitted.Problem!;
        }

        user.DisplayName = draft.DisplayName.Trim();
        user.LastSeenAt = clock.GetUtcNow();
        user.Role = admission.Role;
        var outcome = await open.HandleAsync(user, email, draft.Password, WelcomeAsync, cancellation);
        if (outcome.Problem is not null)
        {
            await invitations.ReleaseAsync(admission, cancellation);
        }

        if (outcome.Problem is { Code: OpenAccount.AddressTaken })
        {
            audit.Record("account.opened", AuditOutcome.Refused, detail: "address taken");
            await mails.AddressTakenAsync(email, cancellation);
        }

        return outcome;

        Task WelcomeAsync(AppUser opened)
        {
            var ticket = tickets.Issue(TicketPurpose.VerifyEmail, opened.Id, LinkWorksFor, opened.NormalizedEmail!);
            audit.Record("account.opened", AuditOutcome.Done, opened.Id);
            return mails.VerifyAsync(email, ticket, cancellation);
        }
    }

    private static Problem Explain(Problem problem) => problem.Code == OpenAccount.AddressTaken
        ? new Problem(
            ProblemKind.Invalid,
            "sign-up-failed",
            "That did not work. If you already have an account with this address, sign in.")
        : problem;
}
