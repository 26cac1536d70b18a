using System.Text;

namespace Uplift.Library.Content;

/// <summary>Text as lower-case words of letters and digits, without accents.</summary>
internal static class Words
{
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in Decompose(text))
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }
            else if (word.Length > 0 && !IsAccent(character))
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static bool IsAccent(char character) =>
        char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.NonSpacingMark;

    // An unpaired surrogate cannot be normalised; such text is taken as it is.
    private static string Decompose(string text) =>
        HasLoneSurrogate(text) ? text : text.Normalize(NormalizationForm.FormD);

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return true;
                }

                i++;
            }
        }

        return false;
    }
}
