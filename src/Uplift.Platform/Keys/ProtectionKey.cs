using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;

namespace Uplift.Platform.Keys;

/// <summary>A key of ASP.NET Core's Data Protection, or the revocation of one, as the XML that the framework made.</summary>
internal sealed class ProtectionKey
{
    /// <summary>The framework's name for it, such as <c>key-0199...</c>.</summary>
    public required string Name { get; init; }

    public required string Xml { get; init; }
}

internal static class ProtectionKeyTables
{
    extension(AppDb db)
    {
        public DbSet<ProtectionKey> ProtectionKeys => db.Set<ProtectionKey>();
    }
}

internal sealed class ProtectionKeyTable : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder)
    {
        builder.ToTable("protection_keys");
        builder.HasKey(k => k.Name);
        builder.Property(k => k.Name).HasMaxLength(200);
    }
}
