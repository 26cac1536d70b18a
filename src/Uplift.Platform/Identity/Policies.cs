using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Identity;

/// <summary>Authorisation policies by name. Without one, an endpoint that requires authorisation takes guests too.</summary>
public static class Policies
{
    /// <summary>A person with an account; a guest is asked to sign in.</summary>
    public const string SignedIn = "signed-in";
}

public static class SignedInEndpoints
{
    /// <summary>Lets in whoever has an account; everybody else is asked to sign in, a guest is told why.</summary>
    public static TBuilder RequireSignedIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint
        .RequireAuthorization(Policies.SignedIn)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);
}
