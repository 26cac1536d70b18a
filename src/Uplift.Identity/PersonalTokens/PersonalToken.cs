using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Identity.PersonalTokens;

/// <summary>A token for a script of one's own. It is shown when it is made, and only its hash stays.</summary>
internal sealed class PersonalToken
{
    public const string Prefix = "uplift_pat_";
    public const int LongestName = 100;

    public required Guid Id { get; init; }

    public required byte[] Hash { get; init; }

    public required Guid UserId { get; init; }

    public required string Name { get; init; }

    /// <summary>Words of <see cref="Scopes"/>, with a space between them.</summary>
    public required string Scope { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Moved forward at most once an hour.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}

internal sealed class PersonalTokenTable : IEntityTypeConfiguration<PersonalToken>
{
    public void Configure(EntityTypeBuilder<PersonalToken> builder)
    {
        builder.ToTable("personal_tokens");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(PersonalToken.LongestName);
        builder.Property(t => t.Scope).HasMaxLength(100);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => t.Hash).IsUnique().Serves("ReadPersonalToken: whose token it is");
        builder.HasIndex(t => new { t.UserId, t.Id }).Serves("ListPersonalTokens: a person's tokens, newest first or last");
    }
}
