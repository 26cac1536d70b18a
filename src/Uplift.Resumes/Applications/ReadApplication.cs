using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Resumes.Applications;

/// <summary>One application of one's own.</summary>
internal sealed class ReadApplication(AppDb db, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder applications) => applications
        .MapGet("/{id:guid}", GetAsync)
        .WithSummary("Read an application")
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<ApplicationView>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        Guid id, ReadApplication read, HttpContext context, CancellationToken cancellation) =>
        (await read.HandleAsync(id, cancellation)).ToOk(context, application => application.Version);

    public async Task<Outcome<ApplicationView>> HandleAsync(Guid id, CancellationToken cancellation) =>
        await db.Applications.AsNoTracking().OwnedBy(user.Id).Where(a => a.Id == id).Select(ApplicationView.Of).SingleOrDefaultAsync(cancellation) is { } application
            ? application
            : Problem.NotFound("application");
}
