using Microsoft.Data.Sqlite;
using Npgsql;

namespace Uplift.Tests;

/// <summary>
/// A database of one fixture's own, copied from a template that was migrated and filled once a run. SQLite by default;
/// <c>UPLIFT_TEST_DB=postgres</c> with <c>UPLIFT_TEST_POSTGRES</c>, a connection string of a user who may create databases.
/// </summary>
internal abstract class TestDatabase : IAsyncDisposable
{
    public static bool IsPostgres => Environment.GetEnvironmentVariable("UPLIFT_TEST_DB") == "postgres";

    /// <summary>Settings under which the program uses this database.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>An empty database, to become a template.</summary>
    public static async Task<TestDatabase> EmptyAsync() =>
        IsPostgres ? await PostgresTestDatabase.CreateAsync(template: null) : SqliteTestDatabase.Create(template: null);

    public abstract Task<TestDatabase> CopyAsync();

    public abstract ValueTask DisposeAsync();
}

internal sealed class SqliteTestDatabase : TestDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("uplift-test-").FullName;
    private readonly Lock folding = new();

    private string File => Path.Combine(folder, "uplift.db");

    public override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["Uplift:DataDir"] = folder };

    public static SqliteTestDatabase Create(SqliteTestDatabase? template)
    {
        var database = new SqliteTestDatabase();
        if (template is not null)
        {
            // The template's host is gone and its log was folded in, so the one file is the whole database.
            System.IO.File.Copy(template.File, database.File);
        }

        return database;
    }

    public override Task<TestDatabase> CopyAsync()
    {
        // One after the other: a copy made while another fixture folds would be half old and half new.
        lock (folding)
        {
            using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
            connection.Open();
            using var fold = connection.CreateCommand();
            fold.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            fold.ExecuteNonQuery();
        }

        return Task.FromResult<TestDatabase>(Create(this));
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

internal sealed class PostgresTestDatabase : TestDatabase
{
    private static readonly string Server = Environment.GetEnvironmentVariable("UPLIFT_TEST_POSTGRES")
        ?? throw new InvalidOperationException("UPLIFT_TEST_DB=postgres needs UPLIFT_TEST_POSTGRES, a connection string.");

    private readonly string folder = Directory.CreateTempSubdirectory("uplift-test-").FullName;
    private readonly string name = $"uplift_test_{Guid.CreateVersion7():N}";

    private string ConnectionString =>
        new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Uplift:DataDir"] = folder,
        ["Uplift:Database:Provider"] = "postgres",
        ["Uplift:Database:ConnectionString"] = ConnectionString,
    };

    public static async Task<PostgresTestDatabase> CreateAsync(PostgresTestDatabase? template)
    {
        var database = new PostgresTestDatabase();
        if (template is not null)
        {
            // PostgreSQL copies only a database that nobody is connected to.
            await using var connection = new NpgsqlConnection(template.ConnectionString);
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteAsync($"CREATE DATABASE {database.name}" + (template is null ? "" : $" TEMPLATE {template.name}"));
        return database;
    }

    public override async Task<TestDatabase> CopyAsync() => await CreateAsync(this);

    public override async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
