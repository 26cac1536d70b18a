using System.Globalization;
using System.Text;

namespace Uplift.Coaching.Plans;

/// <summary>
/// A plan as iCalendar (RFC 5545): an event for each day with something to do, and one for the interview. A day's event keeps
/// its identity, so that a calendar which reads the file again moves what it has.
/// </summary>
internal static class PlanCalendar
{
    /// <summary>Octets of a line, its end not counted (RFC 5545, 3.1).</summary>
    private const int LongestLine = 75;

    public static byte[] Write(PlanView plan, Guid ownerId, DateTimeOffset now)
    {
        var text = new StringBuilder();
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Uplift//Plan//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        foreach (var day in plan.Days.Where(day => day.Items.Count > 0))
        {
            Event(
                text,
                string.Create(CultureInfo.InvariantCulture, $"{ownerId:N}-{day.Day:yyyyMMdd}@uplift"),
                stamp,
                day.Day,
                string.Create(CultureInfo.InvariantCulture, $"Uplift: {day.Minutes} min"),
                string.Join('\n', day.Items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Text} ({item.Minutes} min)"))));
        }

        Event(text, $"{ownerId:N}-interview@uplift", stamp, plan.InterviewOn, plan.Role.Length > 0 ? $"Interview: {plan.Role}" : "Interview", plan.Verdict);
        Line(text, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Event(StringBuilder text, string id, string stamp, DateOnly day, string summary, string description)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{id}");
        Line(text, $"DTSTAMP:{stamp}");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{day:yyyyMMdd}"));
        Line(text, string.Create(CultureInfo.InvariantCulture, $"DTEND;VALUE=DATE:{day.AddDays(1):yyyyMMdd}"));
        Line(text, $"SUMMARY:{Escaped(summary)}");
        Line(text, $"DESCRIPTION:{Escaped(description)}");
        Line(text, "TRANSP:TRANSPARENT");
        Line(text, "END:VEVENT");
    }

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\n", StringComparison.Ordinal);

    /// <summary>Folds a long line between characters, never within one.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
