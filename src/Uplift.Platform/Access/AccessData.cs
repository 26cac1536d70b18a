using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Platform.Access;

internal static class AccessTables
{
    extension(AppDb db)
    {
        public DbSet<CoachAssignment> CoachAssignments => db.Set<CoachAssignment>();

        public DbSet<Share> Shares => db.Set<Share>();

        public DbSet<ShareLink> ShareLinks => db.Set<ShareLink>();
    }
}

/// <summary>That somebody coaches a learner, for a time.</summary>
internal sealed class CoachAssignment
{
    public required Guid CoachId { get; init; }

    public required Guid LearnerId { get; init; }

    public required DateTimeOffset Since { get; set; }

    /// <summary>Null while nobody said when it ends.</summary>
    public DateTimeOffset? Until { get; set; }
}

/// <summary>That a learner lets a coach see one thing.</summary>
internal sealed class Share
{
    public required string ResourceKind { get; init; }

    public required Guid ResourceId { get; init; }

    public required Guid CoachId { get; init; }

    public required Guid OwnerId { get; init; }

    public required DateTimeOffset SharedAt { get; init; }

    /// <summary>When the coach first said something to it; null while they owe an answer.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }
}

/// <summary>A link by which somebody without an account sees one thing, until it expires or is revoked.</summary>
internal sealed class ShareLink
{
    public const int LongestLabel = 100;

    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required string ResourceKind { get; init; }

    public required Guid ResourceId { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Hashed as passwords are; null when the link has none.</summary>
    public string? PassphraseHash { get; init; }

    /// <summary>The owner's note of whom it is for.</summary>
    public required string Label { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public int Views { get; private set; }

    public DateTimeOffset? LastViewedAt { get; private set; }
}

internal sealed class CoachAssignmentTable : IEntityTypeConfiguration<CoachAssignment>
{
    public void Configure(EntityTypeBuilder<CoachAssignment> builder)
    {
        builder.ToTable("coach_assignments");
        builder.HasKey(a => new { a.CoachId, a.LearnerId });
        builder.HasOne<AppUser>().WithMany().HasForeignKey(a => a.CoachId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(a => a.LearnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => a.LearnerId).Serves("Coaches: the coaches of a learner");
        builder.HasIndex(a => new { a.CoachId, a.Since, a.LearnerId }).Serves("ListLearners: a coach's learners, newest first");
    }
}

internal sealed class ShareTable : IEntityTypeConfiguration<Share>
{
    public void Configure(EntityTypeBuilder<Share> builder)
    {
        builder.ToTable("shares");
        builder.HasKey(s => new { s.ResourceId, s.CoachId, s.ResourceKind });
        builder.Property(s => s.ResourceKind).HasMaxLength(20);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(s => s.CoachId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(s => s.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.CoachId, s.OwnerId }).Serves("Coaches: what a learner shared with a coach, when the assignment ends");
        builder.HasIndex(s => s.OwnerId).Serves("SharingData: what a person shared");
        builder.HasIndex(s => new { s.CoachId, s.SharedAt, s.ResourceId }).Serves("ListSharedInterviews: what was shared with a coach, newest first");
    }
}

internal sealed class ShareLinkTable : IEntityTypeConfiguration<ShareLink>
{
    public void Configure(EntityTypeBuilder<ShareLink> builder)
    {
        builder.ToTable("share_links");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.ResourceKind).HasMaxLength(20);
        builder.Property(l => l.Label).HasMaxLength(ShareLink.LongestLabel);
        builder.Property(l => l.PassphraseHash).HasMaxLength(200);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(l => l.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => l.TokenHash).IsUnique().Serves("ShareLinks: the link of a token");
        builder.HasIndex(l => new { l.ResourceId, l.Id }).Serves("ShareLinks: the links to a thing, newest first");
        builder.HasIndex(l => l.OwnerId).Serves("SharingData: a person's links");
    }
}
