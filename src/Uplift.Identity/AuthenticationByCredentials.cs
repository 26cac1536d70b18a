using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Uplift.Identity;

/// <summary>
/// Asks a scheme only where there is something to go by. Every scheme of ours goes by a cookie or the <c>Authorization</c>
/// header; most readers send neither, and making a handler to find that out was a twenty-fifth of a list.
/// </summary>
internal sealed class AuthenticationByCredentials(
    IAuthenticationSchemeProvider schemes,
    IAuthenticationHandlerProvider handlers,
    IClaimsTransformation transform,
    IOptions<AuthenticationOptions> options)
    : AuthenticationService(schemes, handlers, transform, options)
{
    private static readonly Task<AuthenticateResult> Nobody = Task.FromResult(AuthenticateResult.NoResult());

    public override Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) =>
        context.Request.Headers is { Cookie.Count: > 0 } or { Authorization.Count: > 0 }
            ? base.AuthenticateAsync(context, scheme)
            : Nobody;
}
