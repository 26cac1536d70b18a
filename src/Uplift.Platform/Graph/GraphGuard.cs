using Microsoft.AspNetCore.Http;
using Uplift.GraphQL;
using Uplift.GraphQL.Http;
using Uplift.GraphQL.Language;
using Uplift.Platform.Api;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Graph;

/// <summary>
/// What holds for every operation, whatever its fields: a token does what its scopes say, and one that is not good is told so,
/// since fields that answer as to a stranger would hide from a program that its token is over.
/// </summary>
internal static class GraphGuard
{
    private static readonly Problem TokenRefused = new(
        ProblemKind.Unauthenticated, "token-refused", "The bearer token is not good, or no longer. Refresh it or sign in again.");

    public static OperationRefusal? Refuse(HttpContext context, OperationKind kind)
    {
        if (BearerToken.IsPresent(context.Request) && context.User.Identity?.IsAuthenticated != true)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            return ToRefusal(TokenRefused);
        }

        if (TokenScopes.Refuse(context.User, kind == OperationKind.Query ? UserClaims.ReadScope : UserClaims.WriteScope) is not { } problem)
        {
            return null;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        return ToRefusal(problem);
    }

    public static OperationRefusal ToRefusal(Problem problem) => new(
        problem.Status,
        new GraphQLError(problem.Detail, Extensions: new Dictionary<string, object?> { ["code"] = problem.Code, ["status"] = problem.Status }));
}
