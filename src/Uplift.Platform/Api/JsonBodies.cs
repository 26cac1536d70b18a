using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Api;

/// <summary>The API takes JSON only: a plain form of another site must not pass for an API call.</summary>
internal sealed class JsonBodies : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return request.ContentLength > 0 && !request.HasJsonContentType()
            ? TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType)
            : await next(context);
    }
}
