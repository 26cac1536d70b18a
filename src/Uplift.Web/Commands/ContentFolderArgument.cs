using System.CommandLine;

namespace Uplift.Web.Commands;

/// <summary>The content folder that a command works on, as the person named it or as it is configured.</summary>
internal static class ContentFolderArgument
{
    public static Argument<string?> Create() => new("DIR")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "The content folder; the configured one when absent.",
    };

    /// <returns>A folder that exists; null after saying that there is none.</returns>
    public static async Task<string?> FindAsync(ParseResult parsed, Argument<string?> argument, CommandHost host)
    {
        var folder = parsed.GetValue(argument) ?? FromHere(host.ContentDir);
        if (Directory.Exists(folder))
        {
            return folder;
        }

        await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no folder {folder}.");
        return null;
    }

    /// <summary>A fault names its file below the content folder; people open it from where they stand.</summary>
    public static string Openable(string folder, string fault) => Path.Combine(folder, fault);

    private static string FromHere(string folder)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }
}
