using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using Uplift.Web.Commands.Coaching;
using Uplift.Web.Commands.Examine;
using Uplift.Web.Commands.Resume;

namespace Uplift.Web.Commands;

/// <summary>Every command, listed by hand.</summary>
internal static class CommandLine
{
    /// <param name="input">What a command reads instead of standard input.</param>
    /// <param name="hostArgs">Configuration for the services of a command, such as <c>--Uplift:DataDir=...</c>.</param>
    public static RootCommand Root(TextReader? input = null, IReadOnlyList<string>? hostArgs = null)
    {
        var host = new CommandHost(hostArgs ?? []);
        return new RootCommand(
            "Uplift: interview preparation for backend developers. Without a command, or with 'serve', it serves the site.")
        {
            MigrateCommand.Create(host),
            new Command("content", "The library's files.") { ContentCheckCommand.Create(host), ContentImportCommand.Create(host) },
            new Command("user", "Accounts.") { UserAddCommand.Create(host, input ?? StandardInput) },
            new Command("keys", "Keys of access tokens.") { KeysRotateCommand.Create(host) },
            ExamineCommand.Create(host, input ?? StandardInput),
            new Command("coaching", "What to review, and when.")
            {
                CoachingReplayCommand.Create(input ?? StandardInput), CoachingRecomputeCommand.Create(host),
            },
            ResumeCommand.Create(),
            BackupCommand.Create(host),
            RestoreCommand.Create(host),
        };
    }

    /// <summary>Carries out a parsed command line; its result is one of <see cref="ExitCodes"/>.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, InvocationConfiguration? configuration = null)
    {
        var exitCode = await parsed.InvokeAsync(configuration);
        // The library answers 1 to what it cannot parse; here 1 is a finding.
        return parsed.Action is ParseErrorAction ? ExitCodes.BadUse : exitCode;
    }

#pragma warning disable RS0030 // System.CommandLine hands out writers but no reader, so this is the one place that names it.
    // UTF-8 whatever the terminal's locale says: what comes through a pipe is.
    private static StreamReader StandardInput => new(Console.OpenStandardInput(), Encoding.UTF8);
#pragma warning restore RS0030
}
