namespace Uplift.Examiner;

/// <summary>A text read for comparison: its index, its different content words, and their order.</summary>
internal sealed class StudiedText
{
    // Work on pairs of words must stay bounded whatever is sent; no human answer has this many different words.
    private const int MostTerms = 600;
    private const int MostInOrder = 1500;

    public StudiedText(string text, Lexicon lexicon)
        : this(new TextIndex(text), lexicon)
    {
    }

    public StudiedText(TextIndex index, Lexicon lexicon)
    {
        Index = index;
        Content = [.. index.Tokens.Where(token => token.Kind == WordKind.Content).Take(MostInOrder)];
        Terms = [.. Content.DistinctBy(token => token.Stem).Take(MostTerms).Select(lexicon.TermOf)];
        Stems = Terms.Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);
    }

    public TextIndex Index { get; }

    public string Text => Index.Text;

    public IReadOnlyList<Token> Content { get; }

    public IReadOnlyList<Term> Terms { get; }

    public IReadOnlySet<string> Stems { get; }

    /// <summary>Without the words of the question, which say little about who repeats them; all, if nothing is left.</summary>
    public IReadOnlyList<Term> TermsWithout(StudiedText question)
    {
        var own = Terms.Where(term => !question.Stems.Contains(term.Stem)).ToList();
        return own.Count > 0 ? own : Terms;
    }

    public string ContentWithout(StudiedText question)
    {
        var own = Content.Where(token => !question.Stems.Contains(token.Stem)).Select(token => token.Word).ToList();
        return string.Join(' ', own.Count > 0 ? own : Content.Select(token => token.Word));
    }
}
