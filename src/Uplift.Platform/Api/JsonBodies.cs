using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Uplift.Platform.Api;

/// <summary>
/// The API takes JSON only, in UTF-8, and of its kinds the one that an endpoint names: a plain form of another site must not pass for an API
/// call, nor a JSON Patch for a merge patch. Whoever sends something else is told what there is (RFC 9110, RFC 5789).
/// </summary>
internal sealed class JsonBodies(RequestDelegate next)
{
    private static readonly string[] Usual = ["application/json"];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/api") || context.GetEndpoint() is not { } endpoint || !HasBody(request))
        {
            return next(context);
        }

        var taken = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? Usual;
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var sent) && taken.Contains(sent.MediaType.Value, StringComparer.OrdinalIgnoreCase) && IsUtf8(sent))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        context.Response.Headers[HttpMethods.IsPatch(request.Method) ? "Accept-Patch" : HeaderNames.Accept] = string.Join(", ", taken);
        return Task.CompletedTask;
    }

    // JSON between systems is UTF-8 (RFC 8259, 8.1); a charset that nobody knows would else be found out by an exception.
    private static bool IsUtf8(MediaTypeHeaderValue sent) =>
        HeaderUtilities.RemoveQuotes(sent.Charset) is var charset && (charset.Length == 0 || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static bool HasBody(HttpRequest request) => request.ContentLength is { } length
        ? length > 0
        : request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true;
}

public static class JsonBodiesPipeline
{
    public static IApplicationBuilder UseJsonBodies(this IApplicationBuilder app) => app.UseMiddleware<JsonBodies>();
}
