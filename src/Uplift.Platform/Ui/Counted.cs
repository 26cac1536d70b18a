using System.Globalization;

namespace Uplift.Platform.Ui;

/// <summary>A number with its noun: "1 question", "1,234 questions".</summary>
public static class Counted
{
    public static string Of(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
