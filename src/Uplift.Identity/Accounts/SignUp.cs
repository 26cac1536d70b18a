using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Registration;
using Uplift.Identity.Sessions;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.Accounts;

public sealed record SignUpDraft
{
    internal const int ShortestPassword = 8;
    internal const int LongestPassword = 128;

    [Required(ErrorMessage = "Enter your e-mail address.")]
    [EmailAddress(ErrorMessage = "Write the address in full, such as ada@example.org.")]
    [StringLength(254, ErrorMessage = "An address has at most 254 characters.")]
    [OneLine]
    public string Email { get; set; } = "";

    [Required(AllowEmptyStrings = true, ErrorMessage = "Choose a password of 8 to 128 characters.")]
    [StringLength(LongestPassword, MinimumLength = ShortestPassword, ErrorMessage = "Choose a password of 8 to 128 characters.")]
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

/// <summary>Makes an account. A guest who signs up on the page keeps their row, and with it everything they did.</summary>
internal sealed class SignUp(
    AppDb db, OpenAccount open, Invitations invitations, CurrentUser visitor, CurrentSession session, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/users", PostAsync)
        .WithSummary("Sign up")
        .WithDescription("Answers alike whether or not the address has an account already. Begins no session.")
        .WithMetadata(new SignInLimitAttribute())
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

    /// <summary>An account, signed in to at once.</summary>
    public async Task<Outcome<SignUpView>> HandleAsync(SignUpDraft draft, CancellationToken cancellation)
    {
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
        return new SignUpView(user.Email!, user.DisplayName);
    }

    private AppUser NewUser() => new() { Id = Ids.Next(clock), CreatedAt = clock.GetUtcNow() };

    private async Task<Outcome<AppUser>> OpenAsync(AppUser user, SignUpDraft draft, CancellationToken cancellation)
    {
        var admitted = await invitations.AdmitAsync(draft.Invitation, draft.Email, cancellation);
        if (admitted.Value is not { } admission)
        {
            return admitted.Problem!;
        }

        user.DisplayName = draft.DisplayName.Trim();
        user.LastSeenAt = clock.GetUtcNow();
        user.Role = admission.Role;
        var outcome = await open.HandleAsync(user, draft.Email.Trim(), draft.Password);
        if (outcome.Problem is not null)
        {
            await invitations.ReleaseAsync(admission, cancellation);
        }

        return outcome;
    }

    private static Problem Explain(Problem problem) => problem.Code == OpenAccount.AddressTaken
        ? new Problem(
            ProblemKind.Invalid,
            "sign-up-failed",
            "That did not work. If you already have an account with this address, sign in.")
        : problem;
}
