using Uplift.Examiner;

namespace Uplift.Interviews.Grading;

/// <summary>
/// What can be measured of clarity without taste: does the answer come first, are the sentences of a length that can be
/// followed, is there a number or an example. It never guesses at the person.
/// </summary>
internal static class Clarity
{
    public const string Dimension = "clarity";

    private const int LongestFollowable = 45;
    private const double EarlyPart = 0.4;

    /// <param name="answer">The answer as given.</param>
    /// <param name="firstPoint">Where the first needed point stands in it; null when none does.</param>
    /// <returns>1 to 4.</returns>
    public static int Grade(string answer, int? firstPoint)
    {
        var sentences = Sentences.Split(answer);
        var words = sentences.Sum(sentence => WordCount(sentence.Text));
        if (sentences.Count == 0 || words / sentences.Count > LongestFollowable)
        {
            return 1;
        }

        if (firstPoint is not { } start || start > answer.Length * EarlyPart)
        {
            return 2;
        }

        return HasNumberOrExample(answer) ? 4 : 3;
    }

    private static int WordCount(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static bool HasNumberOrExample(string answer) =>
        answer.Any(char.IsAsciiDigit)
        || answer.Contains("for example", StringComparison.OrdinalIgnoreCase)
        || answer.Contains("for instance", StringComparison.OrdinalIgnoreCase)
        || answer.Contains("such as", StringComparison.OrdinalIgnoreCase);
}
