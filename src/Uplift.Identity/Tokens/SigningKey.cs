using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Uplift.Identity.Tokens;

/// <summary>A key that signs access tokens. Its public half is published before it signs and until its last token is over.</summary>
internal sealed class SigningKey
{
    /// <summary>The key's name in a token's header.</summary>
    public required string Id { get; init; }

    /// <summary>The private key (PKCS 8), sealed with the installation's keys.</summary>
    public required byte[] Sealed { get; init; }

    public required DateTimeOffset SignsFrom { get; init; }

    /// <summary>Null for the newest.</summary>
    public DateTimeOffset? RetiresAt { get; init; }
}

internal sealed class SigningKeyTable : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.ToTable("signing_keys");
        builder.Property(k => k.Id).HasMaxLength(64);
    }
}
