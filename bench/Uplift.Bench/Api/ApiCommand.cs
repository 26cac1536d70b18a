using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Uplift.Bench.Api;

/// <summary>
/// What a request costs the server in processor time: the product's doors beside Kestrel with hand-written SQL on the same
/// database. Every target takes its turn in every round, so that a busy neighbour falls on all of them; the figures are
/// medians over the rounds, ratios those of each round's own pairs.
/// </summary>
internal static class ApiCommand
{
    private const int Rounds = 9;
    private const int RequestsPerTurn = 1500;

    // The kernel counts in steps of ten milliseconds; what costs little needs many requests to show.
    private const int RequestsOfCheapPerTurn = 12_000;
    private const int WarmUpRounds = 4;
    private const int WarmUp = 4000;
    private const int AtOnce = 4;
    private const int Copies = 30;
    private const int Notes = 20;
    private const string Password = "correct horse battery";

    private static readonly string[] Levels = ["beginner", "intermediate", "advanced"];
    private static readonly string[] Topics = ["indexing", "http-web", "transactions"];

    /// <param name="program">The published executable of the product.</param>
    /// <param name="postgres">A connection string to a PostgreSQL server; null for SQLite.</param>
    /// <param name="output">Where the figures go.</param>
    public static async Task<int> RunAsync(string program, string? postgres, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("uplift-bench-").FullName;
        var database = postgres is null ? null : await MakeDatabaseAsync(postgres);
        var connectionString = database ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "uplift.db") }.ToString();
        try
        {
            using var kept = await StartAsync(program, folder, database, keep: true);
            await GrowAsync(Source(postgres, connectionString));
            using var notKept = await StartAsync(program, folder, database, keep: false);
            using var bare = await ServerProcess.StartAsync(
                Environment.ProcessPath!,
                address => ["bare", address, postgres is null ? "sqlite" : "postgres", connectionString],
                // The garbage collector of web programs, as the product has it.
                new Dictionary<string, string> { ["DOTNET_gcServer"] = "1" },
                "/hello");
            var targets = await TargetsAsync(kept, notKept, bare);
            await ReportAsync(targets, postgres is null ? "SQLite" : "PostgreSQL", output);
            return 0;
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            SqliteConnection.ClearAllPools();
            if (postgres is not null)
            {
                await ExecuteAsync(NpgsqlDataSource.Create(postgres), $"DROP DATABASE \"{new NpgsqlConnectionStringBuilder(database).Database}\" WITH (FORCE)");
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<ServerProcess> StartAsync(string program, string folder, string? postgres, bool keep)
    {
        var environment = new Dictionary<string, string>
        {
            // Not Development, which looks for faults at each request; nor Production, which refuses to raise limits.
            ["ASPNETCORE_ENVIRONMENT"] = "Bench",
            ["Uplift__DataDir"] = folder,
            ["Uplift__Testing__RaiseClientLimits"] = "true",
            ["Uplift__PublicReads__Kept"] = keep ? "true" : "false",
            ["Uplift__Library__FollowSeconds"] = "0",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        if (postgres is not null)
        {
            environment["Uplift__Database__Provider"] = "postgres";
            environment["Uplift__Database__ConnectionString"] = postgres;
        }

        return ServerProcess.StartAsync(program, _ => [], environment, "/health/ready");
    }

    // --- What is asked ---

    private static async Task<List<Target>> TargetsAsync(ServerProcess kept, ServerProcess notKept, ServerProcess bare)
    {
        var filters = Filters();
        var bareLists = await PagesAsync(bare, "/questions", filters);
        var lists = await PagesAsync(notKept, "/api/v1/questions", filters);
        await RequireSameAsync(bare, bareLists, notKept, lists);
        var cached = filters.ConvertAll(filter => new Call($"/api/v1/questions{filter}"));
        var graph = await GraphAsync(notKept, filters, lists.Count);
        var (token, owner) = await PersonAsync(notKept);
        return
        [
            new("bare list: Kestrel, hand-written SQL and JSON", bare, bareLists, null),
            new("REST list, answers not kept", notKept, lists, 0),
            new("GraphQL, nested, answers not kept", notKept, graph, 0),
            new("hello JSON: Kestrel", bare, [new Call("/hello")], null, IsCheap: true),
            new("REST list, answers kept", kept, cached, 3, IsCheap: true),
            new("REST list, answers kept, to who takes brotli", kept, cached.ConvertAll(call => call with { Coding = "br" }), 3, IsCheap: true),
            new("hello JSON of the list's size", bare, await SameSizeAsync(kept, cached), 3, IsCheap: true),
            new("REST list, answers kept, unchanged since (304)", kept, await UnchangedAsync(kept, cached), 3, IsCheap: true),
            new("bare notes list", bare, [new Call($"/notes?owner={owner}")], null),
            new("topics, from memory, nobody", notKept, [new Call("/api/v1/topics")], null),
            new("topics, from memory, signed in by a token", notKept, [new Call("/api/v1/topics", Token: token)], null),
            new("notes list, signed in by a token", notKept, [new Call("/api/v1/notes", Token: token)], 8),
            new("notes list, two fields", notKept, [new Call("/api/v1/notes?fields=id,title", Token: token)], 8),
        ];
    }

    private static List<string> Filters() =>
    [
        "",
        .. Levels.Select(level => $"?level={level}"),
        .. Topics.SelectMany(topic => new[] { $"?topic={topic}", $"?topic={topic}&level=intermediate" }),
    ];

    /// <summary>The first pages of each filter that are full; a cursor leads from one to the next.</summary>
    private static async Task<List<Call>> PagesAsync(ServerProcess server, string path, List<string> filters)
    {
        const int MostPages = 4;
        var calls = new List<Call>();
        foreach (var filter in filters)
        {
            var address = path + filter;
            for (var page = 0; page < MostPages; page++)
            {
                var answer = await ReadAsync(server, new Call(address));
                if (answer.GetProperty("items").GetArrayLength() < 20 || answer.GetProperty("page").GetProperty("nextCursor").GetString() is not { } cursor)
                {
                    break;
                }

                calls.Add(new Call(address));
                address = $"{path}{filter}{(filter.Length == 0 ? '?' : '&')}after={cursor}";
            }
        }

        return calls;
    }

    private static async Task RequireSameAsync(ServerProcess bare, List<Call> bareLists, ServerProcess server, List<Call> lists)
    {
        if (bareLists.Count != lists.Count || lists.Count < 10)
        {
            throw new InvalidOperationException($"{bareLists.Count} bare pages, {lists.Count} of REST.");
        }

        foreach (var (one, other) in bareLists.Zip(lists))
        {
            var (expected, actual) = ((await ReadAsync(bare, one)).GetProperty("items"), (await ReadAsync(server, other)).GetProperty("items"));
            if (!JsonElement.DeepEquals(expected, actual))
            {
                throw new InvalidOperationException($"{one.Path} and {other.Path} give different rows.");
            }
        }
    }

    private static async Task<List<Call>> SameSizeAsync(ServerProcess server, List<Call> calls)
    {
        var same = new List<Call>();
        foreach (var call in calls)
        {
            same.Add(new Call($"/hello/{(await server.Http.GetByteArrayAsync(call.Path)).Length}"));
        }

        return same;
    }

    private static async Task<List<Call>> UnchangedAsync(ServerProcess server, List<Call> calls)
    {
        var known = new List<Call>();
        foreach (var call in calls)
        {
            using var response = await call.SendAsync(server.Http);
            known.Add(call with { Known = response.Headers.ETag });
        }

        return known;
    }

    /// <summary>The same pages as a client would draw them in one call: each question with its topic and what is in it.</summary>
    private static async Task<List<Call>> GraphAsync(ServerProcess server, List<string> filters, int wanted)
    {
        const string Query = """
            query Questions($topic: ID, $level: Level, $after: String) {
              questions(first: 20, topic: $topic, level: $level, after: $after) {
                nodes { slug prompt level kind readSeconds topic { id name area questions } }
                pageInfo { hasNextPage endCursor }
              }
            }
            """;
        const int MostPages = 4;
        var calls = new List<Call>();
        foreach (var filter in filters)
        {
            var given = filter.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
            string? after = null;
            for (var page = 0; page < MostPages; page++)
            {
                var body = JsonSerializer.Serialize(new
                {
                    query = Query,
                    variables = new { topic = given.GetValueOrDefault("topic"), level = given.GetValueOrDefault("level")?.ToUpperInvariant(), after },
                });
                var list = (await ReadAsync(server, new Call("/graphql", body))).GetProperty("data").GetProperty("questions");
                if (list.GetProperty("nodes").GetArrayLength() < 20 || !list.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                {
                    break;
                }

                calls.Add(new Call("/graphql", body));
                after = list.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            }
        }

        return calls.Count == wanted ? calls : throw new InvalidOperationException($"{calls.Count} pages of GraphQL, {wanted} of REST.");
    }

    private static async Task<(string Token, string Owner)> PersonAsync(ServerProcess server)
    {
        const string Email = "bench@example.org";
        (await server.Http.PostAsJsonAsync("/api/v1/users", new { email = Email, password = Password, displayName = "Bench" })).EnsureSuccessStatusCode();
        var tokens = await (await server.Http.PostAsJsonAsync("/api/v1/tokens", new { email = Email, password = Password })).Content.ReadFromJsonAsync<JsonElement>();
        var token = tokens.GetProperty("accessToken").GetString()!;
        var me = await ReadAsync(server, new Call("/api/v1/me", Token: token));
        for (var note = 0; note < Notes + 1; note++)
        {
            await ReadAsync(server, new Call("/api/v1/notes", JsonSerializer.Serialize(new { title = $"Note {note}", body = string.Concat(Enumerable.Repeat("An index, of course. ", 12)) }), token));
        }

        return (token, me.GetProperty("id").GetString()!);
    }

    private static async Task<JsonElement> ReadAsync(ServerProcess server, Call call)
    {
        using var response = await call.SendAsync(server.Http);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{call.Path}: {(int)response.StatusCode} {text}");
    }

    // --- Measuring ---

    private static async Task ReportAsync(List<Target> targets, string database, TextWriter output)
    {
        // The compiler works beside the first thousands of requests; only what comes after is what a server costs.
        for (var round = 0; round < WarmUpRounds; round++)
        {
            foreach (var target in targets)
            {
                await target.TurnAsync(WarmUp, AtOnce);
            }
        }

        var costs = targets.ConvertAll(_ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (at, target) in targets.Index())
            {
                costs[at].Add(await target.TurnAsync(target.IsCheap ? RequestsOfCheapPerTurn : RequestsPerTurn, AtOnce));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database}, {targets[0].Calls.Count} pages of 20 rows; {Rounds} rounds of {RequestsPerTurn} requests each ({RequestsOfCheapPerTurn} of the cheap ones), {AtOnce} at once"));
        output.WriteLine("microseconds of processor time a request: median (least to most)");
        foreach (var (at, target) in targets.Index())
        {
            var besides = target.Beside is { } beside
                ? string.Create(CultureInfo.InvariantCulture, $"   {Median(costs[at].Zip(costs[beside], (own, its) => own / its)):F2} x {targets[beside].Name.Split([':', ','])[0]}")
                : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Median(costs[at]),7:F0} ({costs[at].Min():F0} to {costs[at].Max():F0})  {target.Name}{besides}"));
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    // --- The database ---

    private static DbDataSource Source(string? postgres, string connectionString) =>
        postgres is null ? SqliteFactory.Instance.CreateDataSource(connectionString) : NpgsqlDataSource.Create(connectionString);

    private static async Task<string> MakeDatabaseAsync(string postgres)
    {
        var name = $"uplift_bench_{Guid.CreateVersion7():N}";
        await ExecuteAsync(NpgsqlDataSource.Create(postgres), $"CREATE DATABASE \"{name}\"");
        return new NpgsqlConnectionStringBuilder(postgres) { Database = name }.ConnectionString;
    }

    /// <summary>Thousands of questions, so that every filter has pages that are full and an index is worth having.</summary>
    private static async Task GrowAsync(DbDataSource source)
    {
        var isPostgres = source is NpgsqlDataSource;
        var columns = new List<string>();
        await using (source)
        await using (var connection = await source.OpenConnectionAsync())
        {
            await using (var command = connection.CreateCommand())
            {
                command.CommandText = "SELECT * FROM questions LIMIT 0";
                await using var reader = await command.ExecuteReaderAsync();
                columns.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
            }

            var id = isPostgres
                ? "gen_random_uuid()"
                : "upper(substr(hex(randomblob(16)), 1, 8) || '-' || substr(hex(randomblob(2)), 1, 4) || '-' || substr(hex(randomblob(2)), 1, 4) || '-' || substr(hex(randomblob(2)), 1, 4) || '-' || hex(randomblob(6)))";
            var values = columns.Select(column => column switch
            {
                "id" => id,
                "slug" or "sort_key" => $"q.{column} || '-' || n.n",
                _ => $"q.{column}",
            });
            await using var insert = connection.CreateCommand();
            insert.CommandText =
                $"WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {Copies}) "
                + $"INSERT INTO questions ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM questions q CROSS JOIN n WHERE true";
            await insert.ExecuteNonQueryAsync();
            await using var analyse = connection.CreateCommand();
            analyse.CommandText = "ANALYZE";
            await analyse.ExecuteNonQueryAsync();
        }
    }

    private static async Task ExecuteAsync(DbDataSource source, string sql)
    {
        await using (source)
        await using (var command = source.CreateCommand(sql))
        {
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed record Call(string Path, string? Body = null, string? Token = null, EntityTagHeaderValue? Known = null, string? Coding = null)
    {
        public async Task<HttpResponseMessage> SendAsync(HttpClient http)
        {
            using var request = new HttpRequestMessage(Body is null ? HttpMethod.Get : HttpMethod.Post, Path);
            request.Content = Body is null ? null : new StringContent(Body, Encoding.UTF8, "application/json");
            request.Headers.Authorization = Token is null ? null : new AuthenticationHeaderValue("Bearer", Token);
            if (Coding is not null)
            {
                request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(Coding));
            }

            if (Known is not null)
            {
                request.Headers.IfNoneMatch.Add(Known);
            }

            return await http.SendAsync(request);
        }
    }

    /// <param name="Name">What it is called in the report.</param>
    /// <param name="Server">Who answers.</param>
    /// <param name="Calls">What is asked, in turn.</param>
    /// <param name="Beside">The position of the target that it is held against.</param>
    private sealed record Target(string Name, ServerProcess Server, IReadOnlyList<Call> Calls, int? Beside, bool IsCheap = false)
    {
        /// <returns>Microseconds of the server's processor time a request.</returns>
        public async Task<double> TurnAsync(int requests, int atOnce)
        {
            var next = -1;
            var before = Server.CpuTime;
            await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
            {
                for (var at = Interlocked.Increment(ref next); at < requests; at = Interlocked.Increment(ref next))
                {
                    using var response = await Calls[at % Calls.Count].SendAsync(Server.Http);
                    await response.Content.ReadAsByteArrayAsync();
                    if (!response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.NotModified)
                    {
                        throw new InvalidOperationException($"{Calls[at % Calls.Count].Path}: {(int)response.StatusCode}");
                    }
                }
            })));
            return (Server.CpuTime - before).TotalMicroseconds / requests;
        }
    }
}
