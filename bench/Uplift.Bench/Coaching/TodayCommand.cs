using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Uplift.Bench.Api;

namespace Uplift.Bench.Coaching;

/// <summary>What Today takes for somebody with 100,000 cards, a tenth of them due, and a log of 1,000,000 reviews, on SQLite.</summary>
internal static class TodayCommand
{
    private const int Cards = 100_000;
    private const int Reviews = 1_000_000;
    private const int WarmUp = 50;
    private const int Requests = 200;
    private const string Password = "correct horse battery";

    public static async Task<int> RunAsync(string program, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("uplift-bench-").FullName;
        try
        {
            using var server = await ServerProcess.StartAsync(
                program,
                _ => [],
                new Dictionary<string, string>
                {
                    ["ASPNETCORE_ENVIRONMENT"] = "Bench",
                    ["Uplift__DataDir"] = folder,
                    ["Uplift__Testing__RaiseClientLimits"] = "true",
                    ["Uplift__Library__FollowSeconds"] = "0",
                    ["Logging__LogLevel__Default"] = "Warning",
                },
                "/health/ready");
            var token = await SignUpAsync(server.Http);
            server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            await MeasureAsync(server, "nobody's cards", output);
            await GrowAsync(Path.Combine(folder, "uplift.db"));
            await MeasureAsync(server, string.Create(CultureInfo.InvariantCulture, $"{Cards:N0} cards, {Reviews:N0} reviews"), output);
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
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

    /// <summary>Written by hand: through the product a million reviews would take hours.</summary>
    private static async Task GrowAsync(string file)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        // Ids in the order of their numbers, as version 7 ids are in the order of time; times in microseconds since 1970.
        command.CommandText = $"""
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
        await command.ExecuteNonQueryAsync();
    }
}
