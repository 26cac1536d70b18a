using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Api;

public static class VersionedEndpoints
{
    /// <summary>Takes an If-Match: what was changed meanwhile is not written over.</summary>
    public static RouteHandlerBuilder ChangesAVersion(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status428PreconditionRequired);
}
