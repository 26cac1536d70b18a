using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Resumes.Applications;

/// <summary>A resume, or a version of one, as a choice in a form.</summary>
internal sealed record Sendable(string Value, string Words)
{
    public static string ValueOf(Guid resumeId, int? version) =>
        version is null ? resumeId.ToString() : string.Create(CultureInfo.InvariantCulture, $"{resumeId}/{version}");

    public static (Guid? ResumeId, int? Version) Parse(string? value)
    {
        var parts = (value ?? "").Split('/');
        return Guid.TryParse(parts[0], out var id)
            ? (id, parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null)
            : (null, null);
    }
}

/// <summary>What a person can send somewhere: their resumes, each followed by its versions.</summary>
internal sealed class ListSendables(AppDb db, CurrentUser user)
{
    public async Task<IReadOnlyList<Sendable>> HandleAsync(CancellationToken cancellation)
    {
        var versions = db.Revisions;
        var resumes = await db.Resumes.AsNoTracking().OwnedBy(user.Id)
            .OrderBy(resume => resume.Name)
            .Select(resume => new
            {
                resume.Id,
                resume.Name,
                Versions = versions.Where(r => r.ResumeId == resume.Id && r.Name != null).OrderByDescending(r => r.Number)
                    .Select(r => new { r.Number, r.Name }).ToList(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. resumes.SelectMany(resume => resume.Versions
                .Select(version => new Sendable(Sendable.ValueOf(resume.Id, version.Number), $"{resume.Name}: {version.Name}"))
                .Prepend(new Sendable(Sendable.ValueOf(resume.Id, null), $"{resume.Name}, as it is"))),
        ];
    }
}
