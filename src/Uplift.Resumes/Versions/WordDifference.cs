using System.Text.RegularExpressions;

namespace Uplift.Resumes.Versions;

/// <summary>A stretch of words that both texts have, or one of them.</summary>
internal readonly record struct WordRun(bool InBefore, bool InAfter, string Text);

/// <summary>What was taken out of a text and put into it, by the longest common row of words.</summary>
internal static partial class WordDifference
{
    // The table of lengths grows with the product of both; a longer text is shown whole on both sides.
    private const int LongestText = 600;

    public static IReadOnlyList<WordRun> Between(string before, string after)
    {
        var (old, current) = (Words(before), Words(after));
        if (old.Count > LongestText || current.Count > LongestText)
        {
            return [new WordRun(true, false, before), new WordRun(false, true, after)];
        }

        var lengths = new int[old.Count + 1, current.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = current.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == current[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var runs = new List<WordRun>();
        var (left, right) = (0, 0);
        while (left < old.Count || right < current.Count)
        {
            if (left < old.Count && right < current.Count && old[left] == current[right])
            {
                Add(runs, true, true, old[left++]);
                right++;
            }
            else if (left < old.Count && (right == current.Count || lengths[left + 1, right] >= lengths[left, right + 1]))
            {
                Add(runs, true, false, old[left++]);
            }
            else
            {
                Add(runs, false, true, current[right++]);
            }
        }

        return runs;
    }

    private static void Add(List<WordRun> runs, bool inBefore, bool inAfter, string word)
    {
        if (runs.Count > 0 && runs[^1] is var last && last.InBefore == inBefore && last.InAfter == inAfter)
        {
            runs[^1] = last with { Text = last.Text + word };
        }
        else
        {
            runs.Add(new WordRun(inBefore, inAfter, word));
        }
    }

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(word => word.Value)];

    [GeneratedRegex(@"\s+|\w+|[^\s\w]", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
