using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Uplift.Platform.Configuration;

namespace Uplift.Platform.Data;

public static class DatabaseServices
{
    /// <summary>
    /// Registers <see cref="AppDb"/> over the configured provider's context. Contexts are pooled: making one anew was a seventh
    /// of what a list costs.
    /// </summary>
    public static IServiceCollection AddDatabase<TSqlite, TPostgres>(this IServiceCollection services, DatabaseOptions options)
        where TSqlite : AppDb
        where TPostgres : AppDb
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<SqlitePragmas>();
        if (options.IsPostgres)
        {
            services.AddDbContextPool<AppDb, TPostgres>((provider, context) => context
                .UseNpgsql(PostgresConnectionString(provider))
                .AddInterceptors(provider.GetServices<IInterceptor>()));
        }
        else
        {
            services.AddDbContextPool<AppDb, TSqlite>((provider, context) => context
                .UseSqlite(SqliteConnectionString(provider))
                .ReplaceService<IModificationCommandBatchFactory, SqliteBatches>()
                .AddInterceptors(provider.GetRequiredService<SqlitePragmas>())
                .AddInterceptors(provider.GetServices<IInterceptor>()));
        }

        return services;
    }

    private static string PostgresConnectionString(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString!;

    private static string SqliteConnectionString(IServiceProvider provider)
    {
        var configured = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString;
        var dataDir = provider.GetRequiredService<Places>().DataDir;
        if (configured is null)
        {
            Directory.CreateDirectory(dataDir);
        }

        return configured ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDir, "uplift.db") }.ToString();
    }
}
