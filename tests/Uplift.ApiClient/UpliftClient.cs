using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Uplift.ApiClient;

/// <summary>
/// The REST API, typed. Its operations and types are written from docs/openapi.json (Operations.cs, Types.cs); here is how
/// they are sent. A refusal is a value, as it is in the server. What is null is not sent, except in a patch (see <see cref="Patched{T}"/>).
/// </summary>
/// <param name="http">Has the server's address, and whoever asks: a cookie or a token.</param>
public sealed partial class UpliftClient(HttpClient http)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private async Task<ApiAnswer> SendAsync(ApiCall call, CancellationToken cancellation)
    {
        using var response = await SendAsync(call.ToRequest(Json), cancellation);
        return new ApiAnswer(response.StatusCode, response.Headers, await ProblemAsync(response, cancellation));
    }

    private async Task<ApiAnswer<T>> SendAsync<T>(ApiCall call, CancellationToken cancellation)
    {
        using var response = await SendAsync(call.ToRequest(Json), cancellation);
        var problem = await ProblemAsync(response, cancellation);
        var body = response.IsSuccessStatusCode ? await ReadAsync<T>(response.Content, cancellation) : default;
        return new ApiAnswer<T>(response.StatusCode, response.Headers, problem, body);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            return await http.SendAsync(request, cancellation);
        }
    }

    private static async Task<T?> ReadAsync<T>(HttpContent content, CancellationToken cancellation) =>
        typeof(T) == typeof(string) ? (T)(object)await content.ReadAsStringAsync(cancellation)
        : typeof(T) == typeof(byte[]) ? (T)(object)await content.ReadAsByteArrayAsync(cancellation)
        : await content.ReadFromJsonAsync<T>(Json, cancellation);

    private static async Task<Problem?> ProblemAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? await response.Content.ReadFromJsonAsync<Problem>(Json, cancellation)
            : null;
}

/// <summary>One call, put together by the operations.</summary>
internal sealed class ApiCall(HttpMethod method, string path)
{
    private readonly List<string> query = [];
    private readonly List<(string Name, string Value)> headers = [];
    private object? body;
    private (byte[] Bytes, string Name)? file;
    private string contentType = "application/json";

    public ApiCall Query(string name, object? value)
    {
        if (value is not null)
        {
            query.Add($"{name}={Uri.EscapeDataString(Text(value))}");
        }

        return this;
    }

    public ApiCall Header(string name, string? value)
    {
        if (value is not null)
        {
            headers.Add((name, value));
        }

        return this;
    }

    public ApiCall Body(object? value, string mediaType)
    {
        (body, contentType) = (value, mediaType);
        return this;
    }

    /// <summary>A form with the part that the API calls file.</summary>
    public ApiCall File(byte[] value, string fileName)
    {
        file = (value, fileName);
        return this;
    }

    public static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        Enum word => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()),
        IFormattable other => other.ToString(value is DateTimeOffset ? "O" : null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    public HttpRequestMessage ToRequest(JsonSerializerOptions json)
    {
        var request = new HttpRequestMessage(method, query.Count == 0 ? path : $"{path}?{string.Join('&', query)}");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (file is { } sent)
        {
            request.Content = new MultipartFormDataContent { { new ByteArrayContent(sent.Bytes), "file", sent.Name } };
        }
        else if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body, body.GetType(), json), Encoding.UTF8, new MediaTypeHeaderValue(contentType));
        }

        return request;
    }
}
