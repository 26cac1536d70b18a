using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.PersonalData;

namespace Uplift.Platform.Notices;

/// <summary>Something that happened for a person while they were elsewhere.</summary>
public sealed class Notice
{
    public const int LongestText = 300;
    public const int LongestPath = 300;

    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required string Text { get; init; }

    /// <summary>Where it leads on this site.</summary>
    public required string Path { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; set; }
}

public static class NoticeTables
{
    extension(AppDb db)
    {
        public DbSet<Notice> Notices => db.Set<Notice>();
    }
}

internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(Notice.LongestText);
        builder.Property(n => n.Path).HasMaxLength(Notice.LongestPath);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(n => n.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(n => new { n.UserId, n.Id }).Serves("ListNotices: a person's notices, newest first (ids are in time order)");
        builder.HasIndex(n => new { n.UserId, n.Path }).HasFilter("read_at IS NULL").Serves("NoticeBell: how many are unread; TellPerson: whether one of the same place is");
    }
}

internal sealed class NoticeData(AppDb db) : IPersonalData
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(Notice)];

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation) =>
        await archive.AddAsync("account/notices.json", await db.Notices.AsNoTracking()
            .Where(n => n.UserId == userId)
            .OrderBy(n => n.Id)
            .Select(n => new { n.Text, n.Path, n.At, n.ReadAt })
            .ToListAsync(cancellation));

    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.Notices.Where(n => n.UserId == userId).ExecuteDeleteAsync(cancellation);
}
