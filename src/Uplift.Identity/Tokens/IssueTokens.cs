using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Identity.Accounts;
using Uplift.Identity.MyData;
using Uplift.Identity.Passwords;
using Uplift.Identity.SecondFactor;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;
using Uplift.Platform.Text;

namespace Uplift.Identity.Tokens;

public sealed record TokenRequest
{
    [Required(ErrorMessage = "Send your e-mail address."), StringLength(254, ErrorMessage = "An address has at most 254 characters."), OneLine]
    public string Email { get; set; } = "";

    [Required(AllowEmptyStrings = true, ErrorMessage = "Send your password.")]
    [StringLength(NewPasswordAttribute.Longest, ErrorMessage = "A password has at most 128 characters.")]
    public string Password { get; set; } = "";

    /// <summary>Of the authenticator app, or a recovery code, when a second factor is on.</summary>
    [StringLength(40, ErrorMessage = "A code is shorter.")]
    public string? Code { get; set; }
}

/// <summary>Signs an API client in: an access token for ten minutes and a refresh token for the next pair.</summary>
internal sealed class IssueTokens(AppDb db, CheckPassword check, CheckCode checkCode, TokenPairs pairs, KeepAccount keep, AuditLog audit)
{
    private static readonly Problem CodeNeeded = new(
        ProblemKind.Forbidden,
        "second-factor-required",
        "This account has a second factor. Send the code of the authenticator app, or a recovery code, as \"code\" too.");

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/tokens", PostAsync)
        .RefusesIdempotencyKey()
        .WithSummary("Sign in for an access and a refresh token")
        .WithMetadata(new SignInLimitAttribute())
        .AllowAnonymous()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Created<TokenPair>, ProblemHttpResult>> PostAsync(
        TokenRequest request, IssueTokens issue, CancellationToken cancellation) =>
        (await issue.HandleAsync(request, cancellation)).ToCreated(_ => "/api/v1/me");

    public async Task<Outcome<TokenPair>> HandleAsync(TokenRequest request, CancellationToken cancellation)
    {
        var outcome = await check.HandleAsync(request.Email, request.Password, cancellation);
        if (outcome.Value is not { } user)
        {
            return outcome.Problem!;
        }

        if (user.TwoFactorEnabled && await RefuseCodeAsync() is { } refused)
        {
            return refused;
        }

        await keep.HandleAsync(user, cancellation);
        var family = pairs.NewFamily(user.Id);
        var pair = await pairs.NextAsync(family, user, cancellation);
        audit.Record("tokens.issued", AuditOutcome.Done, user.Id, $"token-family:{family.Id}");
        await db.SaveChangesAsync(cancellation);
        return pair;

        async Task<Problem?> RefuseCodeAsync() => string.IsNullOrWhiteSpace(request.Code)
            ? CodeNeeded
            : await checkCode.HandleAsync(user, request.Code, cancellation) is { } wrong
                ? wrong.Kind == ProblemKind.TooMany ? wrong : CodeNeeded with { Detail = wrong.Detail }
                : null;
    }
}
