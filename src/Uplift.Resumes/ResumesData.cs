using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.PersonalData;
using Uplift.Resumes.Applications;
using Uplift.Resumes.Document;
using Uplift.Resumes.Shelf;
using Uplift.Resumes.Versions;

namespace Uplift.Resumes;

internal static class ResumesTables
{
    extension(AppDb db)
    {
        public DbSet<StoredResume> Resumes => db.Set<StoredResume>();

        public DbSet<Revision> Revisions => db.Set<Revision>();

        public DbSet<JobApplication> Applications => db.Set<JobApplication>();
    }

    public static IQueryable<StoredResume> OwnedBy(this IQueryable<StoredResume> resumes, Guid ownerId) => resumes.Where(r => r.OwnerId == ownerId);

    public static IQueryable<JobApplication> OwnedBy(this IQueryable<JobApplication> applications, Guid ownerId) => applications.Where(a => a.OwnerId == ownerId);

    public static Resource AsResource(this StoredResume resume) => new(ResourceKinds.Resume, resume.Id, resume.OwnerId);
}

internal sealed class StoredResumeTable : IEntityTypeConfiguration<StoredResume>
{
    public void Configure(EntityTypeBuilder<StoredResume> builder)
    {
        builder.ToTable("resumes");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(ResumeDraft.LongestName).SortsByCodePoint();
        builder.Property(r => r.Template).HasMaxLength(20);
        builder.Property(r => r.Paper).HasMaxLength(20);
        builder.Property(r => r.Locale).HasMaxLength(20);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.Document).IsJsonDocument();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(r => r.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.OwnerId, r.UpdatedAt, r.Id }).Serves("ListResumes: sort=updatedAt, either way");
        builder.HasIndex(r => new { r.OwnerId, r.Name, r.Id }).Serves("ListResumes: sort=name, either way");
    }
}

internal sealed class RevisionTable : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("resume_revisions");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(VersionDraft.LongestName);
        builder.Property(r => r.Part).HasMaxLength(40);
        builder.Property(r => r.Template).HasMaxLength(20);
        builder.Property(r => r.Paper).HasMaxLength(20);
        builder.Property(r => r.Locale).HasMaxLength(20);
        builder.Property(r => r.Document).IsJsonDocument();
        builder.HasOne<StoredResume>().WithMany().HasForeignKey(r => r.ResumeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.ResumeId, r.Number }).Serves("KeepRevision: the one before and after; ListVersions: newest first, either way");
    }
}

internal sealed class JobApplicationTable : IEntityTypeConfiguration<JobApplication>
{
    public void Configure(EntityTypeBuilder<JobApplication> builder)
    {
        builder.ToTable("applications");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Employer).HasMaxLength(ApplicationDraft.LongestLine).SortsByCodePoint();
        builder.Property(a => a.Role).HasMaxLength(ApplicationDraft.LongestLine);
        builder.Property(a => a.Stage).HasConversion<int>();
        builder.Property(a => a.History).AsJson();
        builder.Property(a => a.Url).HasMaxLength(ApplicationDraft.LongestUrl);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StoredResume>().WithMany().HasForeignKey(a => a.ResumeId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(a => new { a.OwnerId, a.UpdatedAt, a.Id }).Serves("ListApplications: sort=updatedAt, either way");
        builder.HasIndex(a => new { a.OwnerId, a.Employer, a.Id }).Serves("ListApplications: sort=employer, either way");
        builder.HasIndex(a => a.ResumeId).Serves("ListApplications: those with one resume; and what a resume that goes leaves behind");
    }
}

/// <summary>A person's resumes with their versions, and their applications.</summary>
internal sealed class ResumeData(AppDb db) : IPersonalData
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(StoredResume), typeof(JobApplication)];

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation)
    {
        var resumes = await db.Resumes.AsNoTracking().OwnedBy(userId).OrderBy(r => r.Id).ToListAsync(cancellation);
        await archive.AddAsync("resumes/resumes.json", resumes.Select(ResumeRow.From));
        foreach (var resume in resumes)
        {
            await archive.AddTextAsync($"resumes/{resume.Id}/resume.json", ResumeText.ToFile(ResumeText.Read(resume.Document)));
            var id = resume.Id;
            var revisions = db.Revisions.AsNoTracking().Where(r => r.ResumeId == id).OrderBy(r => r.Number).AsAsyncEnumerable();
            await foreach (var revision in revisions.WithCancellation(cancellation))
            {
                await archive.AddTextAsync(
                    FormattableString.Invariant($"resumes/{resume.Id}/revisions/{revision.Number}.json"), ResumeText.ToFile(ResumeText.Read(revision.Document)));
            }
        }

        await archive.AddAsync("applications/applications.json", await db.Applications.AsNoTracking()
            .OwnedBy(userId)
            .OrderBy(a => a.Id)
            .Select(ApplicationView.Of)
            .ToListAsync(cancellation));
    }

    public async Task EraseAsync(Guid userId, CancellationToken cancellation)
    {
        await db.Applications.OwnedBy(userId).ExecuteDeleteAsync(cancellation);
        await db.Resumes.OwnedBy(userId).ExecuteDeleteAsync(cancellation);
    }
}
