using System.CommandLine;
using System.Text.Json;
using Uplift.Resumes.Checks;
using Uplift.Resumes.Contracts;
using Uplift.Resumes.Scores;

namespace Uplift.Web.Commands.Resume;

/// <summary><c>uplift resume check FILE [--json]</c>: what a machine reads of a PDF or DOCX, rule by rule.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A PDF or DOCX." };
        var json = new Option<bool>("--json") { Description = "Write the whole report as JSON." };
        var command = new Command("check", "Check a resume as a machine reads it.") { file, json };
        command.SetAction((parsed, cancellation) => CheckAsync(parsed, parsed.GetValue(file)!, parsed.GetValue(json), cancellation));
        return command;
    }

    /// <returns>A finding when a fatal or major rule found something; suggestions alone are none.</returns>
    private static async Task<int> CheckAsync(ParseResult parsed, string path, bool asJson, CancellationToken cancellation)
    {
        if (await ResumeInput.ReadAsync(path, ResumeInput.LargestFile, parsed.InvocationConfiguration.Error, cancellation) is not { } bytes)
        {
            return ExitCodes.BadUse;
        }

        var check = ResumeFiles.Check(bytes, Path.GetFileName(path), ResumeInput.Today, cancellation);
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync(asJson ? JsonSerializer.Serialize(check, ResumeInput.Json) : Words(check));
        var isFound = check.Rules.Any(rule => rule.Findings.Any(finding => finding.Severity is Severity.Fatal or Severity.Major));
        return isFound ? ExitCodes.Finding : ExitCodes.Done;
    }

    private static string Words(FileCheckView check)
    {
        List<string> lines = [Words("Machine readability", check.Readability), Words("Content strength", check.Content)];
        foreach (var rule in check.Rules.Where(rule => rule.Status == RuleStatus.Found).OrderBy(rule => rule.Findings.Min(finding => finding.Severity)))
        {
            lines.Add($"{rule.Id} {rule.Title} ({rule.Source})");
            lines.AddRange(rule.Findings.Select(finding => $"  {finding.Severity.ToString().ToLowerInvariant()}: {finding.Seen} {finding.Change}"));
        }

        lines.Add($"Not checked: {string.Join(", ", check.Rules.Where(rule => rule.Status == RuleStatus.NotChecked).Select(rule => rule.Id))}");
        return string.Join(Environment.NewLine, lines);
    }

    private static string Words(string name, Score score) =>
        $"{name}: {(score.Points is { } points ? FormattableString.Invariant($"{points} of 100, ") : "")}{score.Band}{(score.Sentence is null ? "" : ". " + score.Sentence)}";
}
