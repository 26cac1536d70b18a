using System.Text;
using System.Text.RegularExpressions;
using Uplift.Interviews.Reports;

namespace Uplift.Interviews.Rewording;

/// <summary>
/// Tells in a rewriting what the candidate said from what was put in, by the longest common run of words, and refuses one that
/// is no longer theirs.
/// </summary>
internal static partial class Rewrites
{
    // Beyond it the table of the longest common run would be large; an answer of ten minutes has 1,300 words.
    private const int MostWords = 1_500;

    /// <returns>Pieces that are <c>kept</c> or <c>added</c>; null when too little of the answer is left in it, or it goes on too long.</returns>
    /// <param name="answer">What the candidate said.</param>
    /// <param name="rewritten">What a model made of it.</param>
    /// <param name="leastKept">The share of the answer's words that has to be left, in order.</param>
    public static IReadOnlyList<ImprovedPart>? Of(string answer, string rewritten, double leastKept)
    {
        var (said, words) = (Words(answer), Words(rewritten));
        if (said.Count is 0 or > MostWords || words.Count > (2 * said.Count) + 150 || words.Count > 2 * MostWords)
        {
            return null;
        }

        var kept = Common(said, words);
        if (kept.Count(isKept => isKept) < leastKept * said.Count)
        {
            return null;
        }

        var parts = new List<ImprovedPart>();
        var text = new StringBuilder();
        foreach (var (at, word) in words.Index())
        {
            if (at > 0 && kept[at] != kept[at - 1])
            {
                parts.Add(new ImprovedPart(kept[at - 1] ? "kept" : "added", text.ToString()));
                text.Clear();
            }

            text.Append(word.Whole);
        }

        if (text.Length > 0)
        {
            parts.Add(new ImprovedPart(kept[^1] ? "kept" : "added", text.ToString()));
        }

        return parts;
    }

    private static bool[] Common(List<(string Whole, string Plain)> said, List<(string Whole, string Plain)> words)
    {
        var longest = new int[said.Count + 1, words.Count + 1];
        for (var i = said.Count - 1; i >= 0; i--)
        {
            for (var j = words.Count - 1; j >= 0; j--)
            {
                longest[i, j] = said[i].Plain == words[j].Plain ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        var kept = new bool[words.Count];
        for (var (i, j) = (0, 0); i < said.Count && j < words.Count;)
        {
            if (said[i].Plain == words[j].Plain)
            {
                (kept[j], i, j) = (true, i + 1, j + 1);
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return kept;
    }

    private static List<(string Whole, string Plain)> Words(string text) =>
        [.. Word().Matches(text).Select(match => (match.Value, Plain: match.Value.Trim().Trim('.', ',', ';', ':', '!', '?', '"', '(', ')').ToLowerInvariant()))];

    [GeneratedRegex(@"\S+\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
