using System.Text;

namespace Uplift.Documents.Reading;

/// <summary>Text as people would type it: ligatures as letters, plain spaces, no invisible characters.</summary>
internal static class Normal
{
    private const char SoftHyphen = '\u00AD';

    public static string Text(string text)
    {
        if (!text.Any(IsOdd))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Ligature(c) is { } letters)
            {
                result.Append(letters);
            }
            else if (c == SoftHyphen)
            {
                // Inside a word and beside a dash it is only a place to break; elsewhere it is drawn for a dash.
                var before = i > 0 ? text[i - 1] : ' ';
                var after = i + 1 < text.Length ? text[i + 1] : ' ';
                var idle = (char.IsLetter(before) && char.IsLetter(after)) || IsDash(before) || IsDash(after);
                result.Append(idle ? "" : "-");
                if (IsDash(before) && IsDash(after))
                {
                    // One shape that some writers say is three dashes at once.
                    i++;
                }
            }
            else if (IsSpace(c))
            {
                // A tab of ours stands for a wide gap.
                result.Append(c == '\t' ? '\t' : ' ');
            }
            else if (!IsInvisible(c) && !char.IsControl(c))
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    public static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029'
        or '\u202F' or '\u205F' or '\u3000' or '\t' or '\n' or '\r' or '\v' or '\f' or '\u0085';

    private static bool IsOdd(char c) => c is >= '\uFB00' and <= '\uFB06' or SoftHyphen || IsInvisible(c) || (c != ' ' && IsSpace(c)) || char.IsControl(c);

    private static bool IsDash(char c) => c is '-' or (>= '\u2010' and <= '\u2015') or '\u2212';

    private static bool IsInvisible(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF';

    private static string? Ligature(char c) => c switch
    {
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' or '\uFB06' => "st",
        _ => null,
    };
}
