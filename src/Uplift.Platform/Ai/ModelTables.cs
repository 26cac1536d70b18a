using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;

namespace Uplift.Platform.Ai;

/// <summary>What the admin set in the browser: one row, or none.</summary>
internal sealed class ModelServerRow
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public string? Address { get; set; }

    public string? Model { get; set; }

    /// <summary>The key, readable for this installation only.</summary>
    public byte[]? SealedKey { get; set; }

    public bool OwnServersAllowed { get; set; }

    /// <summary>The admin's half of the consent to keep what is said; each person's is the other half.</summary>
    public bool MayKeepContent { get; set; }

    public int? TokensPerPersonPerDay { get; set; }
}

/// <summary>What a person decided about models.</summary>
internal sealed class ModelChoice
{
    public Guid PersonId { get; init; }

    /// <summary>The person wants none: their words go to no model.</summary>
    public bool IsOff { get; set; }

    public bool KeepContent { get; set; }

    public string? Address { get; set; }

    public string? Model { get; set; }

    public byte[]? SealedKey { get; set; }
}

/// <summary>One call of a model: who, when, for what, how much and how it ended.</summary>
internal sealed class ModelCall
{
    public Guid Id { get; init; }

    /// <summary>Null once the person is erased; the counts stay.</summary>
    public Guid? PersonId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Such as <c>interviewer</c> or <c>judge</c>.</summary>
    public required string Purpose { get; init; }

    public required string Model { get; init; }

    public bool IsOwn { get; init; }

    /// <summary>What it may use at most, as long as it is under way; then what it used.</summary>
    public int InputTokens { get; set; }

    public int OutputTokens { get; set; }

    public int FirstTokenMilliseconds { get; set; }

    public int Milliseconds { get; set; }

    /// <summary>Null when it went well; stopped as long as it is under way.</summary>
    public ModelFailure? Failure { get; set; }

    /// <summary>What was sent and what came, sealed; only with both consents.</summary>
    public byte[]? SealedContent { get; set; }
}

internal static class ModelTables
{
    extension(AppDb db)
    {
        public DbSet<ModelServerRow> ModelServers => db.Set<ModelServerRow>();

        public DbSet<ModelChoice> ModelChoices => db.Set<ModelChoice>();

        public DbSet<ModelCall> ModelCalls => db.Set<ModelCall>();
    }
}

internal sealed class ModelServerTable : IEntityTypeConfiguration<ModelServerRow>
{
    public void Configure(EntityTypeBuilder<ModelServerRow> builder)
    {
        builder.ToTable("model_server");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Address).HasMaxLength(ModelAddress.Longest);
        builder.Property(s => s.Model).HasMaxLength(ModelServerDraft.LongestModel);
    }
}

internal sealed class ModelChoiceTable : IEntityTypeConfiguration<ModelChoice>
{
    public void Configure(EntityTypeBuilder<ModelChoice> builder)
    {
        builder.ToTable("model_choices");
        builder.HasKey(c => c.PersonId);
        builder.Property(c => c.PersonId).ValueGeneratedNever();
        builder.Property(c => c.Address).HasMaxLength(ModelAddress.Longest);
        builder.Property(c => c.Model).HasMaxLength(ModelServerDraft.LongestModel);
    }
}

internal sealed class ModelCallTable : IEntityTypeConfiguration<ModelCall>
{
    public void Configure(EntityTypeBuilder<ModelCall> builder)
    {
        builder.ToTable("model_calls");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Purpose).HasMaxLength(40);
        builder.Property(c => c.Model).HasMaxLength(ModelServerDraft.LongestModel);
        builder.Property(c => c.Failure).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(c => new { c.PersonId, c.At }).Serves("ModelBudget: what a person used since midnight");
        builder.HasIndex(c => c.At).Serves("ReadModelUsage: calls and tokens of the last days");
    }
}
