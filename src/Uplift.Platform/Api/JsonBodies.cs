using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Uplift.Platform.Api;

/// <summary>The API takes JSON only, uploads aside: a plain form of another site must not pass for an API call.</summary>
internal sealed class JsonBodies : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return request.ContentLength > 0 && !request.HasJsonContentType() && !TakesForm(context.HttpContext)
            ? TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType)
            : await next(context);
    }

    // Where one is declared, the cross-site guard has let it pass: from this site with a token, or from a program.
    private static bool TakesForm(HttpContext context) =>
        MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
        && type.MediaType == "multipart/form-data"
        && context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") == true;
}
