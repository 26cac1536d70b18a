using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Uplift.Browser.Reliability;

/// <summary>
/// Notes are written under idempotency keys while the server's process is killed and started again. A writer that got no
/// answer sends the same again until it has one; in the end each key has had exactly one effect.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Writers = 8;

    // Each kill costs a start of the program; the usual run samples what the soak does in full.
    private static readonly bool IsSoak = Environment.GetEnvironmentVariable("UPLIFT_TEST_SOAK") is { Length: > 0 };
    private static readonly int Kills = IsSoak ? 3 : 1;
    private static readonly int Creates = IsSoak ? 500 : 40;

    private readonly ConcurrentDictionary<int, string> acknowledged = new();
    private readonly SemaphoreSlim someAcknowledged = new(0);
    private TaskCompletionSource up = Up();
    private int tries;
    private int broken;
    private int replayed;

    [Fact]
    public async Task Each_key_has_one_effect_however_often_the_server_is_killed()
    {
        await using var server = await UpliftServer.StartAsync();
        using var http = await SignedUpAsync(server);
        up.SetResult();
        var keys = new ConcurrentQueue<int>(Enumerable.Range(0, Creates));

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteAsync(http, keys)));
        await KillNowAndThenAsync(server);
        await writing;

        var kept = await ListAsync(http);
        output.WriteLine($"{Kills} kills, {Creates} keys, {tries} requests, {broken} of them without an answer, {replayed} answers replayed, {kept.Count} notes");
        kept.Count.ShouldBe(Creates);
        kept.Select(note => note.Title).Distinct().Count().ShouldBe(Creates);
        foreach (var (key, location) in acknowledged)
        {
            kept.ShouldContain(note => note.Title == Title(key) && location.EndsWith(note.Id, StringComparison.Ordinal));
        }

        broken.ShouldBeGreaterThan(0, "the kills met no request");
        replayed.ShouldBeGreaterThan(0, "no answer outlived a kill");
    }

    public void Dispose() => someAcknowledged.Dispose();

    private async Task WriteAsync(HttpClient http, ConcurrentQueue<int> keys)
    {
        int? last = null;
        while (keys.TryDequeue(out var key))
        {
            while (!await TryAsync(http, key))
            {
                await Volatile.Read(ref up).Task.WaitAsync(TestContext.Current.CancellationToken);
                // As a writer does that died before it noted the answer: after the crash the key still gives the first one.
                if (last is { } before && acknowledged.TryGetValue(before, out var first) && await TryAsync(http, before))
                {
                    acknowledged[before].ShouldBe(first);
                }
            }

            last = key;
        }
    }

    private async Task<bool> TryAsync(HttpClient http, int key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/notes") { Content = JsonContent.Create(new { title = Title(key) }) };
        request.Headers.Add("Idempotency-Key", $"crash-{key}");
        Interlocked.Increment(ref tries);
        try
        {
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            // A twin whose connection broke may still be at work; nothing else may be refused.
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.ServiceUnavailable);
            if (answer.StatusCode != HttpStatusCode.Created)
            {
                return false;
            }

            Interlocked.Add(ref replayed, answer.Headers.Contains("Idempotency-Replayed") ? 1 : 0);
            acknowledged[key] = answer.Headers.Location!.ToString();
            someAcknowledged.Release();
            return true;
        }
        catch (HttpRequestException)
        {
            Interlocked.Increment(ref broken);
            return false;
        }
    }

    /// <summary>Kills in the middle of the writing: when a quarter, a half and three quarters are acknowledged.</summary>
    private async Task KillNowAndThenAsync(UpliftServer server)
    {
        for (var kill = 1; kill <= Kills; kill++)
        {
            while (acknowledged.Count < Creates * kill / (Kills + 1))
            {
                await someAcknowledged.WaitAsync(TestContext.Current.CancellationToken);
            }

            Volatile.Write(ref up, Up());
            await server.KillAsync();
            await server.RunAsync();
            Volatile.Read(ref up).SetResult();
        }
    }

    private static async Task<HttpClient> SignedUpAsync(UpliftServer server)
    {
        var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        var email = $"{Guid.CreateVersion7():N}@example.org";
        const string password = "correct horse battery";
        (await http.PostAsJsonAsync("/api/v1/users", new { email, password, displayName = "Ada" }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var answer = await http.PostAsJsonAsync("/api/v1/tokens", new { email, password }, TestContext.Current.CancellationToken);
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("accessToken").GetString());
        return http;
    }

    private static async Task<List<(string Id, string Title)>> ListAsync(HttpClient http)
    {
        var notes = new List<(string, string)>();
        for (string? after = ""; after is not null;)
        {
            var page = await http.GetFromJsonAsync<JsonElement>(
                $"/api/v1/notes?limit=100&fields=id,title{(after.Length > 0 ? "&after=" + after : "")}", TestContext.Current.CancellationToken);
            notes.AddRange(page.GetProperty("items").EnumerateArray()
                .Select(note => (note.GetProperty("id").GetString()!, note.GetProperty("title").GetString()!)));
            after = page.GetProperty("page").GetProperty("nextCursor").GetString();
        }

        return notes;
    }

    private static string Title(int key) => $"note {key}";

    private static TaskCompletionSource Up() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
