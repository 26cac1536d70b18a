using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Tokens;

/// <summary>One sign-in of an API client: all the refresh tokens that came of it, each from the one before.</summary>
internal sealed class TokenFamily
{
    public const int LongestUserAgent = 200;

    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>When the password was given.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>However often it is refreshed, it ends then.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public required string UserAgent { get; init; }
}

/// <summary>A refresh token by its hash. Used ones are kept for a while, because seeing one again means that two have it.</summary>
internal sealed class RefreshToken
{
    public required byte[] Id { get; init; }

    public required Guid FamilyId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }
}

internal sealed class TokenFamilyTable : IEntityTypeConfiguration<TokenFamily>
{
    public void Configure(EntityTypeBuilder<TokenFamily> builder)
    {
        builder.ToTable("token_families");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.UserAgent).HasMaxLength(TokenFamily.LongestUserAgent);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => f.UserId).Serves("CurrentSession: end all token families of a person");
        builder.HasIndex(f => f.ExpiresAt).Serves("EraseExpiredTokens: families past their end");
    }
}

internal sealed class RefreshTokenTable : IEntityTypeConfiguration<RefreshToken>
{
    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.ToTable("refresh_tokens");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasOne<TokenFamily>().WithMany().HasForeignKey(t => t.FamilyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => t.FamilyId).Serves("RevokeTokens: what goes with a family");
        builder.HasIndex(t => t.UsedAt).HasFilter("used_at IS NOT NULL").Serves("EraseExpiredTokens: tokens used long ago");
    }
}
