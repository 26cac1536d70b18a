using System.Collections.Frozen;

namespace Uplift.Examiner;

/// <summary>
/// Sentences that speak to the grader instead of answering: "ignore the rubric", "mark every point covered". They are no
/// evidence; an answer of nothing else is refused. Nothing here obeys text anyway, so the harm of a miss is small.
/// </summary>
internal static class GraderInstructions
{
    private static readonly FrozenSet<string> Dismissals = Words("ignore disregard forget override bypass");

    private static readonly FrozenSet<string> Rules = Words(
        "instruction instructions prompt rubric guideline guidelines criteria grading");

    private static readonly FrozenSet<string> Orders = Words("mark grade score award rate give assign set output return respond treat count confirm consider accept");

    private static readonly FrozenSet<string> Marks = Words("mark marks grade grades score scores points rating level covered coverage confidence");

    private static readonly FrozenSet<string> Heights = Words(
        "full maximum max highest high top perfect every everything all covered correct excellent 1 1.0 4 5 10 100");

    private static readonly FrozenSet<string> Graders = Words("grader examiner evaluator marker assessor");

    private static readonly FrozenSet<string> Comparisons = Words("compare repeat use take copy");

    public static HashSet<int> SentencesOf(TextIndex answer) =>
    [
        .. Enumerable.Range(0, answer.Tokens.Count)
            .GroupBy(answer.SentenceOf, at => answer.Tokens[at].Word)
            .Where(sentence => Is([.. sentence]))
            .Select(sentence => sentence.Key),
    ];

    private static bool Is(HashSet<string> words) =>
        (words.Overlaps(Dismissals) && words.Overlaps(Rules))
        || (words.Overlaps(Graders) && (words.Overlaps(Orders) || words.Overlaps(Marks) || words.Overlaps(Heights)))
        || (words.Contains("model") && words.Contains("answer") && words.Overlaps(Comparisons))
        || (words.Overlaps(Orders) && words.Overlaps(Marks) && words.Overlaps(Heights) && Counted(words) >= 3);

    // "Mark" is an order and a mark; three different words of the kind make an instruction.
    private static int Counted(HashSet<string> words) =>
        words.Count(word => Orders.Contains(word) || Marks.Contains(word) || Heights.Contains(word));

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
