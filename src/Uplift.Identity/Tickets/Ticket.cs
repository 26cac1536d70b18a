using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Tickets;

/// <summary>What a ticket is good for. One for a purpose is worth nothing for another.</summary>
internal enum TicketPurpose
{
    VerifyEmail,
    ResetPassword,
    LeaveEmail,
    TakeEmail,
    SecondFactor,
    AddPasskey,
    UsePasskey,
}

/// <summary>A secret that works once and not for long: a link in a mail, a step of a sign-in.</summary>
internal sealed class Ticket
{
    public required byte[] Id { get; init; }

    public required TicketPurpose Purpose { get; init; }

    /// <summary>Null when nobody is known yet, as before a sign-in by passkey.</summary>
    public Guid? UserId { get; init; }

    /// <summary>What the last step left for the next.</summary>
    public required string Data { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class TicketTable : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("tickets");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => new { t.UserId, t.Purpose }).Serves("TicketDesk: take back what a person has for a purpose");
        builder.HasIndex(t => t.ExpiresAt).Serves("TicketDesk: tickets past their end");
    }
}
