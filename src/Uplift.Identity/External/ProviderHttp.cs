using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Uplift.Identity.External;

/// <summary>Asks providers: briefly, without following them elsewhere, and without reading on for ever.</summary>
internal sealed class ProviderHttp(IHttpClientFactory clients)
{
    private const string ClientName = "external-sign-in";

    public static void AddClient(IServiceCollection services) => services
        .AddHttpClient(ClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(10);
            client.MaxResponseContentBufferSize = 1024 * 1024;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("uplift");
            client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Task<T?> GetAsync<T>(string address, string? accessToken, CancellationToken cancellation) =>
        SendAsync<T>(new HttpRequestMessage(HttpMethod.Get, address), accessToken is null ? null : new("Bearer", accessToken), cancellation);

    public Task<T?> PostAsync<T>(
        string address, Dictionary<string, string> form, AuthenticationHeaderValue? authorization, CancellationToken cancellation) =>
        SendAsync<T>(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) }, authorization, cancellation);

    public async Task<string> GetTextAsync(string address, CancellationToken cancellation)
    {
        using var client = clients.CreateClient(ClientName);
        return await client.GetStringAsync(address, cancellation);
    }

    private async Task<T?> SendAsync<T>(
        HttpRequestMessage request, AuthenticationHeaderValue? authorization, CancellationToken cancellation)
    {
        using (request)
        {
            request.Headers.Authorization = authorization;
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, cancellation);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadFromJsonAsync<T>(cancellation);
        }
    }
}
