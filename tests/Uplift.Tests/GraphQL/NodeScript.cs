using System.Diagnostics;
using System.Text;

namespace Uplift.Tests.GraphQL;

/// <summary>Scripts of tests/node, which bring the reference implementations.</summary>
internal static class NodeScript
{
    private static readonly string Folder = Path.Combine(UpliftApp.RepositoryRoot, "tests", "node");

    /// <summary>Runs a script with a text on its standard input; what it wrote.</summary>
    public static async Task<string> RunAsync(string script, string input, CancellationToken cancellation, params IEnumerable<string> arguments)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "graphql")) || !Directory.Exists(Path.Combine(Folder, "node_modules", "graphql-http")))
        {
            Requirement.Missing("graphql and graphql-http are not installed (npm ci in tests/node).");
        }

        var start = new ProcessStartInfo("node", [Path.Combine(Folder, script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        process.ExitCode.ShouldBe(0, await errors);
        return await output;
    }
}
