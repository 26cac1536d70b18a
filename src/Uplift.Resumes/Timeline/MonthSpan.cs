using System.Globalization;
using System.Runtime.InteropServices;

namespace Uplift.Resumes.Timeline;

/// <summary>Whole months from one to another, both included, counted from year 0.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MonthSpan(int First, int Last)
{
    public int Months => Last - First + 1;

    /// <summary>The months of a JSON Resume entry; null when a date is missing or none. No end means that it goes on.</summary>
    public static MonthSpan? Of(string? start, string? end, DateOnly today)
    {
        if (ResumeDate.Parse(start) is not { } from)
        {
            return null;
        }

        var last = string.IsNullOrWhiteSpace(end) ? Month(today) : ResumeDate.Parse(end)?.LastMonth;
        return last >= from.FirstMonth ? new MonthSpan(from.FirstMonth, Math.Min(last.Value, Month(today))) is { Months: > 0 } span ? span : null : null;
    }

    /// <summary>Months that any of the spans covers, each counted once.</summary>
    public static int Union(IEnumerable<MonthSpan> spans)
    {
        var (months, covered) = (0, int.MinValue);
        foreach (var span in spans.OrderBy(span => span.First))
        {
            var first = Math.Max(span.First, covered + 1);
            months += Math.Max(0, span.Last - first + 1);
            covered = Math.Max(covered, span.Last);
        }

        return months;
    }

    public static int Month(DateOnly date) => (date.Year * 12) + date.Month - 1;

    public override string ToString() => $"{Show(First)} to {Show(Last)}";

    private static string Show(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{(month % 12) + 1:00}");
}

/// <summary>A date as JSON Resume writes it: "2024", "2024-03" or "2024-03-31".</summary>
/// <param name="Month">1 to 12; null when only the year is said.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ResumeDate(int Year, int? Month)
{
    public int FirstMonth => (Year * 12) + (Month ?? 1) - 1;

    public int LastMonth => (Year * 12) + (Month ?? 12) - 1;

    public static ResumeDate? Parse(string? text)
    {
        var parts = (text ?? "").Trim().Split('-');
        if (parts.Length > 3 || parts[0].Length != 4 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1)
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return new ResumeDate(year, null);
        }

        var isMonth = parts[1].Length is 1 or 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12;
        return isMonth && (parts.Length == 2 || IsDay(parts[2])) ? new ResumeDate(year, int.Parse(parts[1], CultureInfo.InvariantCulture)) : null;
    }

    private static bool IsDay(string text) =>
        text.Length is 1 or 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31;
}
