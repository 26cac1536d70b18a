using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Coaching.Stories;

/// <summary>A story on the map.</summary>
public sealed record CoveringStory(Guid Id, string Title, int TimesTold, DateOnly? LastToldOn);

/// <summary>What stories somebody has for one competence.</summary>
/// <param name="Asks">What interviewers ask to hear.</param>
/// <param name="Write">What to write, while there is none; null when there is one.</param>
/// <param name="Stories">What was told least first.</param>
public sealed record CompetenceCoverage(Competence Competence, string Name, string Asks, string? Write, IReadOnlyList<CoveringStory> Stories);

/// <param name="Stories">How many stories there are.</param>
/// <param name="Covered">How many of the competences at least one shows.</param>
/// <param name="Competences">All ten, always in the same order.</param>
public sealed record StoryCoverageView(int Stories, int Covered, IReadOnlyList<CompetenceCoverage> Competences);

/// <summary>The map of what a person's stories show, and what none of them does: as data and as a picture.</summary>
internal sealed class ReadCoverage(AppDb db, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder stories)
    {
        stories.MapGet("/coverage", async (ReadCoverage read, CancellationToken cancellation) =>
                TypedResults.Ok(await read.HandleAsync(cancellation)))
            .WithSummary("Read which competences your stories cover");
        stories.MapGet("/coverage.svg", async (ReadCoverage read, CancellationToken cancellation) =>
                TypedResults.File(System.Text.Encoding.UTF8.GetBytes(CoverageSvg.Write(await read.HandleAsync(cancellation))), "image/svg+xml"))
            .WithSummary("The same as a picture")
            .Produces<string>(StatusCodes.Status200OK, "image/svg+xml");
    }

    /// <summary>One statement.</summary>
    public async Task<StoryCoverageView> HandleAsync(CancellationToken cancellation)
    {
        var stories = await db.Stories.AsNoTracking().OwnedBy(user.Id)
            .OrderBy(s => s.TimesTold).ThenBy(s => s.Id)
            .Select(s => new { s.Competences, View = new CoveringStory(s.Id, s.Title, s.TimesTold, s.LastToldOn) })
            .ToListAsync(cancellation);
        List<CompetenceCoverage> all = [.. Competences.All.Select(text =>
        {
            List<CoveringStory> covering = [.. stories.Where(story => (story.Competences & Competences.ToBits([text.Competence])) != 0).Select(story => story.View)];
            return new CompetenceCoverage(text.Competence, text.Name, text.Asks, covering.Count == 0 ? text.Write : null, covering);
        })];
        return new StoryCoverageView(stories.Count, all.Count(one => one.Stories.Count > 0), all);
    }
}
