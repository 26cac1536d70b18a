using System.Buffers;
using System.Globalization;
using System.Text;

namespace Uplift.Examiner;

internal enum WordKind
{
    Content,
    Light,
    Function,
    Negator,
}

/// <summary>
/// A word at its place. The positions are those of the text as given; <paramref name="Word"/> and <paramref
/// name="Stem"/> are what is compared. An abbreviation that stands for several words is several tokens at one place.
/// </summary>
internal readonly record struct Token(int Start, int End, string Word, string Stem, WordKind Kind);

/// <summary>
/// Cuts a text into tokens in one pass. Anything that is no letter, digit or known notation only separates.
/// </summary>
internal static class Tokens
{
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>(text.Length / 6);
        var stems = new Dictionary<string, string>();
        var at = 0;
        while (at < text.Length)
        {
            if (Notation.Read(text, at) is { } notation)
            {
                tokens.Add(new(at, notation.End, notation.Word, notation.Word, WordKind.Content));
                at = notation.End;
                continue;
            }

            var end = EndOfWord(text, at);
            foreach (var (from, to) in Parts(text, at, end))
            {
                Add(from, to);
            }

            at = Math.Max(end, at + 1);
        }

        return tokens;

        void Add(int from, int to)
        {
            var spoken = Fold(text[from..to]);
            if (spoken.EndsWith("n't", StringComparison.Ordinal))
            {
                tokens.Add(new(from, to, "not", "not", WordKind.Negator));
                return;
            }

            var owner = spoken.IndexOf('\'', StringComparison.Ordinal);
            foreach (var word in Equivalents.Of(owner > 0 ? spoken[..owner] : spoken))
            {
                if (!stems.TryGetValue(word, out var stem))
                {
                    stems[word] = stem = Stemmer.Stem(word);
                }

                tokens.Add(new(from, to, word, stem, StopWords.KindOf(word)));
            }
        }
    }

    private static int EndOfWord(string text, int at)
    {
        var end = at;
        while (Rune.DecodeFromUtf16(text.AsSpan(end), out var rune, out var length) == OperationStatus.Done
            && (Rune.IsLetterOrDigit(rune) || (end > at && (IsCarried(rune) || IsInnerApostrophe(text, end)))))
        {
            end += length;
        }

        return end;
    }

    // Combining accents belong to their letter; soft hyphens and direction marks hide inside words.
    private static bool IsCarried(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    private static bool IsInnerApostrophe(string text, int at) =>
        IsApostrophe(text[at]) && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private static bool IsApostrophe(char sign) => sign is '\'' or '’' or 'ʼ' or '‘';

    /// <summary>customerId is two words, HTTPServer too; IDs, p99 and utf8 are one.</summary>
    private static IEnumerable<(int From, int To)> Parts(string text, int from, int end)
    {
        for (var at = from + 1; at < end; at++)
        {
            var startsWord = char.IsUpper(text[at]) && at + 1 < end && char.IsLower(text[at + 1]);
            var isPlural = at + 2 == end && text[at + 1] == 's';
            var followsSmall = char.IsUpper(text[at]) && char.IsLower(text[at - 1]);
            if (followsSmall || (startsWord && !isPlural && !IsApostrophe(text[at - 1])))
            {
                yield return (from, at);
                from = at;
            }
        }

        if (from < end)
        {
            yield return (from, end);
        }
    }

    private static string Fold(string word)
    {
        if (!Ascii.IsValid(word))
        {
            word = string.Concat(word.Normalize(NormalizationForm.FormKC)
                .Where(sign => char.GetUnicodeCategory(sign) != UnicodeCategory.Format)
                .Select(sign => IsApostrophe(sign) ? '\'' : sign));
        }

        return word.ToLowerInvariant();
    }
}
