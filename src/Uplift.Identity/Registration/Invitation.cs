using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Registration;

/// <summary>Lets one person make an account. The link holds the token, the row only its hash.</summary>
internal sealed class Invitation
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    /// <summary>Short: its link is in the log of the installation's first start.</summary>
    public static readonly TimeSpan SetupLasts = TimeSpan.FromDays(1);

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The only address that may use it; null when any may.</summary>
    public required string? Email { get; init; }

    /// <summary>What the account may do.</summary>
    public required Role Role { get; init; }

    /// <summary>Null for the link that makes an installation's first admin.</summary>
    public required Guid? InvitedById { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; private set; }

    public bool Fits(string email) => Email is null || Email.Equals(email.Trim(), StringComparison.OrdinalIgnoreCase);
}

internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Email).HasMaxLength(256);
        builder.Property(i => i.Role).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(i => i.InvitedById).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => i.TokenHash).IsUnique().Serves("Invitations: the invitation of a token");
        builder.HasIndex(i => i.InvitedById).Serves("InvitationData: what a person made, when they are erased");
    }
}
