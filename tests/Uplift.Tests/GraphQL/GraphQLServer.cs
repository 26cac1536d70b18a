using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Uplift.GraphQL.Http;
using Uplift.GraphQL.Types;

namespace Uplift.Tests.GraphQL;

/// <summary>The engine behind a real web server on a free port.</summary>
internal sealed class GraphQLServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private GraphQLServer(WebApplication app)
    {
        this.app = app;
        Address = $"{app.Urls.First()}/graphql";
        Client = new HttpClient { BaseAddress = new Uri(Address) };
    }

    public string Address { get; }

    public HttpClient Client { get; }

    public static async Task<GraphQLServer> StartAsync(Schema schema, GraphQLOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        var built = builder.Build();
        built.MapGraphQL("/graphql", schema, options);
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new GraphQLServer(built);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
