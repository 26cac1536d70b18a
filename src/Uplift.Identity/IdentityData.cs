using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Identity.Addresses;
using Uplift.Identity.PersonalTokens;
using Uplift.Identity.Registration;
using Uplift.Identity.SecondFactor;
using Uplift.Identity.Tokens;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Identity;

internal static class IdentityTables
{
    extension(AppDb db)
    {
        public DbSet<AppUser> Users => db.Set<AppUser>();

        public DbSet<Session> Sessions => db.Set<Session>();

        public DbSet<Authenticator> Authenticators => db.Set<Authenticator>();

        public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();

        public DbSet<IdentityUserPasskey<Guid>> Passkeys => db.Set<IdentityUserPasskey<Guid>>();

        public DbSet<EmailChange> EmailChanges => db.Set<EmailChange>();

        public DbSet<SigningKey> SigningKeys => db.Set<SigningKey>();

        public DbSet<TokenFamily> TokenFamilies => db.Set<TokenFamily>();

        public DbSet<RefreshToken> RefreshTokens => db.Set<RefreshToken>();

        public DbSet<PersonalToken> PersonalTokens => db.Set<PersonalToken>();

        public DbSet<Invitation> Invitations => db.Set<Invitation>();
    }
}

internal sealed class UserTable : IEntityTypeConfiguration<AppUser>
{
    public void Configure(EntityTypeBuilder<AppUser> builder)
    {
        builder.ToTable("users");
        builder.Property(u => u.UserName).HasMaxLength(256);
        builder.Property(u => u.NormalizedUserName).HasMaxLength(256);
        builder.Property(u => u.Email).HasMaxLength(256);
        builder.Property(u => u.NormalizedEmail).HasMaxLength(256);
        builder.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(u => u.DisplayName).HasMaxLength(100);
        builder.Property(u => u.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(u => u.TimeZone).HasMaxLength(64);
        builder.Property(u => u.Culture).HasMaxLength(16);
        builder.Property(u => u.Theme).HasMaxLength(16);
        // Nobody is telephoned.
        builder.Ignore(u => u.PhoneNumber).Ignore(u => u.PhoneNumberConfirmed);

        // Nulls do not collide in a unique index on either database, so guests have no address.
        builder.HasIndex(u => u.NormalizedEmail).IsUnique().Serves("CheckPassword: the account of an address");
        builder.HasIndex(u => u.NormalizedUserName).IsUnique().Serves("OpenAccount: is the name taken");
        builder.HasIndex(u => u.ErasureDueAt).HasFilter("erasure_due_at IS NOT NULL").Serves("EraseClosedAccounts: accounts whose time is over");
        builder.HasIndex(u => u.LastSeenAt).HasFilter("email IS NULL").Serves("EraseIdleGuests: guests not seen for long");
    }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.UserAgent).HasMaxLength(Session.LongestUserAgent);
        builder.Property(s => s.Address).HasMaxLength(Session.LongestAddress);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.UserId, s.LastSeenAt, s.Id }).Serves("ListSessions: a person's, either way; SessionStore: end all of them");
        builder.HasIndex(s => s.ExpiresAt).Serves("EraseExpiredSessions: sessions past their end");
    }
}

internal sealed class UserClaimTable : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("user_claims");
        builder.HasOne<AppUser>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => c.UserId).Serves("UserManager: claims of a person");
    }
}

internal sealed class UserLoginTable : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("user_logins");
        builder.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        // The issuer, which is an address.
        builder.Property(l => l.LoginProvider).HasMaxLength(512).SortsByCodePoint();
        builder.Property(l => l.ProviderKey).HasMaxLength(256).SortsByCodePoint();
        builder.Property(l => l.ProviderDisplayName).HasMaxLength(128);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.UserId, l.LoginProvider, l.ProviderKey }).Serves("ExternalLogins: a person's, by provider either way");
    }
}

internal sealed class UserTokenTable : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("user_tokens");
        builder.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        builder.Property(t => t.LoginProvider).HasMaxLength(128);
        builder.Property(t => t.Name).HasMaxLength(128);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
