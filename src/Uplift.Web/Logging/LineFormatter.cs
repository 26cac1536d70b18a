using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Uplift.Web.Logging;

/// <summary>
/// One entry is one line that begins with its time; what else it has to say follows indented. One of a request ends with the
/// trace that its problem answer names. Foreign text within it cannot begin a line nor hide what it says: control and
/// formatting characters are written as their numbers.
/// </summary>
internal sealed class LineFormatter(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "line";

    private const string Indent = "    ";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {Word(logEntry.LogLevel)} {logEntry.Category}: {Plain(message)}{(Activity.Current?.Id is { } trace ? $" [{Plain(trace)}]" : "")}"));
        foreach (var line in logEntry.Exception?.ToString().Split('\n') ?? [])
        {
            textWriter.WriteLine(Indent + Plain(line.TrimEnd('\r')));
        }
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "error",
        LogLevel.Critical => "critical",
        _ => "none",
    };

    private static string Plain(string text)
    {
        if (!text.Any(IsUnsafe))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (IsUnsafe(character))
            {
                plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                plain.Append(character);
            }
        }

        return plain.ToString();
    }

    private static bool IsUnsafe(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

internal static class LoggingServices
{
    /// <summary>Our formatter, unless <c>Logging:Console:FormatterName</c> names another, such as <c>json</c>.</summary>
    public static IServiceCollection AddLineLog(this IServiceCollection services)
    {
        services.AddLogging(logging => logging.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>());
        return services.Configure<ConsoleLoggerOptions>(console => console.FormatterName ??= LineFormatter.FormatterName);
    }
}
