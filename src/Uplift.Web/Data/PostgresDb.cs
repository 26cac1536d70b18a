using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Uplift.Platform.Data;

namespace Uplift.Web.Data;

/// <summary>The context whose migrations are PostgreSQL's.</summary>
internal sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options, UpliftHost.Model)
{
    /// <inheritdoc cref="SqliteDb.Factory"/>
    internal sealed class Factory : IDesignTimeDbContextFactory<PostgresDb>
    {
        public PostgresDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=localhost").Options);
    }
}
