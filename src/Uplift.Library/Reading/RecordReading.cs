using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Reading;

/// <summary>Notes how far a person has read a guide.</summary>
internal sealed class RecordReading(AppDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>Marks one section as read; reading the last one finishes the guide.</summary>
    public Task<Outcome<GuideReading>> ReadSectionAsync(string slug, string section, CancellationToken cancellation) =>
        ChangeAsync(slug, (reading, all) =>
        {
            if (all.Contains(section) && !reading.Sections.Contains(section))
            {
                reading.Sections = [.. reading.Sections, section];
            }

            reading.FinishedAt ??= all.TrueForAll(reading.Sections.Contains) ? clock.GetUtcNow() : null;
        }, cancellation);

    public Task<Outcome<GuideReading>> FinishAsync(string slug, bool finished, CancellationToken cancellation) =>
        ChangeAsync(slug, (reading, all) =>
        {
            reading.Sections = finished ? all : [];
            reading.FinishedAt = finished ? reading.FinishedAt ?? clock.GetUtcNow() : null;
        }, cancellation);

    private async Task<Outcome<GuideReading>> ChangeAsync(
        string slug, Action<GuideReading, List<string>> change, CancellationToken cancellation)
    {
        var parts = await db.Guides.Published().Where(g => g.Slug == slug).Select(g => g.Parts).SingleOrDefaultAsync(cancellation);
        if (parts is null)
        {
            return Problem.NotFound("guide");
        }

        var id = user.Id;
        var reading = await db.GuideReadings.SingleOrDefaultAsync(r => r.UserId == id && r.GuideSlug == slug, cancellation)
            ?? db.GuideReadings.Add(new GuideReading { UserId = id, GuideSlug = slug, Sections = [] }).Entity;
        change(reading, [.. parts.Sections.Select(section => section.Id)]);
        reading.UpdatedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        return reading;
    }
}
