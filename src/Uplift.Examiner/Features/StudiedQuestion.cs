namespace Uplift.Examiner;

/// <summary>A point of the reference with all that comparing needs.</summary>
internal sealed record StudiedPoint(Target Target, IReadOnlyList<Term> Demoted, double Weight);

/// <summary>A question and its reference, read once for any number of answers.</summary>
internal sealed class StudiedQuestion
{
    public StudiedQuestion(string prompt, string reference, IEnumerable<string> points, Lexicon lexicon, SentenceEncoder encoder)
    {
        Prompt = new StudiedText(prompt, lexicon);
        Reference = new StudiedText(reference, lexicon);
        Demoted = Reference.TermsWithout(Prompt);
        DemotedText = Reference.ContentWithout(Prompt);
        PromptVector = encoder.VectorOf(prompt);
        DemotedVector = encoder.VectorOf(DemotedText);
        ReferenceVector = new float[SentenceEncoder.Dimensions];
        encoder.TryEncode(reference, ReferenceVector, out var states);
        States = states;
        var asked = new int[EncoderModel.MaximumTokens];
        PromptTokens = asked[..encoder.Tokenizer.Tokenize(prompt, asked)].ToHashSet();
        Points = [.. points.Select(point => Study(point, lexicon, encoder)).Where(point => point.Target.Terms.Count > 0)];
    }

    public StudiedText Prompt { get; }

    public StudiedText Reference { get; }

    /// <summary>The reference's words that the question does not say itself.</summary>
    public IReadOnlyList<Term> Demoted { get; }

    public string DemotedText { get; }

    public float[] PromptVector { get; }

    public float[] ReferenceVector { get; }

    public float[] DemotedVector { get; }

    public TokenStates States { get; }

    public IReadOnlySet<int> PromptTokens { get; }

    public IReadOnlyList<StudiedPoint> Points { get; }

    private StudiedPoint Study(string point, Lexicon lexicon, SentenceEncoder encoder)
    {
        var text = new StudiedText(point, lexicon);
        var demoted = text.TermsWithout(Prompt);
        var weights = Target.WeightsOf(text.Terms, Prompt.Stems);
        var target = new Target(text.Terms, weights, encoder.VectorOf(point), Needle.OfStatement(point));

        return new(target, demoted, demoted.Sum(term => term.Surprise));
    }
}
