using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Uplift.Platform.Data;

namespace Uplift.Web.Data;

/// <summary>The context whose migrations are SQLite's.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options, UpliftHost.Model)
{
    /// <summary>Lets <c>./dev migration</c> build the model without a server.</summary>
    internal sealed class Factory : IDesignTimeDbContextFactory<SqliteDb>
    {
        public SqliteDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db").Options);
    }
}
