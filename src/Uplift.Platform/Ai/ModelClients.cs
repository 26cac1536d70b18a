using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenAI;
using OpenAI.Chat;

namespace Uplift.Platform.Ai;

/// <summary>Makes the client of an endpoint. Redirects are not followed and answers are bounded, whoever the server is.</summary>
internal sealed class ModelClients(IHttpClientFactory clients)
{
    private const string Installation = "model-server";
    private const string Own = "own-model-server";

    // Some local servers want a header but no key of their own.
    private const string NoKey = "none";

    public static void AddClients(IServiceCollection services)
    {
        Add(services, Installation, publicOnly: false);
        Add(services, Own, publicOnly: true);
    }

    public IChatClient For(ModelEndpoint endpoint)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = endpoint.Address,
            // Time and second tries are ours: with one budget over both, and a clock that tests can move.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            Transport = new HttpClientPipelineTransport(clients.CreateClient(endpoint.IsOwn ? Own : Installation)),
            UserAgentApplicationId = "uplift",
        };
        var client = new ChatClient(endpoint.Model, new ApiKeyCredential(string.IsNullOrEmpty(endpoint.Key) ? NoKey : endpoint.Key), options);
        return new OpenAiChatClient(client, endpoint.Model);
    }

    private static void Add(IServiceCollection services, string name, bool publicOnly) => services
        .AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !publicOnly,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxResponseHeadersLength = 64,
            ConnectCallback = (context, cancellation) => ModelAddress.ConnectAsync(context, publicOnly, cancellation),
        })
        .AddHttpMessageHandler(() => new BoundedAnswers())
        // The factory's own lines would name the address of every call.
        .RemoveAllLoggers();
}
