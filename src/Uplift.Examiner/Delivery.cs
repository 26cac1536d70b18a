using System.Collections.Frozen;

namespace Uplift.Examiner;

/// <summary>How long an answer is beside what its question allows time for.</summary>
public enum AnswerLength
{
    Short,
    Fitting,
    Long,
}

/// <summary>
/// What can be counted of how an answer is given. Counts only: nothing here is read as mood, confidence or character.
/// </summary>
/// <param name="Words">Words of the answer.</param>
/// <param name="Length">Beside the question's time at the pace of calm speech.</param>
/// <param name="AnswersFirst">Whether something that earned a point stands in the first third.</param>
/// <param name="Reasons">Sentences that give a reason.</param>
/// <param name="TradeOffs">Sentences that name a cost, a limit or an alternative.</param>
/// <param name="Hedges">"Maybe", "I think", "sort of".</param>
/// <param name="Fillers">"Um", "you know", "basically".</param>
public sealed record Delivery(
    int Words, AnswerLength Length, bool AnswersFirst, int Reasons, int TradeOffs, int Hedges, int Fillers)
{
    // Calm speech is 130 words a minute; half the time is enough for a good answer, and more than all of it is too much.
    private const double WordsPerSecond = 130 / 60.0;
    private const double Least = 0.35;
    private const double First = 1 / 3.0;

    private static readonly FrozenSet<string> ReasonWords = Set("because since therefore so thus hence otherwise");

    private static readonly FrozenSet<string> CostWords = Set(
        "but however although though cost costs price trade tradeoff downside drawback instead alternative unless whereas");

    private static readonly FrozenSet<string> HedgeWords = Set(
        "maybe perhaps probably possibly somehow guess suppose might");

    // Without "like", which compares more often than it fills.
    private static readonly FrozenSet<string> FillerWords = Set("um uh er erm hmm basically actually literally");

    private static readonly string[] HedgePhrases = ["i think", "i believe", "sort of", "kind of", "not sure"];
    private static readonly string[] FillerPhrases = ["you know", "i mean"];

    /// <param name="answer">Spoken or typed prose.</param>
    /// <param name="readSeconds">The time that the question is meant to take.</param>
    /// <param name="points">What was found in it.</param>
    public static Delivery Of(string answer, int readSeconds, IEnumerable<PointFinding> points)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(points);

        var text = new TextIndex(answer);
        var words = text.Tokens.ConvertAll(token => token.Word);
        var sentences = Enumerable.Range(0, words.Count).GroupBy(text.SentenceOf, at => words[at]).ToList();
        var most = readSeconds * WordsPerSecond;
        var first = points
            .Where(point => point.Verdict is PointVerdict.Covered or PointVerdict.Partly)
            .Min(point => point.Quote?.Start);

        return new(
            words.Count,
            words.Count < Least * most ? AnswerLength.Short : words.Count > most ? AnswerLength.Long : AnswerLength.Fitting,
            first <= answer.Length * First,
            sentences.Count(sentence => sentence.Any(ReasonWords.Contains)),
            sentences.Count(sentence => sentence.Any(CostWords.Contains)),
            words.Count(HedgeWords.Contains) + Phrases(words, HedgePhrases),
            words.Count(FillerWords.Contains) + Phrases(words, FillerPhrases));
    }

    private static int Phrases(List<string> words, string[] phrases) =>
        words.Zip(words.Skip(1), (left, right) => $"{left} {right}").Count(phrases.Contains);

    private static FrozenSet<string> Set(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
