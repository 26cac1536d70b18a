using System.ComponentModel;
using System.Diagnostics;

namespace Uplift.Browser;

/// <summary>The certified provider of <c>tests/node</c>, as a process of its own.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "uplift";
    public const string ClientSecret = "secret-of-the-journey";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "node");

    private readonly Process process;

    private OpenIdProvider(Process process) => this.process = process;

    public static async Task<OpenIdProvider> StartAsync(int port, string callback)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "oidc-provider")))
        {
            Requirement.Missing("oidc-provider is not installed (npm ci in tests/node).");
        }

        var provider = new OpenIdProvider(Start($"provider.mjs {port} {ClientId} {ClientSecret} {callback}"));
        while (await provider.process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) != "ready")
        {
            if (provider.process.HasExited)
            {
                throw new InvalidOperationException(await provider.process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            }
        }

        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process Start(string arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", arguments)
            {
                WorkingDirectory = Folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception)
        {
            Requirement.Missing("node is not installed.");
            throw;
        }
    }
}
