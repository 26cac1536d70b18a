using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.PersonalData;

namespace Uplift.Identity.Coaching;

/// <summary>Lets one person become the coach of whoever made it. The link holds the token, the row only its hash.</summary>
internal sealed class CoachInvitation
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal static class CoachInvitationTables
{
    extension(AppDb db)
    {
        public DbSet<CoachInvitation> CoachInvitations => db.Set<CoachInvitation>();
    }
}

internal sealed class CoachInvitationTable : IEntityTypeConfiguration<CoachInvitation>
{
    public void Configure(EntityTypeBuilder<CoachInvitation> builder)
    {
        builder.ToTable("coach_invitations");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(i => i.LearnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => i.TokenHash).IsUnique().Serves("AcceptCoachInvitation: the invitation of a token");
        builder.HasIndex(i => i.LearnerId).Serves("InviteCoach: how many a learner has open");
    }
}

internal sealed class CoachInvitationData(AppDb db) : IPersonalData
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(CoachInvitation)];

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation) =>
        await archive.AddAsync("sharing/coach-invitations.json", await db.CoachInvitations.AsNoTracking()
            .Where(i => i.LearnerId == userId)
            .OrderBy(i => i.Id)
            .Select(i => new { i.MadeAt, i.ExpiresAt })
            .ToListAsync(cancellation));

    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.CoachInvitations.Where(i => i.LearnerId == userId).ExecuteDeleteAsync(cancellation);
}
