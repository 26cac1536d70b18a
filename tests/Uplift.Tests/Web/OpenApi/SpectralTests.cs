using System.Diagnostics;
using System.Text.Json.Nodes;
using Uplift.Tests.Architecture;

namespace Uplift.Tests.Web.OpenApi;

/// <summary>The document held to the rules of Spectral and OWASP; what is left is in docs/api.md, with its reason.</summary>
public sealed class SpectralTests
{
    private const int Error = 0;

    private static readonly string Folder = Path.Combine(UpliftApp.RepositoryRoot, "tests", "node");
    private static readonly string Program = Path.Combine(Folder, "node_modules", "@stoplight", "spectral-cli", "dist", "index.js");

    [Fact]
    public async Task No_rule_is_broken_and_each_that_warns_has_a_reason()
    {
        var found = await LintAsync();

        found.Where(one => one.Severity == Error).ShouldBeEmpty();
        found.Select(one => one.Rule).Distinct(StringComparer.Ordinal)
            .ShouldBe(Sources.Matches(Sources.Document("api.md"), @"(?m)^\| `(?<found>(owasp|oas3)[^`]*)` \|"), ignoreOrder: true);
    }

    private static async Task<List<Finding>> LintAsync()
    {
        if (!File.Exists(Program))
        {
            Requirement.Missing("Spectral is not installed (npm ci in tests/node).");
        }

        var start = new ProcessStartInfo("node", [Program, "lint", ApiDocument.File, "--ruleset", "spectral.yaml", "--format", "json", "--quiet"])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        // 1 says that it found something, and what it found is ours to judge; more says that it could not look.
        process.ExitCode.ShouldBeLessThan(2, await errors);
        return
        [
            .. JsonNode.Parse(await output)!.AsArray().Select(one => new Finding(
                one!["code"]!.GetValue<string>(), one["severity"]!.GetValue<int>(), string.Join('/', one["path"]!.AsArray()), one["message"]!.GetValue<string>())),
        ];
    }

    private sealed record Finding(string Rule, int Severity, string Place, string Message);
}
