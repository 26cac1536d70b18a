namespace Uplift.Library.Content;

/// <summary>Prompts that ask the same in nearly the same words.</summary>
internal static class NearDuplicates
{
    /// <summary>Share of common word pairs (Jaccard) from which two prompts count as the same question.</summary>
    private const double Limit = 0.6;

    public static IEnumerable<(QuestionEntry Earlier, QuestionEntry Later)> Find(List<QuestionEntry> questions)
    {
        var pairs = questions.ConvertAll(question => WordPairs(question.Prompt));
        for (var later = 1; later < questions.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (Similarity(pairs[earlier], pairs[later]) >= Limit)
                {
                    yield return (questions[earlier], questions[later]);
                }
            }
        }
    }

    private static HashSet<(string, string)> WordPairs(string prompt)
    {
        var words = Words.Of(prompt);
        return [.. words.Zip(words.Skip(1))];
    }

    private static double Similarity(HashSet<(string, string)> left, HashSet<(string, string)> right)
    {
        var shared = left.Count(right.Contains);
        var all = left.Count + right.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }
}
