using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Uplift.GraphQL.Building;

namespace Uplift.Platform;

/// <summary>A module of the monolith. Its class is its table of contents: services first, then endpoints.</summary>
public interface IModule
{
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps the module's resources below <c>/api/v1</c>.</summary>
    void MapApi(IEndpointRouteBuilder api);

    /// <summary>Adds the module's types and root fields to <c>/graphql</c>; without any, nothing.</summary>
    void AddGraph(SchemaBuilder graph)
    {
    }
}
