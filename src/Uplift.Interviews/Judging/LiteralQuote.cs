using System.Text;
using Uplift.Examiner;

namespace Uplift.Interviews.Judging;

/// <summary>
/// Finds a quote in the answer it is said to be from. Letter case, white space, quotation marks, dashes and an ellipsis at the
/// ends may differ; words may not. What comes back is the answer's own text.
/// </summary>
internal static class LiteralQuote
{
    // Less proves nothing: "the index" stands in every answer about one.
    private const int FewestLetters = 10;
    private const int FewestWords = 2;

    public static Quote? Find(string answer, string? quote)
    {
        var (wanted, _) = Normal((quote ?? "").Trim().Trim('"', '“', '”', '‘', '’', '\'', '«', '»', '.', '…', ' ', '\n'));
        if (wanted.Count(char.IsLetterOrDigit) < FewestLetters || wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < FewestWords)
        {
            return null;
        }

        var (text, places) = Normal(answer);
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            var end = at + wanted.Length;
            // Whole words: "indexed" does not say "index".
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(text[end - 1])))
            {
                var (start, stop) = (places[at], places[end - 1] + 1);
                return new Quote(start, stop, answer[start..stop]);
            }
        }

        return null;
    }

    /// <returns>The text in its normal form and, for each of its characters, where that stood.</returns>
    private static (string Text, List<int> Places) Normal(string text)
    {
        var normal = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        foreach (var (at, raw) in text.Index())
        {
            var plain = raw switch
            {
                '“' or '”' or '„' or '«' or '»' or '"' => '\'',
                '‘' or '’' or '‚' or '`' => '\'',
                '–' or '—' or '‑' => '-',
                _ when char.IsWhiteSpace(raw) => ' ',
                _ => char.ToLowerInvariant(raw),
            };
            if (plain == ' ' && (normal.Length == 0 || normal[^1] == ' '))
            {
                continue;
            }

            normal.Append(plain);
            places.Add(at);
        }

        return (normal.ToString(), places);
    }
}
