using Npgsql;

namespace Uplift.Browser;

/// <summary>What a server leaves behind between two starts: its data folder and its database.</summary>
internal sealed class ServerData : IAsyncDisposable
{
    private static readonly string? Postgres = Environment.GetEnvironmentVariable("UPLIFT_TEST_DB") == "postgres"
        ? Environment.GetEnvironmentVariable("UPLIFT_TEST_POSTGRES")
            ?? throw new InvalidOperationException("UPLIFT_TEST_DB=postgres needs UPLIFT_TEST_POSTGRES, a connection string.")
        : null;

    private readonly string folder = Directory.CreateTempSubdirectory("uplift-browser-").FullName;
    private readonly string database = $"uplift_browser_{Guid.CreateVersion7():N}";

    private ServerData()
    {
    }

    /// <summary>The environment under which the program uses this data.</summary>
    public IReadOnlyDictionary<string, string> Settings => Postgres is null
        ? new Dictionary<string, string> { ["Uplift__DataDir"] = folder }
        : new Dictionary<string, string>
        {
            ["Uplift__DataDir"] = folder,
            ["Uplift__Database__Provider"] = "postgres",
            ["Uplift__Database__ConnectionString"] =
                new NpgsqlConnectionStringBuilder(Postgres) { Database = database, MaxPoolSize = 20 }.ConnectionString,
        };

    public static async Task<ServerData> CreateAsync()
    {
        var data = new ServerData();
        await ExecuteAsync($"CREATE DATABASE {data.database}");
        return data;
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ExecuteAsync(string sql)
    {
        if (Postgres is null)
        {
            return;
        }

        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Postgres) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
