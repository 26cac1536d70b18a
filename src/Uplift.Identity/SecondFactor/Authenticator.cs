using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Identity;

namespace Uplift.Identity.SecondFactor;

/// <summary>A person's authenticator app. It counts once the person has shown a code of it (<c>TwoFactorEnabled</c>).</summary>
internal sealed class Authenticator
{
    public required Guid UserId { get; init; }

    /// <summary>Sealed with the installation's keys: unlike a password it has to be read again.</summary>
    public required byte[] SealedSecret { get; init; }

    /// <summary>The latest step whose code was taken; it and older ones are never taken again.</summary>
    public long LastStep { get; init; }
}

/// <summary>A code for the day the telephone is lost; each opens the account once.</summary>
internal sealed class RecoveryCode
{
    public required Guid UserId { get; init; }

    /// <summary>SHA-256 of the code, whose 80 random bits nobody can try through.</summary>
    public required byte[] Hash { get; init; }
}

internal sealed class AuthenticatorTable : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.ToTable("authenticators");
        builder.HasKey(a => a.UserId);
        builder.HasOne<AppUser>().WithOne().HasForeignKey<Authenticator>(a => a.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeTable : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes");
        builder.HasKey(c => new { c.UserId, c.Hash });
        builder.HasOne<AppUser>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
