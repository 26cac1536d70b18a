using System.Globalization;
using System.Text;

namespace Uplift.Documents.Flow;

/// <summary>Text as it is set and found again: composed, without what is invisible or stands for several letters.</summary>
public static class PlainCharacters
{
    /// <summary>Stands for a space at which no line ends.</summary>
    internal const int FixedSpace = 0xA0;

    /// <summary>A place where a word may be parted; takes no room.</summary>
    internal const int WordBreak = 0x200B;

    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(clean, rune);
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        switch (rune.Value)
        {
            case '\t' or '\n' or '\r' or 0x2028 or 0x2029:
                text.Append(' ');
                return;
            case FixedSpace or 0x202F or 0x2007:
                text.Append((char)FixedSpace);
                return;
            case WordBreak:
                text.Append((char)WordBreak);
                return;
            case 0x2010 or 0x2011:
                text.Append('-');
                return;
            // No characters and never will be; XML refuses them.
            case var number when (number & 0xFFFE) == 0xFFFE:
                return;
            // Ligatures: programs that search for "office" do not find one.
            case >= 0xFB00 and <= 0xFB06:
                text.Append(rune.ToString().Normalize(NormalizationForm.FormKD));
                return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.SpaceSeparator:
                text.Append(' ');
                return;
            // Soft hyphens, joiners, marks of direction and control characters.
            case UnicodeCategory.Control or UnicodeCategory.Format:
                return;
            default:
                text.Append(rune.ToString());
                return;
        }
    }
}
