using System.Globalization;
using System.Text;

namespace Uplift.Platform.Text;

/// <summary>Foreign text on one line of bounded length, for a log, a column or a header: it can forge no second line.</summary>
public static class OneLine
{
    /// <returns>The text without control characters, line separators and halves of surrogate pairs, which PostgreSQL refuses.</returns>
    public static string Of(string? text, int longest)
    {
        var line = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            // A lone half is enumerated as the replacement character, which is fine to store.
            if (!IsControl(rune))
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString();
    }

    private static bool IsControl(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
