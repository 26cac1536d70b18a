using System.Runtime.InteropServices;

namespace Uplift.Resumes.Matching.Concepts;

/// <param name="Key">In lower case and without a plural's s, so that spellings meet.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Word(string Key, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Words as job adverts and resumes write them: "C++", "C#", ".NET" are one word each, "CI/CD" and "Node.js" are two.</summary>
internal static class Words
{
    public static List<Word> Of(string text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length;)
        {
            var isDotted = text[at] == '.' && at + 1 < text.Length && char.IsLetter(text[at + 1]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1]));
            if (!isDotted && !char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at++;
            while (at < text.Length && IsInside(text, at))
            {
                at++;
            }

            // C++, C#, F#: signs belong to a single letter; "ES6+" and "4+" are a word and a sign.
            var isLetter = at - start == 1 && char.IsLetter(text[start]);
            while (isLetter && at < text.Length && (text[at] is '+' or '#'))
            {
                at++;
            }

            words.Add(new Word(Key(text.AsSpan(start, at - start)), start, at - start));
        }

        return words;
    }

    public static string Key(ReadOnlySpan<char> word)
    {
        var lower = word.ToString().ToLowerInvariant().Replace('’', '\'');
        if (lower.EndsWith("'s", StringComparison.Ordinal))
        {
            lower = lower[..^2];
        }

        return lower.Length > 3 && lower[^1] == 's' && lower[^2] != 's' ? lower[..^1] : lower;
    }

    private static bool IsInside(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        || (text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]));
}
