using System.Buffers;
using System.Collections.Frozen;

namespace Uplift.Examiner;

/// <summary>Answers that cannot be assessed. No mark is better than an invented one.</summary>
internal static class Gates
{
    private const int FewestContentWords = 8;

    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n");

    private static readonly FrozenSet<string> Surrenders = FrozenSet.Create(
        StringComparer.Ordinal, "pass", "skip", "idk", "dunno", "unsure", "clueless");

    private static readonly FrozenSet<string> Knowing = FrozenSet.Create(
        StringComparer.Ordinal,
        "know", "idea", "clue", "sure", "remember", "recall", "certain", "heard", "answer", "answered", "learned", "studied",
        "understand", "familiar", "attempted");

    private static readonly FrozenSet<string> Padding = FrozenSet.Create(
        StringComparer.Ordinal, "sorry", "question", "honest", "honestly", "topic", "moment", "afraid", "next");

    /// <summary>Sounds that a transcript writes down and that say nothing.</summary>
    private static readonly FrozenSet<string> Hesitations = FrozenSet.Create(StringComparer.Ordinal, "um", "umm", "uh", "uhh", "er", "erm", "hm", "hmm");

    /// <summary>The gate that needs no scoring, if one holds. The first that fits is named.</summary>
    public static Gate? BeforeScoring(
        ExamQuestion question, PromptEcho prompt, TextIndex answer, Thesaurus thesaurus) =>
        answer.Tokens.Count == 0 ? Gate.Empty
        : IsSurrender(answer.Tokens) ? Gate.DontKnow
        : IsOneWord(answer) ? Gate.OneWord
        : Nonsense.Is(question, answer.Tokens) ? Gate.Nonsense
        : Languages.IsOther(question, answer, thesaurus) ? Gate.OtherLanguage
        : prompt.IsWhole(answer) ? Gate.QuestionEchoed
        : GraderInstructions.SentencesOf(answer).Count == answer.Sentences.Count ? Gate.Instructions
        : null;

    /// <summary>
    /// A short answer is refused only when nothing was recognised in it: a short correct one must count.
    /// </summary>
    public static bool IsTooShort(TextIndex answer, bool somethingFound) =>
        !somethingFound && ContentWords(answer) < FewestContentWords;

    public static int ContentWords(TextIndex answer) =>
        answer.Tokens.Count(token => (token.Kind is WordKind.Content or WordKind.Light) && !Hesitations.Contains(token.Word));

    public static bool IsSurrender(List<Token> tokens)
    {
        var words = tokens.Select(token => token.Word).ToHashSet(StringComparer.Ordinal);
        var denies = tokens.Exists(token => token.Kind == WordKind.Negator);
        var givesUp = words.Overlaps(Surrenders)
            || (denies && (words.Overlaps(Knowing) || tokens.TrueForAll(token => token.Kind != WordKind.Content)));

        return givesUp && tokens.TrueForAll(token => token.Kind != WordKind.Content
            || Surrenders.Contains(token.Word) || Knowing.Contains(token.Word) || Padding.Contains(token.Word));
    }

    private static bool IsOneWord(TextIndex answer) =>
        !answer.Text.AsSpan(answer.Tokens[0].Start, answer.Tokens[^1].End - answer.Tokens[0].Start).ContainsAny(Spaces);
}
