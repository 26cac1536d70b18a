using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Library.Content;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Notes;

/// <summary>One note of one's own, as it was written or as HTML.</summary>
internal sealed class ReadNote(AppDb db, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder notes)
    {
        notes.MapGet("/{id:guid}", GetAsync)
            .WithSummary("Read a note")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
        notes.MapGet("/{id:guid}/html", GetHtmlAsync)
            .WithSummary("Read a note as HTML")
            .Produces<string>(StatusCodes.Status200OK, "text/html")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<NoteView>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        Guid id, ReadNote read, HttpContext context, CancellationToken cancellation) =>
        (await read.HandleAsync(id, cancellation)).ToOk(context, note => note.Version);

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> GetHtmlAsync(
        Guid id, ReadNote read, CancellationToken cancellation)
    {
        var outcome = await read.HandleAsync(id, cancellation);
        return outcome.Problem is { } problem
            ? problem.ToResult()
            : TypedResults.Content(Html(outcome.Value!), "text/html; charset=utf-8");
    }

    public async Task<Outcome<NoteView>> HandleAsync(Guid id, CancellationToken cancellation) =>
        await db.Notes.AsNoTracking().OwnedBy(user.Id).Where(note => note.Id == id).Select(NoteView.Of)
            .SingleOrDefaultAsync(cancellation) is { } note
            ? note
            : Problem.NotFound("note");

    /// <summary>The body as HTML that can carry no script.</summary>
    public static string Html(NoteView note) => Markdown.ToHtml(note.Body);
}
