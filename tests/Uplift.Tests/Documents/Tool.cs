using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Uplift.Tests.Documents;

/// <summary>Programs of others that read documents, as the second opinion on what we write.</summary>
internal static class Tool
{
    /// <summary>Runs a program on files written for it; what it wrote. Skips the test where the program is absent.</summary>
    /// <param name="arguments">"{0}" and so on stand for the files.</param>
    public static async Task<string> RunAsync(string program, IReadOnlyList<byte[]> files, params IReadOnlyList<string> arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("uplift-documents-");
        try
        {
            var paths = files.Select((_, i) => Path.Combine(folder.FullName, $"{i}.pdf")).ToArray();
            for (var i = 0; i < files.Count; i++)
            {
                await File.WriteAllBytesAsync(paths[i], files[i], cancellation);
            }

            return await RunAsync(program, arguments.Select(argument => string.Format(null, argument, paths)), cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The text of each file as pdf.js sees it.</summary>
    public static async Task<IReadOnlyList<string>> PdfJsAsync(IReadOnlyList<byte[]> files)
    {
        var folder = Path.Combine(UpliftApp.RepositoryRoot, "tests", "node");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "pdfjs-dist")))
        {
            Requirement.Missing("pdfjs-dist is not installed (npm ci in tests/node).");
        }

        var output = await RunAsync("node", files, [Path.Combine(folder, "pdf-text.mjs"), .. files.Select((_, i) => $"{{{i}}}")]);
        // What it misses for drawing, which we do not ask for, comes before.
        return JsonSerializer.Deserialize<string[]>(output[(output.LastIndexOf('\n') + 1)..])!;
    }

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            process.ExitCode.ShouldBe(0, await output + await errors);
            (await errors).ShouldBeEmpty();
            return await output;
        }
        catch (Win32Exception)
        {
            Requirement.Missing($"{program} is not installed.");
            throw;
        }
    }
}
