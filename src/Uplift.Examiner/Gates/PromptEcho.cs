namespace Uplift.Examiner;

/// <summary>
/// The question's own words. Saying them back is no evidence, but a good answer needs many of them too; so an echo is
/// told by words that also stand side by side as in the question.
/// </summary>
internal sealed class PromptEcho
{
    private const double OwnWords = 0.15;
    private const double SentencePairs = 0.7;
    private const double AnswerPairs = 0.5;

    // A few words that the question also says may well be the answer: "time-ordered uuid".
    private const int ShortestEcho = 5;

    private readonly HashSet<string> stems = [];
    private readonly HashSet<(string, string)> pairs = [];
    private readonly HashSet<string> telling;

    public PromptEcho(ExamQuestion question)
    {
        var words = ContentOf(Tokens.Read(question.Prompt));
        stems.UnionWith(words);
        pairs.UnionWith(words.Zip(words.Skip(1)));
        telling = Nonsense.KnownStems(question);
        telling.ExceptWith(stems);
    }

    public IReadOnlySet<string> Stems => stems;

    public bool Contains(string stem) => stems.Contains(stem);

    public bool IsWhole(TextIndex answer) => Echoes(ContentOf(answer.Tokens), AnswerPairs);

    /// <summary>The answer without the sentences that only repeat the question.</summary>
    public TextIndex Without(TextIndex answer)
    {
        var echoes = Enumerable.Range(0, answer.Tokens.Count)
            .GroupBy(answer.SentenceOf, at => answer.Tokens[at])
            .Where(sentence => Echoes(ContentOf(sentence), SentencePairs))
            .Select(sentence => sentence.Key)
            .ToHashSet();

        return echoes.Count == 0 ? answer : answer.Keeping(token => answer.Holds(token) && !echoes.Contains(answer.SentenceOf(token)));
    }

    private bool Echoes(List<string> words, double pairsShared) =>
        words.Count >= ShortestEcho
        // "The operation that corresponds to enqueue is push": one new word, and it is the answer.
        && !words.Exists(telling.Contains)
        && words.Count(word => !stems.Contains(word)) <= OwnWords * words.Count
        && words.Zip(words.Skip(1)).Count(pairs.Contains) >= pairsShared * (words.Count - 1);

    private static List<string> ContentOf(IEnumerable<Token> tokens) =>
        [.. tokens.Where(token => token.Kind == WordKind.Content).Select(token => token.Stem)];
}
