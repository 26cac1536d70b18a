using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Addresses;

/// <summary>An account that is to move to another address, once both the old and the new one have agreed.</summary>
internal sealed class EmailChange
{
    public required Guid UserId { get; init; }

    public required string NewEmail { get; init; }

    public bool IsOldAgreed { get; private set; }

    public bool IsNewAgreed { get; private set; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsAgreed => IsOldAgreed && IsNewAgreed;

    public void Agree(bool isNew)
    {
        IsNewAgreed |= isNew;
        IsOldAgreed |= !isNew;
    }
}

internal sealed class EmailChangeTable : IEntityTypeConfiguration<EmailChange>
{
    public void Configure(EntityTypeBuilder<EmailChange> builder)
    {
        builder.ToTable("email_changes");
        builder.HasKey(c => c.UserId);
        builder.Property(c => c.NewEmail).HasMaxLength(256);
        // Of two agreements at once, the second sees the first or is refused.
        builder.Property(c => c.IsOldAgreed).IsConcurrencyToken();
        builder.Property(c => c.IsNewAgreed).IsConcurrencyToken();
        builder.HasOne<AppUser>().WithOne().HasForeignKey<EmailChange>(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
