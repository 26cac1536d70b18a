using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Reading;

public sealed record ReadingDraft
{
    /// <summary>Ids of the sections that were read; others count as unread.</summary>
    [Required, MaxLength(100)]
    public List<string>? Sections { get; set; }
}

public sealed record ReadingView(string Guide, IReadOnlyList<string> Sections, DateTimeOffset? FinishedAt);

/// <summary>Notes which sections of a guide a person has read. With the last one the guide is finished.</summary>
internal sealed class RecordReading(AppDb db, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/guides/{slug}/reading", GetAsync)
            .RequireSignedIn()
            .WithSummary("Which sections of a guide you have read")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut("/guides/{slug}/reading", PutAsync)
            .RequireSignedIn()
            .WithSummary("Note which sections of a guide you have read")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<ReadingView>, ProblemHttpResult>> GetAsync(
        string slug, RecordReading record, CancellationToken cancellation) =>
        (await record.ReadAsync(slug, cancellation)).ToOk();

    private static async Task<Results<Ok<ReadingView>, ProblemHttpResult>> PutAsync(
        string slug, ReadingDraft draft, RecordReading record, CancellationToken cancellation) =>
        (await record.HandleAsync(slug, draft, cancellation)).ToOk();

    /// <summary>A guide that was never opened has no section read.</summary>
    public async Task<Outcome<ReadingView>> ReadAsync(string slug, CancellationToken cancellation)
    {
        if (!await db.Guides.Published().AnyAsync(g => g.Slug == slug, cancellation))
        {
            return Problem.NotFound("guide");
        }

        var id = user.Id;
        var reading = await db.GuideReadings.AsNoTracking().SingleOrDefaultAsync(r => r.UserId == id && r.GuideSlug == slug, cancellation);
        return new ReadingView(slug, reading?.Sections ?? [], reading?.FinishedAt);
    }

    public async Task<Outcome<ReadingView>> HandleAsync(string slug, ReadingDraft draft, CancellationToken cancellation)
    {
        var parts = await db.Guides.Published().Where(g => g.Slug == slug).Select(g => g.Parts).SingleOrDefaultAsync(cancellation);
        if (parts is null)
        {
            return Problem.NotFound("guide");
        }

        var id = user.Id;
        var reading = await db.GuideReadings.SingleOrDefaultAsync(r => r.UserId == id && r.GuideSlug == slug, cancellation)
            ?? db.GuideReadings.Add(new GuideReading { UserId = id, GuideSlug = slug, Sections = [] }).Entity;
        // A section that was renamed since the page was opened is left out rather than refused.
        reading.Sections = [.. parts.Sections.Select(section => section.Id).Where(draft.Sections!.Contains)];
        reading.UpdatedAt = clock.GetUtcNow();
        reading.FinishedAt = reading.Sections.Count == parts.Sections.Count ? reading.FinishedAt ?? reading.UpdatedAt : null;
        await db.SaveChangesAsync(cancellation);
        return new ReadingView(slug, reading.Sections, reading.FinishedAt);
    }
}
