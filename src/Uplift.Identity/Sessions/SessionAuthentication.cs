using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Uplift.Platform.Access;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Sessions;

/// <summary>Turns the session cookie into a person, and refusals into answers that say where to go.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ReadSession sessions,
    AnswerForbidden forbidden)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "session";

    /// <summary>Also for whoever is erased between two statements of a request.</summary>
    public static readonly Problem SignInFirst = new(ProblemKind.Unauthenticated, "unauthenticated", "Sign in first.");

    private static readonly Problem SessionEnded = new(
        ProblemKind.Unauthenticated,
        "unauthenticated",
        "Your session has ended. Nothing you typed is lost: sign in in another tab, then send it again from here.");

    private static readonly Problem AccountNeeded = new(
        ProblemKind.Forbidden, "account-needed", "This needs an account. Sign up, and what you did as a guest stays yours; or sign in.");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (SecretToken.Hash(token) is not { } id
            || await sessions.HandleAsync(id, Context.RequestAborted) is not { } user)
        {
            Response.OnStarting(ForgetCookieAsync);
            return AuthenticateResult.NoResult();
        }

        return AuthenticateResult.Success(new AuthenticationTicket(user.ToPrincipal(id), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Refusal.IsApi(Context))
        {
            Response.Headers.WWWAuthenticate = "Session";
            return Refusal.WriteAsync(Context, SignInFirst);
        }

        return IsRead ? RedirectToSignIn() : Refusal.WriteAsync(Context, SessionEnded, holdForm: true);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (!Context.User.HasClaim(UserClaims.Guest, "true"))
        {
            await forbidden.HandleAsync(Context);
        }
        else if (IsRead && !Refusal.IsApi(Context))
        {
            await RedirectToSignIn();
        }
        else
        {
            await Refusal.WriteAsync(Context, AccountNeeded, holdForm: true);
        }
    }

    private bool IsRead => HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method);

    private Task RedirectToSignIn()
    {
        Response.Redirect(LocalUrl.With("/signin", Request.Path.ToUriComponent() + Request.QueryString.ToUriComponent()));
        return Task.CompletedTask;
    }

    /// <summary>
    /// A cookie of a session that is over would keep public pages from being served from memory. It stays when the request
    /// began a new session meanwhile.
    /// </summary>
    private Task ForgetCookieAsync()
    {
        if (!Context.User.HasClaim(claim => claim.Type == UserClaims.Session))
        {
            SessionCookie.Remove(Response);
        }

        return Task.CompletedTask;
    }
}
