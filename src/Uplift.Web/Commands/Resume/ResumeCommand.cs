using System.CommandLine;

namespace Uplift.Web.Commands.Resume;

/// <summary><c>uplift resume</c>: what can be done with a resume without an account; needs neither a database nor the server.</summary>
internal static class ResumeCommand
{
    public static Command Create() => new("resume", "A resume as a file.")
    {
        CheckCommand.Create(),
        MatchCommand.Create(),
        ExportCommand.Create(),
        ParseCommand.Create(),
    };
}
