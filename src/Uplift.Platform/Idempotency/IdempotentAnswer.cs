using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Platform.Idempotency;

/// <summary>The answer to a request with an Idempotency-Key, written in the transaction of what the request did.</summary>
internal sealed class IdempotentAnswer
{
    public const int LongestKey = 255;

    public required Guid OwnerId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, address and body, in hexadecimal.</summary>
    public required string Fingerprint { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Zero only within the transaction that is still working on it.</summary>
    public int Status { get; init; }

    public string ContentType { get; init; } = "";

    public string Location { get; init; } = "";

    public string ETag { get; init; } = "";

    public byte[] Body { get; init; } = [];
}

internal static class IdempotencyTables
{
    extension(AppDb db)
    {
        public DbSet<IdempotentAnswer> IdempotentAnswers => db.Set<IdempotentAnswer>();
    }
}

internal sealed class IdempotentAnswerTable : IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<IdempotentAnswer> builder)
    {
        builder.ToTable("idempotent_answers");
        builder.HasKey(a => new { a.OwnerId, a.Key });
        builder.Property(a => a.Key).HasMaxLength(IdempotentAnswer.LongestKey);
        builder.Property(a => a.Fingerprint).HasMaxLength(64);
        builder.Property(a => a.ContentType).HasMaxLength(100);
        builder.Property(a => a.Location).HasMaxLength(200);
        builder.Property(a => a.ETag).HasMaxLength(80);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => a.CreatedAt).Serves("ForgetAnswers: keys past their day");
    }
}
