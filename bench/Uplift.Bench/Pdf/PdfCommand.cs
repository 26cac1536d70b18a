using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Uplift.Bench.Api;

namespace Uplift.Bench.Pdf;

/// <summary>
/// What a resume of one page costs as a PDF, beside npm's @react-pdf/renderer with the same faces embedded: processor time of a
/// document once warm, and how long the first one takes in a process that is ready. They take turns, so that a busy neighbour
/// falls on both; figures are medians over the rounds, ratios those of each round's own pair.
/// </summary>
internal static class PdfCommand
{
    private const int Rounds = 9;
    private const int FirstRounds = 5;
    private const int WarmUp = 1_500;
    private const int Ours = 400;
    private const int Theirs = 20;
    private const int MostBytes = 60_000;

    /// <param name="repository">Where bench/node and the fonts are.</param>
    /// <param name="output">Where the figures go.</param>
    /// <returns>1 when a limit is missed.</returns>
    public static async Task<int> RunAsync(string repository, TextWriter output)
    {
        var (firsts, theirFirsts, theirStarts) = (new List<double>(), new List<double>(), new List<double>());
        var size = 0;
        for (var round = 0; round < FirstRounds; round++)
        {
            using var server = await StartAsync(repository);
            var clock = Stopwatch.StartNew();
            size = await GetAsync(server);
            firsts.Add(clock.Elapsed.TotalMilliseconds);
            using var theirs = ReactPdf.Start(repository, Theirs);
            var first = await theirs.ReadAsync();
            theirFirsts.Add(first.GetProperty("firstMilliseconds").GetDouble());
            theirStarts.Add(first.GetProperty("sinceStartMilliseconds").GetDouble());
        }

        var (costs, theirCosts) = (new List<double>(), new List<double>());
        using (var server = await StartAsync(repository))
        using (var theirs = ReactPdf.Start(repository, Theirs))
        {
            await theirs.ReadAsync();
            await GetAsync(server, WarmUp);
            await theirs.RoundAsync();
            await theirs.RoundAsync();
            for (var round = 0; round < Rounds; round++)
            {
                var before = server.CpuTime;
                await GetAsync(server, Ours);
                costs.Add((server.CpuTime - before).TotalMilliseconds / Ours);
                theirCosts.Add(await theirs.RoundAsync());
            }
        }

        var warm = Median(theirCosts.Zip(costs, (their, own) => their / own));
        var sooner = Median(theirFirsts) / Median(firsts);
        Line($"file: {size} bytes (limit {MostBytes})");
        Line($"warm: {Median(costs):F2} ms of processor time a document ({costs.Min():F2} to {costs.Max():F2}), the request included; react-pdf {Median(theirCosts):F1} ({theirCosts.Min():F1} to {theirCosts.Max():F1}): {warm:F0} x (limit 15)");
        Line($"first document of a process that listens: {Median(firsts):F0} ms ({firsts.Min():F0} to {firsts.Max():F0}); react-pdf, its modules loaded, {Median(theirFirsts):F0} ({theirFirsts.Min():F0} to {theirFirsts.Max():F0}): {sooner:F1} x; since its start {Median(theirStarts):F0}: {Median(theirStarts) / Median(firsts):F1} x (limit 10)");
        return size < MostBytes && warm >= 15 && Median(theirStarts) / Median(firsts) >= 10 ? 0 : 1;

        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private static Task<ServerProcess> StartAsync(string repository) =>
        ServerProcess.StartAsync(Environment.ProcessPath!, address => ["pdf-server", address, ResumeOf(repository)], new Dictionary<string, string>(), "/hello");

    private static async Task<int> GetAsync(ServerProcess server, int times = 1)
    {
        var length = 0;
        for (var i = 0; i < times; i++)
        {
            using var response = await server.Http.GetAsync("/pdf");
            response.EnsureSuccessStatusCode();
            length = (await response.Content.ReadAsByteArrayAsync()).Length;
        }

        return length;
    }

    private static string ResumeOf(string repository) => Path.Combine(repository, "tests", "data", "resumes", "one-page.json");

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    /// <summary>The script of bench/node: a line in, a round, a line of JSON out.</summary>
    private sealed class ReactPdf : IDisposable
    {
        private readonly Process process;

        private ReactPdf(Process process) => this.process = process;

        public static ReactPdf Start(string repository, int documents)
        {
            var folder = Path.Combine(repository, "bench", "node");
            return new ReactPdf(Process.Start(new ProcessStartInfo(
                "node",
                [
                    Path.Combine(folder, "react-pdf.mjs"),
                    ResumeOf(repository),
                    Path.Combine(repository, "src", "Uplift.Documents", "Fonts", "Data"),
                    documents.ToString(CultureInfo.InvariantCulture),
                ])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!);
        }

        public async Task<JsonElement> ReadAsync() =>
            JsonSerializer.Deserialize<JsonElement>(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("react-pdf ended (npm ci in bench/node?)."));

        public async Task<double> RoundAsync()
        {
            await process.StandardInput.WriteLineAsync("round");
            await process.StandardInput.FlushAsync();
            return (await ReadAsync()).GetProperty("milliseconds").GetDouble();
        }

        public void Dispose()
        {
            process.Kill();
            process.Dispose();
        }
    }
}
