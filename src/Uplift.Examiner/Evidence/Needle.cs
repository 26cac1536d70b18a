namespace Uplift.Examiner;

internal readonly record struct NeedleWord(string Stem, Polarity Polarity);

/// <summary>
/// What is looked for: the content words of a phrasing or a statement in their order, each with the polarity it has
/// there. Negators are no words of their own, so "no filesort" meets "without a filesort" and does not meet "a
/// filesort".
/// </summary>
internal sealed class Needle
{
    // Coverage keeps one bit per word.
    private const int MostWords = 64;

    private const int FewestWords = 2;

    private static readonly string[] Articles = ["a", "an", "the"];
    private static readonly string[] Ordering = ["before", "after", "then", "first", "last", "than"];

    private Needle(string text, Func<Token, bool> counts)
    {
        var tokens = Tokens.Read(text);
        var (polarity, clause) = Negation.Mark(text, tokens);
        var chosen = Enumerable.Range(0, tokens.Count)
            .Where(at => counts(tokens[at]) || IsKeyword(text, tokens[at]))
            .Take(MostWords)
            .ToList();

        Words = [.. chosen.Select(at => new NeedleWord(tokens[at].Stem, polarity[at]))];
        Compounds = [.. chosen.Zip(
            chosen.Skip(1),
            (left, right) => right == left + 1 ? Stemmer.Stem(tokens[left].Word + tokens[right].Word) : null)];
        OrderWords = [.. tokens.Select(token => token.Word).Where(Ordering.Contains)];
        IsOneClause = clause.Length == 0 || clause[^1] == 0;
        Negated = Words.Count(word => word.Polarity is Polarity.Denied or Polarity.Excluded);
    }

    public IReadOnlyList<NeedleWord> Words { get; }

    /// <summary>At k the one word that words k and k + 1 may be written as, if they stand side by side.</summary>
    public IReadOnlyList<string?> Compounds { get; }

    /// <summary>Whether the order is what is being said, as in "validate before storing".</summary>
    public bool IsOrdered => OrderWords.Count > 0;

    public IReadOnlyList<string> OrderWords { get; }

    public bool IsOneClause { get; }

    public int Negated { get; }

    public static Needle OfStatement(string text) => new(text, token => token.Kind == WordKind.Content);

    /// <summary>Content words; lighter words too where there would be too few to tell.</summary>
    public static Needle OfPhrasing(string text)
    {
        var needle = OfStatement(text);

        return needle.Words.Count >= FewestWords ? needle : OfClaim(text);
    }

    /// <summary>A wrong claim is often wrong by its "always" or "only", so light words count from the start.</summary>
    public static Needle OfClaim(string text)
    {
        var needle = OfContentAndLight(text);

        return needle.Words.Count >= FewestWords ? needle : OfAllWords(text);
    }

    private static Needle OfContentAndLight(string text) =>
        new(text, token => token.Kind is WordKind.Content or WordKind.Light);

    private static Needle OfAllWords(string text) =>
        new(text, token => token.Kind != WordKind.Negator && !Articles.Contains(token.Word));

    // "ON" and "OR" in a phrasing are SQL, while "on" and "or" are grammar.
    private static bool IsKeyword(string text, Token token) =>
        token.Kind is WordKind.Function or WordKind.Light
        && token.End - token.Start > 1
        && text.AsSpan(token.Start, token.End - token.Start).IndexOfAnyExceptInRange('A', 'Z') < 0;
}
