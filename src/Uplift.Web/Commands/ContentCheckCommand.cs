using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Uplift.Library.Contracts;
using Uplift.Platform.Ui;

namespace Uplift.Web.Commands;

/// <summary><c>uplift content check [DIR]</c>: every fault of the content files as <c>file:line: message</c>; needs no database.</summary>
internal static partial class ContentCheckCommand
{
    private sealed record Fault(string File, int Line, string Message);

    private sealed record Report(int Guides, int Questions, int Topics, IReadOnlyList<Fault> Faults);

    public static Command Create(CommandHost host)
    {
        var folder = ContentFolderArgument.Create();
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command("check", "Check the content files.") { folder, json };
        command.SetAction((parsed, _) => CheckAsync(parsed, folder, json, host));
        return command;
    }

    private static async Task<int> CheckAsync(ParseResult parsed, Argument<string?> argument, Option<bool> json, CommandHost host)
    {
        if (await ContentFolderArgument.FindAsync(parsed, argument, host) is not { } folder)
        {
            return ExitCodes.BadUse;
        }

        var result = ContentCheck.Run(folder);
        var faults = result.Faults.Select(fault => ContentFolderArgument.Openable(folder, fault)).ToList();
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            var report = new Report(result.Guides, result.Questions, result.Topics, faults.ConvertAll(Split));
            await output.WriteLineAsync(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
        }
        else
        {
            foreach (var fault in faults)
            {
                await output.WriteLineAsync(fault);
            }
        }

        await parsed.InvocationConfiguration.Error.WriteLineAsync(Summary(result));
        return faults.Count == 0 ? ExitCodes.Done : ExitCodes.Finding;
    }

    private static string Summary(ContentCheckResult result)
    {
        var faults = result.Faults.Count == 0 ? "no faults" : Counted.Of(result.Faults.Count, "fault");
        return $"{Counted.Of(result.Guides, "guide")}, {Counted.Of(result.Questions, "question")}, "
            + $"{Counted.Of(result.Topics, "topic")}: {faults}";
    }

    private static Fault Split(string fault)
    {
        var parts = FaultLine().Match(fault);
        return new Fault(
            parts.Groups["file"].Value,
            int.Parse(parts.Groups["line"].ValueSpan, CultureInfo.InvariantCulture),
            parts.Groups["message"].Value);
    }

    [GeneratedRegex(@"^(?<file>.+?):(?<line>\d+): (?<message>.*)$", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FaultLine();
}
