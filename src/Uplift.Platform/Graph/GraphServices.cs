using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Http;
using Uplift.GraphQL.Types;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Graph;

public static class GraphServices
{
    public static IServiceCollection AddGraph(this IServiceCollection services)
    {
        services.AddScoped<OperationScope>();
        services.AddOptions<GraphOptions>().BindConfiguration(GraphOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddProblemPages(
            new ProblemPage("node-not-found", 404, "No kind of thing has ids of this form: it was mistyped, or comes from somewhere else.", "Use the id as a query gave it, such as guides/database-indexing."));
    }

    /// <summary>The schema that the modules make together.</summary>
    public static Schema Build(IEnumerable<IModule> modules)
    {
        var graph = new SchemaBuilder()
            .Describe("Uplift: guides, questions and mock interviews. The REST API at /api/v1 offers the same.")
            .Scalar(new ScalarType("Date", "A day, as in `2026-11-23`.") { Serialize = AsText<DateOnly>("O") })
            .Scalar(new ScalarType("DateTime", "An instant in UTC, as in `2026-11-23T09:41:07Z`.") { Serialize = AsText<DateTimeOffset>("yyyy-MM-ddTHH:mm:ssZ") })
            .AddPageInfo()
            .AddChanges()
            .AddNodes()
            .AddViewer();
        foreach (var module in modules)
        {
            module.AddGraph(graph);
        }

        return graph.Build();
    }

    public static IEndpointConventionBuilder MapGraph(this IEndpointRouteBuilder app, IEnumerable<IModule> modules) =>
        app.MapGraphQL(
            "/graphql",
            Build(modules),
            app.ServiceProvider.GetRequiredService<IOptions<GraphOptions>>().Value.ToServing() with
            {
                Guard = GraphGuard.Refuse,
                Around = KeyedOperations.RunAsync,
            })
            .WithMetadata(new IdempotencyMetadata(KeyUse.ByOperation));

    private static Func<object, Coerced> AsText<T>(string format)
        where T : struct, IFormattable => value => value is T given
            ? Coerced.To((given is DateTimeOffset instant ? instant.ToUniversalTime() : (IFormattable)given).ToString(format, CultureInfo.InvariantCulture))
            : Coerced.Refused("This is no point in time.");
}
