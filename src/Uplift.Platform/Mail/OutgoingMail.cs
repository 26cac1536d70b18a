using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;

namespace Uplift.Platform.Mail;

/// <summary>A mail that waits to leave. It is sealed, because a copy of the database must open no reset link.</summary>
internal sealed class OutgoingMail
{
    public required Guid Id { get; init; }

    public required byte[] Sealed { get; init; }

    /// <summary>Not tried before this; moved into the future by whoever takes the mail in hand.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    public int Attempts { get; init; }
}

internal sealed class OutgoingMailTable : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("outgoing_mails");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.NotBefore).Serves("DeliverMail: mails that are due");
    }
}
