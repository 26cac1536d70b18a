using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Http;

public static class GraphQLEndpoints
{
    private static readonly string[] Methods = ["GET", "POST"];

    /// <summary>Serves a schema at an address. Services of resolvers come from the request.</summary>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder routes, string pattern, Schema schema, GraphQLOptions? options = null)
    {
        var handler = new GraphQLHandler(
            schema,
            options ?? new GraphQLOptions(),
            routes.ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System,
            routes.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("Uplift.GraphQL"));
        return routes.MapMethods(pattern, Methods, handler.HandleAsync);
    }
}
