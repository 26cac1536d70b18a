using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Uplift.Platform.Data;

/// <summary>The assemblies whose entity configurations make up the model.</summary>
public sealed record ModelAssemblies(IReadOnlyList<Assembly> Assemblies);

/// <summary>
/// The one database context of the process, so that a transaction is a transaction. Modules bring their tables as
/// configurations; the entities stay internal to them. The host derives one context per provider, with its migrations.
/// </summary>
public abstract class AppDb(DbContextOptions options, ModelAssemblies model) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var assembly in model.Assemblies)
        {
            modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        }

        Conventions.Apply(modelBuilder, Database.IsNpgsql());
        Folding.Apply(modelBuilder, Database.IsNpgsql());
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (!Database.IsNpgsql())
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
        }
    }
}
