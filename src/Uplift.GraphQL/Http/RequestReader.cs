using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Http;

/// <summary>Reads the parameters from the query string or a JSON body. Everything in them may be hostile.</summary>
internal sealed class RequestReader(GraphQLOptions options)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public async Task<(GraphQLRequest? Request, Refusal? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return HttpMethods.IsGet(request.Method) ? FromQuery(request.Query) : await FromBodyAsync(request, cancellation);
        }
        catch (JsonException fault)
        {
            return (null, Refusal.Bad("BAD_JSON", $"The request is no valid JSON: {fault.Message}"));
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for text that is not Unicode, such as "\ud800".
            return (null, Refusal.Bad("BAD_JSON", "The request holds text that is not valid Unicode."));
        }
    }

    private static (GraphQLRequest?, Refusal?) FromQuery(IQueryCollection query)
    {
        var members = new Dictionary<string, object?>();
        foreach (var name in new[] { "query", "operationName", "documentId" })
        {
            members[name] = query[name].FirstOrDefault();
        }

        foreach (var name in new[] { "variables", "extensions" })
        {
            if (query[name].FirstOrDefault() is { Length: > 0 } text)
            {
                using var json = JsonDocument.Parse(text, Strict);
                members[name] = PlainValue.Of(json.RootElement);
            }
        }

        return FromMembers(members);
    }

    private async Task<(GraphQLRequest?, Refusal?)> FromBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        // Only JSON: a form of another site cannot send it without asking first (CORS), so it cannot act for a signed-in person.
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return (null, new Refusal(415, GraphQLError.Coded("CONTENT_TYPE", "Send the request as application/json in UTF-8.")));
        }

        var body = await ReadBodyAsync(request, cancellation);
        if (body is null)
        {
            return (null, new Refusal(413, GraphQLError.Coded("BODY_LIMIT", $"The body may have {options.MaxBodyBytes} bytes.")));
        }

        using var json = JsonDocument.Parse(body.Value, Strict);
        return json.RootElement.ValueKind switch
        {
            JsonValueKind.Object => FromMembers((IReadOnlyDictionary<string, object?>)PlainValue.Of(json.RootElement)!),
            JsonValueKind.Array => (null, Refusal.Bad("BATCH", "Send one operation a request.")),
            _ => (null, Refusal.Bad("BAD_REQUEST", "The body must be a JSON object.")),
        };
    }

    private async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > options.MaxBodyBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > options.MaxBodyBytes)
            {
                return null;
            }
        }

        return body.ToArray();
    }

    private static (GraphQLRequest?, Refusal?) FromMembers(IReadOnlyDictionary<string, object?> members)
    {
        var wrong = Wrong<string>(members, "query") ?? Wrong<string>(members, "operationName") ?? Wrong<string>(members, "documentId")
            ?? Wrong<IReadOnlyDictionary<string, object?>>(members, "variables")
            ?? Wrong<IReadOnlyDictionary<string, object?>>(members, "extensions");
        if (wrong is not null)
        {
            return (null, wrong);
        }

        var query = members.GetValueOrDefault("query") as string;
        var (hash, refusal) = HashOf(members);
        if (refusal is null && string.IsNullOrEmpty(query) && hash is null)
        {
            refusal = Refusal.Bad("BAD_REQUEST", "The request must have a \"query\", or name a persisted one.");
        }

        return refusal is not null ? (null, refusal) : (
            new GraphQLRequest(
                string.IsNullOrEmpty(query) ? null : query,
                members.GetValueOrDefault("operationName") is string { Length: > 0 } name ? name : null,
                members.GetValueOrDefault("variables") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(),
                hash),
            null);
    }

    private static Refusal? Wrong<T>(IReadOnlyDictionary<string, object?> members, string name) => members.GetValueOrDefault(name) is null or T
        ? null
        : Refusal.Bad("BAD_REQUEST", $"\"{name}\" must be {(typeof(T) == typeof(string) ? "a string" : "an object")}.");

    // Two spellings are in use: "documentId" of the specification's draft, and the extension of automatic persisted queries.
    private static (string? Hash, Refusal? Refusal) HashOf(IReadOnlyDictionary<string, object?> members)
    {
        var hash = members.GetValueOrDefault("documentId") as string;
        if ((members.GetValueOrDefault("extensions") as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("persistedQuery") is { } extension)
        {
            var parts = extension as IReadOnlyDictionary<string, object?>;
            if (parts?.GetValueOrDefault("version") is not 1L || parts.GetValueOrDefault("sha256Hash") is not string sha256)
            {
                return (null, Refusal.Bad("BAD_REQUEST", "\"persistedQuery\" must have version 1 and a \"sha256Hash\"."));
            }

            hash = sha256;
        }

        if (hash is null)
        {
            return (null, null);
        }

        hash = hash.StartsWith("sha256:", StringComparison.Ordinal) ? hash["sha256:".Length..] : hash;
        return hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? (hash, null)
            : (null, Refusal.Bad("BAD_REQUEST", "A persisted document is named by its SHA-256 in 64 lower-case hex digits."));
    }
}
