using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Uplift.Bench.Api;

/// <summary>A server as a process of its own, so that what it computes is counted apart from what its clients do.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public HttpClient Http { get; }

    /// <summary>What all its threads have computed so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync(
        string program, Func<string, IEnumerable<string>> arguments, IReadOnlyDictionary<string, string> environment, string ready)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(program, arguments(address)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["ASPNETCORE_URLS"] = address;
        var started = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var server = new ServerProcess(started, new Uri(address));
        await server.ReadyAsync(ready);
        return server;
    }

    public void Dispose()
    {
        Http.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task ReadyAsync(string path)
    {
        using var patience = new CancellationTokenSource(StartsWithin);
        while (true)
        {
            try
            {
                if ((await Http.GetAsync(path, patience.Token)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // It does not listen yet.
            }

            await Task.Delay(200, patience.Token);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
