using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Uplift.Identity.PersonalTokens;
using Uplift.Identity.Sessions;
using Uplift.Platform.Http;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Tokens;

/// <summary>
/// Turns <c>Authorization: Bearer</c> into a person: an access token or a personal one. A call that carries the header is
/// judged by it alone, so a cookie beside it lends it nothing.
/// </summary>
internal sealed class BearerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    AccessTokens access,
    ReadPersonalToken personal,
    AnswerForbidden forbidden)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "bearer";

    private static readonly Problem Refused = new(
        ProblemKind.Unauthenticated, "token-refused", "The bearer token is not good, or no longer. Refresh it or sign in again.");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = BearerToken.Read(Request) ?? "";
        var principal = token.StartsWith(PersonalToken.Prefix, StringComparison.Ordinal)
            ? await personal.HandleAsync(token, Context.RequestAborted)
            : await access.ReadAsync(token, Context.RequestAborted);
        return principal is null
            ? AuthenticateResult.Fail("The token is not good.")
            : AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Refusal.WriteAsync(Context, Refused);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        return forbidden.HandleAsync(Context);
    }
}
