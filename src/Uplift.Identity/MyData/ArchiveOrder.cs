using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Identity.MyData;

/// <summary>An archive that somebody asked for, and the archive itself once it is made: on every node, and gone after a day.</summary>
internal sealed class ArchiveOrder
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>One that takes longer was given up by whoever made it.</summary>
    public static readonly TimeSpan TakesAtMost = TimeSpan.FromMinutes(5);

    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    public DateTimeOffset? ReadyAt { get; init; }

    public DateTimeOffset? FailedAt { get; init; }

    public byte[]? Content { get; init; }
}

internal static class ArchiveOrderTables
{
    extension(AppDb db)
    {
        public DbSet<ArchiveOrder> ArchiveOrders => db.Set<ArchiveOrder>();
    }
}

internal sealed class ArchiveOrderTable : IEntityTypeConfiguration<ArchiveOrder>
{
    public void Configure(EntityTypeBuilder<ArchiveOrder> builder)
    {
        builder.ToTable("archive_orders");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(o => o.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(o => o.OwnerId).Serves("OrderArchive: a person's archive");
    }
}
