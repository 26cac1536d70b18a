namespace Uplift.Examiner;

/// <summary>A point of the reference with all that comparing needs.</summary>
internal sealed record StudiedPoint(Target Target, IReadOnlyList<Term> Demoted, double Weight);

/// <summary>A question and its reference, read once for any number of answers.</summary>
internal sealed class StudiedQuestion
{
    public StudiedQuestion(
        string prompt, string reference, IEnumerable<string> points, Lexicon lexicon, SentenceEncoder encoder, Targets targets)
    {
        Prompt = new StudiedText(prompt, lexicon);
        var read = new StudiedAnswer(new TextIndex(reference), lexicon, encoder);
        Reference = read.Text;
        ReferenceVector = read.Vector;
        Words = read.Words;
        Demoted = Reference.TermsWithout(Prompt);
        DemotedText = Reference.ContentWithout(Prompt);
        var vectors = encoder.VectorsOf([prompt, DemotedText]);
        (PromptVector, DemotedVector) = (vectors[0], vectors[1]);
        Points = [.. points.Select(piece => Study(targets.Of(piece))).Where(point => point.Target.Terms.Count > 0)];
    }

    public StudiedText Prompt { get; }

    public StudiedText Reference { get; }

    /// <summary>The reference's words that the question does not say itself.</summary>
    public IReadOnlyList<Term> Demoted { get; }

    public string DemotedText { get; }

    public float[] PromptVector { get; }

    public float[] ReferenceVector { get; }

    public float[] DemotedVector { get; }

    public IReadOnlyList<(Term Term, float[] State)> Words { get; }

    public IReadOnlyList<StudiedPoint> Points { get; }

    private StudiedPoint Study(Target target)
    {
        var own = target.Terms.Where(term => !Prompt.Stems.Contains(term.Stem)).ToList();
        var demoted = own.Count > 0 ? own : target.Terms;

        return new(target, demoted, demoted.Sum(term => term.Surprise));
    }
}
