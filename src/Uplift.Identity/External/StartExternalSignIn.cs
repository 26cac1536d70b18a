using Microsoft.AspNetCore.Http;
using Uplift.Identity.Sessions;
using Uplift.Platform.Access;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.External;

/// <summary>Sends the browser to a provider, to sign in or, from the settings, to link.</summary>
internal sealed class StartExternalSignIn(
    ExternalProviders providers,
    ExternalAttempts attempts,
    CurrentSession session,
    CurrentUser user,
    FreshSignIn fresh,
    SiteAddress site,
    IHttpContextAccessor accessor)
{
    /// <returns>Where the browser goes.</returns>
    public async Task<Outcome<string>> HandleAsync(
        string slug, string? returnUrl, string? linkToken, string? invitation, CancellationToken cancellation)
    {
        if (providers.Find(slug) is not { } provider)
        {
            return Problem.NotFound("provider");
        }

        Guid? linkTo = null;
        if (linkToken is not null)
        {
            if (!user.IsSignedIn || session.Id is not { } sessionId || !attempts.IsLinkToken(linkToken, user.Id, sessionId))
            {
                return ExternalProblems.NotStartedHere();
            }

            if ((await fresh.PersonAsync(cancellation)).Problem is { } stale)
            {
                return stale;
            }

            linkTo = user.Id;
        }

        var attempt = ExternalAttempt.New(slug, returnUrl, linkTo, Short(invitation));
        var outcome = await provider.StartAsync(attempt, Callback(slug), cancellation);
        if (outcome.Problem is null)
        {
            attempts.Keep(attempt);
        }

        return outcome;
    }

    public string Callback(string slug) => $"{site.Of(accessor.HttpContext!.Request)}/signin/{slug}/callback";

    /// <summary>The attempt travels in a cookie, so what is no token stays behind.</summary>
    private static string? Short(string? invitation) => SecretToken.Hash(invitation) is null ? null : invitation;
}
