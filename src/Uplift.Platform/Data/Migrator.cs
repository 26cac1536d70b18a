using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Uplift.Platform.Data;

/// <summary>The database holds migrations that this program does not know: an older program must not touch it.</summary>
public sealed class NewerSchemaException(IReadOnlyList<string> unknown) : InvalidOperationException(
    $"The database is newer than this program: it has the migration {string.Join(", ", unknown)}. "
    + "Start the newer version, or restore a backup made before the upgrade.");

/// <summary>Brings the schema up to date, and refuses a schema from the future.</summary>
public sealed class Migrator(AppDb db, ILogger<Migrator> log)
{
    /// <summary>Throws <see cref="NewerSchemaException"/> when the database has migrations that are unknown here.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellation)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = await db.Database.CanConnectAsync(cancellation)
            ? await db.Database.GetAppliedMigrationsAsync(cancellation)
            : [];
        var unknown = applied.Where(migration => !known.Contains(migration)).ToList();
        return unknown.Count > 0 ? throw new NewerSchemaException(unknown) : [.. known.Except(applied).Order(StringComparer.Ordinal)];
    }

    /// <returns>The migrations that were applied.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation)
    {
        var pending = await PendingAsync(cancellation);
        if (pending.Count > 0)
        {
            log.LogInformation("Applying {Count} migrations", pending.Count);
            await db.Database.MigrateAsync(cancellation);
        }

        return pending;
    }
}
