using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Identity;

namespace Uplift.Platform.Access;

/// <summary>Needs a permission; <see cref="Permissions"/> says which roles have it.</summary>
internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler(CurrentUser user, AccessDecisions decisions) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var decision = Decide(requirement.Permission);
        decisions.Keep(decision);
        if (decision.IsAllowed)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private Decision Decide(string permission) => user.Has(permission)
        ? Decision.Allow(permission, "role", $"The role {user.Role.Word()} has the permission {permission}.")
        : Decision.Refuse(permission, "role", $"The role {user.Role.Word()} lacks the permission {permission}.", AccessProblems.Lacks(permission));
}

public static class PermissionEndpoints
{
    /// <summary>Lets in whoever has the permission; everybody else is told which one it takes.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoint, string permission)
        where TBuilder : IEndpointConventionBuilder => endpoint
        .RequireAuthorization(permission)
        .WithMetadata(
            new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(ProblemDetails), ["application/problem+json"]),
            new ProducesResponseTypeMetadata(StatusCodes.Status403Forbidden, typeof(ProblemDetails), ["application/problem+json"]));

    internal static void AddPermissionPolicies(this IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder();
        foreach (var permission in Permissions.All)
        {
            policies.AddPolicy(permission, policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
        }

        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
    }
}
