using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;

namespace Uplift.Platform.Audit;

internal static class AuditTables
{
    extension(AppDb db)
    {
        public DbSet<AuditEntry> AuditEntries => db.Set<AuditEntry>();
    }
}

/// <summary>No foreign keys: an entry outlives the people it names.</summary>
internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Action).HasMaxLength(AuditEntry.LongestAction);
        builder.Property(e => e.Outcome).HasConversion<string>().HasMaxLength(10);
        builder.Property(e => e.Target).HasMaxLength(AuditEntry.LongestTarget);
        builder.Property(e => e.Detail).HasMaxLength(AuditEntry.LongestDetail);
        builder.Property(e => e.Address).HasMaxLength(AuditEntry.LongestAddress);
        builder.HasIndex(e => new { e.SubjectId, e.Id }).Serves("ListAuditEntries: what concerns a person, newest first (ids are in time order)");
        builder.HasIndex(e => new { e.ActorId, e.Id }).Serves("ListAuditEntries: what a person did, newest first");
        builder.HasIndex(e => new { e.Action, e.Id }).Serves("ListAuditEntries: one kind of action, newest first");
    }
}
