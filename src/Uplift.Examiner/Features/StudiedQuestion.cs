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
        List<string> pieces = [.. points];
        var vectors = encoder.VectorsOf([prompt, DemotedText, .. pieces]);
        (PromptVector, DemotedVector) = (vectors[0], vectors[1]);
        ReferenceVector = new float[SentenceEncoder.Dimensions];
        encoder.TryEncode(reference, ReferenceVector, out var states);
        States = states;
        var asked = new int[EncoderModel.MaximumTokens];
        PromptTokens = asked[..encoder.Tokenizer.Tokenize(prompt, asked)].ToHashSet();
        Points = [.. pieces.Zip(vectors.Skip(2), (piece, vector) => Study(piece, vector, lexicon)).Where(point => point.Target.Terms.Count > 0)];
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

    private StudiedPoint Study(string point, float[] vector, Lexicon lexicon)
    {
        var text = new StudiedText(point, lexicon);
        var demoted = text.TermsWithout(Prompt);
        var target = new Target(text.Terms, vector, Needle.OfStatement(point));

        return new(target, demoted, demoted.Sum(term => term.Surprise));
    }
}
