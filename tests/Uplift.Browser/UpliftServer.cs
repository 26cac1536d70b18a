using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Uplift.Browser;

/// <summary>The built program as a process of its own, on a free port of loopback, with data of its own.</summary>
internal sealed partial class UpliftServer : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

    private readonly ServerData data;
    private readonly ConcurrentQueue<string> log = new();
    private Process? process;

    private readonly Dictionary<string, string> settings;

    private UpliftServer(ServerData data, int port, IReadOnlyDictionary<string, string> settings) =>
        (this.data, Address, this.settings) = (data, $"http://127.0.0.1:{port}", new(settings));

    public string Address { get; }

    /// <summary>Where the first admin is made, as the log of the first start tells.</summary>
    public string SetupLink => log.Select(line => SetupPath().Match(line)).First(match => match.Success).Value;

    /// <param name="settings">What its environment holds besides.</param>
    public static async Task<UpliftServer> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var server = new UpliftServer(await ServerData.CreateAsync(), FreePort(), settings ?? new Dictionary<string, string>());
        try
        {
            await server.RunAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process as a power cut would: it has no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Starts again on another day: the hours are counted from the system's own clock.</summary>
    public async Task MoveClockAsync(double hoursAhead)
    {
        await KillAsync();
        settings["Uplift__Testing__ClockAheadHours"] = hoursAhead.ToString(CultureInfo.InvariantCulture);
        await RunAsync();
    }

    /// <summary>Starts the program on the data that it left behind.</summary>
    public async Task RunAsync()
    {
        var start = new ProcessStartInfo(Executable())
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in data.Settings.Concat(settings))
        {
            start.Environment[name] = value;
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Test";
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["Uplift__Testing__RaiseClientLimits"] = "true";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitUntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        await data.DisposeAsync();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var deadline = new CancellationTokenSource(StartsWithin);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsReadyAsync())
        {
            if (process!.HasExited || deadline.IsCancellationRequested)
            {
                throw new InvalidOperationException($"The server did not get ready. It said:\n{string.Join('\n', log)}");
            }

            await poll.WaitForNextTickAsync();
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync($"{Address}/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception cut) when (cut is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>In the artifacts layout the program lies beside these tests, in a folder of the same configuration.</summary>
    private static string Executable()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, "Uplift.Web", own.Name, OperatingSystem.IsWindows() ? "uplift.exe" : "uplift");
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"/setup/\S+", RegexOptions.NonBacktracking)]
    private static partial Regex SetupPath();
}
