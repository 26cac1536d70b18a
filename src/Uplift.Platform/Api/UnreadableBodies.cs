using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Uplift.Platform.Http;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Api;

/// <summary>
/// Tells a body that is no JSON (400) from JSON that does not have the endpoint's shape (422 with a pointer to the member).
/// </summary>
internal sealed class UnreadableBodies : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException refused || !Refusal.IsApi(httpContext))
        {
            return false;
        }

        // The reader's own complaint about the text comes as an inner JsonException; one about the shape has none.
        if (refused.InnerException is JsonException { InnerException: not JsonException } shape)
        {
            await Refusal.WriteAsync(httpContext, Misfit(shape));
        }
        else
        {
            httpContext.Response.StatusCode = refused.StatusCode;
            await ApiServices.WriteStatusAsync(httpContext);
        }

        return true;
    }

    // The serialiser's sentence names types of the code, which are nobody's business.
    internal static Problem Misfit(JsonException shape) => Problem.Invalid(
        ValidationProblems.Pointer((shape.Path ?? "").TrimStart('$')),
        "misfit",
        "There is no such member here, it is here twice, or its value is of another kind than this endpoint takes.");
}
