using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Net.Http.Headers;

namespace Uplift.Platform.Api;

/// <summary>What an API's request may not ask: an address that is none (404, whatever the method), a type that is not made (406).</summary>
internal sealed class Negotiation(RequestDelegate next, EndpointDataSource endpoints)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            return next(context);
        }

        // During development a catch-all route for assets would answer other methods with 405.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            if (context.GetEndpoint() is not null && !IsRoute(context.Request.Path))
            {
                context.SetEndpoint(null);
            }

            return next(context);
        }

        if (context.Request.Headers.Accept.Count > 0 && !Makes(endpoint, context.Request.GetTypedHeaders().Accept))
        {
            context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private bool IsRoute(PathString path) => endpoints.Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
        endpoint.RoutePattern.RawText?.TrimStart('/') is { } pattern
        && pattern.StartsWith("api/", StringComparison.Ordinal)
        && new TemplateMatcher(TemplateParser.Parse(pattern), []).TryMatch(path, []));

    private static bool Makes(RouteEndpoint endpoint, IList<MediaTypeHeaderValue> accepted)
    {
        if (accepted.Count == 0)
        {
            return true;
        }

        var made = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>()
            .Where(answer => answer.StatusCode is >= 200 and < 300)
            .SelectMany(answer => answer.ContentTypes)
            .Select(type => new MediaTypeHeaderValue(type))
            .ToList();
        // An answer without content, or one whose type the endpoint does not tell.
        return made.Count == 0 || made.Any(type => accepted.Any(range => range.Quality != 0 && type.IsSubsetOf(Plain(range))));
    }

    // A quality is no parameter that the type would have to have.
    private static MediaTypeHeaderValue Plain(MediaTypeHeaderValue range) => new(range.MediaType);
}

public static class NegotiationPipeline
{
    public static IApplicationBuilder UseNegotiation(this IApplicationBuilder app) => app.UseMiddleware<Negotiation>();
}
