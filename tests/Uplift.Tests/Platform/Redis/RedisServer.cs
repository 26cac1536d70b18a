using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Uplift.Tests.Platform.Redis;

/// <summary>A redis-server of a test's own, which it may kill, stall and flush.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(30);

    private readonly string folder = Directory.CreateTempSubdirectory("uplift-redis-").FullName;
    private readonly int port = FreePort();
    private Process? process;

    private RedisServer()
    {
    }

    public string ConnectionString => $"127.0.0.1:{port}";

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.RunAsync();
        return server;
    }

    /// <summary>Starts it, empty.</summary>
    public async Task RunAsync()
    {
        try
        {
            process = Process.Start(new ProcessStartInfo("redis-server", $"--port {port} --bind 127.0.0.1 --save \"\" --appendonly no --dir {folder}")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Requirement.Missing("redis-server is not installed.");
        }

        process!.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var deadline = new CancellationTokenSource(AnswersWithin);
        while (!await AnswersAsync(deadline.Token))
        {
            await Task.Delay(20, deadline.Token);
        }
    }

    public async Task KillAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            process = null;
        }
    }

    /// <summary>Makes it accept connections and answer nothing, as a machine that swaps does.</summary>
    public Task StallAsync() => SignalAsync("STOP");

    public Task GoOnAsync() => SignalAsync("CONT");

    public Task FlushAsync() => AskAsync("FLUSHALL", CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", $"-{signal} {process!.Id}");
        await kill.WaitForExitAsync();
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            return await AskAsync("PING", cancellation) == "+PONG";
        }
        catch (Exception refused) when (refused is SocketException or IOException)
        {
            return false;
        }
    }

    private async Task<string?> AskAsync(string command, CancellationToken cancellation)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, port, cancellation);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(command + "\r\n"), cancellation);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync(cancellation);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
