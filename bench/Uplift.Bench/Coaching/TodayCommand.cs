using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Uplift.Bench.Api;

namespace Uplift.Bench.Coaching;

/// <summary>What Today takes for somebody with 100,000 cards, a tenth of them due, and a log of 1,000,000 reviews, on SQLite or PostgreSQL.</summary>
internal static class TodayCommand
{
    private const int Cards = 100_000;
    private const int Reviews = 1_000_000;
    private const int WarmUp = 50;
    private const int Requests = 200;
    private const string Password = "correct horse battery";

    /// <param name="program">The published executable of the product.</param>
    /// <param name="postgres">A connection string to a PostgreSQL server; null for SQLite.</param>
    /// <param name="output">Where the figures go.</param>
    public static async Task<int> RunAsync(string program, string? postgres, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("uplift-bench-").FullName;
        var database = postgres is null ? null : new NpgsqlConnectionStringBuilder(postgres) { Database = $"uplift_bench_{Guid.CreateVersion7():N}" };
        try
        {
            if (database is not null)
            {
                await ExecuteAsync(new NpgsqlConnection(postgres), $"CREATE DATABASE \"{database.Database}\"");
            }

            using var server = await ServerProcess.StartAsync(program, _ => [], Settings(folder, database?.ConnectionString), "/health/ready");
            var token = await SignUpAsync(server.Http);
            server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var name = database is null ? "SQLite" : "PostgreSQL";
            await MeasureAsync(server, $"{name}, nobody's cards", output);
            await (database is null
                ? ExecuteAsync(new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "uplift.db") }.ToString()), OnSqlite)
                : ExecuteAsync(new NpgsqlConnection(database.ConnectionString), OnPostgres));
            await MeasureAsync(server, string.Create(CultureInfo.InvariantCulture, $"{name}, {Cards:N0} cards, {Reviews:N0} reviews"), output);
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
            if (database is not null)
            {
                await ExecuteAsync(new NpgsqlConnection(postgres), $"DROP DATABASE IF EXISTS \"{database.Database}\" WITH (FORCE)");
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, string> Settings(string folder, string? postgres)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Bench",
            ["Uplift__DataDir"] = folder,
            ["Uplift__Testing__RaiseClientLimits"] = "true",
            ["Uplift__Library__FollowSeconds"] = "0",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        if (postgres is not null)
        {
            settings["Uplift__Database__Provider"] = "postgres";
            settings["Uplift__Database__ConnectionString"] = postgres;
        }

        return settings;
    }

    private static async Task MeasureAsync(ServerProcess server, string what, TextWriter output)
    {
        for (var request = 0; request < WarmUp; request++)
        {
            (await server.Http.GetAsync("/api/v1/me/today")).EnsureSuccessStatusCode();
        }

        var (times, before) = (new List<double>(), server.CpuTime);
        for (var request = 0; request < Requests; request++)
        {
            var begun = Stopwatch.GetTimestamp();
            (await server.Http.GetAsync("/api/v1/me/today")).EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine(
            $"Today, {what}: median {times[Requests / 2]:F1} ms, 95 % within {times[Requests * 95 / 100]:F1} ms, "
            + $"{(server.CpuTime - before).TotalMilliseconds / Requests:F1} ms of processor time");
    }

    private static async Task<string> SignUpAsync(HttpClient http)
    {
        const string email = "ada@example.org";
        (await http.PostAsJsonAsync("/api/v1/users", new { email, password = Password, displayName = "Ada" })).EnsureSuccessStatusCode();
        var answer = await (await http.PostAsJsonAsync("/api/v1/tokens", new { email, password = Password })).Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("accessToken").GetString()!;
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using (connection)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    // Written by hand: through the product a million reviews would take hours. Ids in the order of their numbers, as version 7
    // ids are in the order of time; on SQLite, times in microseconds since 1970.
    private static readonly string OnSqlite = $"""
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {Cards - 1}),
          me AS (SELECT id, CAST(strftime('%s', 'now') AS INTEGER) * 1000000 AS now FROM users LIMIT 1)
        INSERT INTO cards (id, owner_id, question_slug, point_id, topic_id, level, prompt, answer, origin, created_at, first_due_at, state, step, stability, difficulty, scheduled_days, due_at, ask_at, lines, last_review_at, last_day, reviews, lapses, resting, version)
        SELECT printf('0190%04X-%04X-7000-8000-000000000000', i / 65536, i % 65536), me.id, '', 'own:' || i,
          CASE i % 3 WHEN 0 THEN 'indexing' WHEN 1 THEN 'http-web' ELSE 'transactions' END, 2, 'Number ' || i || '?', 'Yes.', 4,
          me.now - 31536000000000, me.now - 31536000000000, 2, 0, 20.0, 5.0, 20,
          me.now + (i - {Cards / 10}) * 60000000, me.now + (i - {Cards / 10}) * 60000000, 10,
          me.now - 864000000000, date('now', '-10 days'), 10, 0, 0, me.id
        FROM n, me;
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {Reviews - 1}),
          me AS (SELECT id, CAST(strftime('%s', 'now') AS INTEGER) * 1000000 AS now FROM users LIMIT 1)
        INSERT INTO reviews (id, owner_id, card_id, line, key, rating, source, at, day, day_start, elapsed_days, retention, maximum_days, same_day, milliseconds)
        SELECT printf('0191%04X-%04X-7000-8000-000000000000', i / 65536, i % 65536), me.id,
          printf('0190%04X-%04X-7000-8000-000000000000', (i % {Cards}) / 65536, (i % {Cards}) % 65536), i / {Cards} + 1,
          printf('0192%04X-%04X-7000-8000-000000000000', i / 65536, i % 65536), 3, 0, me.now - 864000000000, date('now', '-10 days'),
          me.now - 864000000000, 20, 0.9, 36500, 1, 4000
        FROM n, me;
        """;

    private static readonly string OnPostgres = $"""
        INSERT INTO cards (id, owner_id, question_slug, point_id, topic_id, level, prompt, answer, origin, created_at, first_due_at, state, step, stability, difficulty, scheduled_days, due_at, ask_at, lines, last_review_at, last_day, reviews, lapses, resting, version)
        SELECT ('01900000-' || lpad(to_hex(i / 65536), 4, '0') || '-7000-8000-00000000' || lpad(to_hex(i % 65536), 4, '0'))::uuid, me.id, '', 'own:' || i,
          (ARRAY['indexing', 'http-web', 'transactions'])[i % 3 + 1], 2, 'Number ' || i || '?', 'Yes.', 4,
          now() - interval '1 year', now() - interval '1 year', 2, 0, 20.0, 5.0, 20,
          now() + (i - {Cards / 10}) * interval '1 minute', now() + (i - {Cards / 10}) * interval '1 minute', 10,
          now() - interval '10 days', current_date - 10, 10, 0, false, me.id
        FROM generate_series(0, {Cards - 1}) i, (SELECT id FROM users LIMIT 1) me;
        INSERT INTO reviews (id, owner_id, card_id, line, key, rating, source, at, day, day_start, elapsed_days, retention, maximum_days, same_day, milliseconds)
        SELECT ('01910000-' || lpad(to_hex(i / 65536), 4, '0') || '-7000-8000-00000000' || lpad(to_hex(i % 65536), 4, '0'))::uuid, me.id,
          ('01900000-' || lpad(to_hex(i % {Cards} / 65536), 4, '0') || '-7000-8000-00000000' || lpad(to_hex(i % {Cards} % 65536), 4, '0'))::uuid, i / {Cards} + 1,
          ('01920000-' || lpad(to_hex(i / 65536), 4, '0') || '-7000-8000-00000000' || lpad(to_hex(i % 65536), 4, '0'))::uuid, 3, 0,
          now() - interval '10 days', current_date - 10, now() - interval '10 days', 20, 0.9, 36500, true, 4000
        FROM generate_series(0, {Reviews - 1}) i, (SELECT id FROM users LIMIT 1) me;
        ANALYZE cards, reviews;
        """;
}
