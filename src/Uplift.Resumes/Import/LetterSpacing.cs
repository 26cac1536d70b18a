using System.Text;

namespace Uplift.Resumes.Import;

/// <summary>Headings set wide arrive as "C O N TA C T" or "E XPERIENCE"; this puts their letters together again.</summary>
internal static class LetterSpacing
{
    public static string Join(string text)
    {
        var words = text.Split(' ', '\t');
        var single = words.Count(word => word.Length == 1 && char.IsLetter(word[0]));
        if (single < 3 || single < words.Length * 0.6)
        {
            return text;
        }

        var joined = new StringBuilder();
        foreach (var character in text)
        {
            if (character == '\t')
            {
                joined.Append(' ');
            }
            else if (character != ' ')
            {
                joined.Append(character);
            }
        }

        return joined.ToString();
    }

    /// <summary>Without any space, for comparing with known headings.</summary>
    public static string Squeezed(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
}
