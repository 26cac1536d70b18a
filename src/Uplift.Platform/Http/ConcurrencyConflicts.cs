using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Http;

/// <summary>Two requests changed the same row and this one came second: 409, with what was typed still there.</summary>
internal sealed class ConcurrencyConflicts : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not DbUpdateConcurrencyException)
        {
            return false;
        }

        var problem = Problem.Conflict("changed-meanwhile", "This was changed by another request at the same moment. Look at it again, then repeat what you did.");
        await Refusal.WriteAsync(httpContext, problem, holdForm: true);
        return true;
    }
}
