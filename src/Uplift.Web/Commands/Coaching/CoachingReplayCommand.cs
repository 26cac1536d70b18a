using System.CommandLine;

namespace Uplift.Web.Commands.Coaching;

/// <summary><c>uplift coaching replay --jsonl</c>: reviews in, the schedule after each out. Needs neither a database nor the server.</summary>
internal static class CoachingReplayCommand
{
    public static Command Create(TextReader input)
    {
        var lines = new Option<bool>("--jsonl") { Description = "Read one history a line, as JSON, and write its states as one line." };
        var command = new Command("replay", "Schedule the reviews on standard input by FSRS-6.") { lines };
        command.SetAction((parsed, cancellation) => parsed.GetValue(lines)
            ? ReplayLines.RunAsync(input, parsed.InvocationConfiguration.Output, cancellation)
            : BadUseAsync(parsed.InvocationConfiguration.Error));
        return command;
    }

    private static async Task<int> BadUseAsync(TextWriter error)
    {
        await error.WriteLineAsync("Histories are read as lines of JSON only: say --jsonl.");
        return ExitCodes.BadUse;
    }
}
