using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Api;

/// <summary>
/// Holds a token to its scopes, on the group, so that no endpoint can forget it: a read needs <c>read</c>, everything else
/// <c>write</c>; in GraphQL a query and a mutation. Who came without scopes, by a session or an access token, has them all.
/// </summary>
internal sealed class TokenScopes : IEndpointFilter
{
    private static readonly Problem TooNarrow = new(
        ProblemKind.Forbidden, "scope-too-narrow", "This token's scopes do not include what you asked for.");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var needed = HttpMethods.IsGet(context.HttpContext.Request.Method) ? UserClaims.ReadScope : UserClaims.WriteScope;
        return Refuse(context.HttpContext.User, needed) is { } problem ? problem.ToResult() : await next(context);
    }

    /// <returns>What stands in the way of whoever came with scopes, without the one that is needed.</returns>
    public static Problem? Refuse(ClaimsPrincipal user, string needed)
    {
        var isScoped = user.HasClaim(claim => claim.Type == UserClaims.Scope);
        return isScoped && !user.HasClaim(UserClaims.Scope, needed) ? TooNarrow : null;
    }
}
