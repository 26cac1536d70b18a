using System.Collections.Concurrent;

namespace Uplift.Examiner;

/// <summary>
/// What an answer looks like beside the reference and any full-mark answers: the mark that people would be expected to
/// give, and how much of the reference it covers.
/// </summary>
internal sealed class ReferenceMark(Lexicon lexicon, SentenceEncoder encoder, Targets targets, MarkModel model)
{
    // Some 200 KB each. A library's questions should fit, since making one again takes as long as grading an answer.
    private const int MostKept = 160;

    // What the models were fitted on was far shorter; the front of an endless answer has to do.
    private const int LongestRead = 6000;

    // What unrelated texts have in common, and what is left up to a full answer: the two constants of coverage.
    private const double Unrelated = 0.1;
    private const double Span = 0.5;

    // Few marks say little: as if three more had shown no difference.
    private const int ShrinkBy = 3;

    private static readonly string[] Shape =
        ["log-", "length-ratio", "points", "one-word", "surrender", "from-question", "has-number", "negator", "given-"];

    private readonly ConcurrentDictionary<(string Prompt, string Reference), StudiedQuestion> studied = new();

    /// <returns>Coverage of the reference and the expected mark; nothing where there is no reference.</returns>
    public (double Coverage, ExpectedMark Mark)? Of(ExamQuestion question, StudiedAnswer answer)
    {
        var references = ReferencesOf(question).Select(reference => Study(question.Prompt, reference)).ToList();
        if (references.Count == 0)
        {
            return null;
        }

        var features = Best(references, answer);
        var mark = model.Predict(features);
        var offset = question.Marked.Count == 0 ? 0 : OffsetOf(question, references);

        return (CoverageIn(features), new(Math.Clamp(mark.Kernel + offset, 0, 1), Math.Clamp(mark.Linear + offset, 0, 1)));
    }

    /// <summary>Whether an answer is read to its end.</summary>
    public static bool Reads(TextIndex answer) => answer.Text.Length <= LongestRead;

    /// <summary>As much of an answer as is read.</summary>
    public StudiedAnswer Study(TextIndex answer) => new(Front(answer), lexicon, encoder);

    /// <summary>The mean of two readings: point by point by words and meaning, and word by word of the whole reference.</summary>
    public static double CoverageIn(FeatureList features)
    {
        var likeness = (features["point-both-weighted"] + features["demoted-recall-plain-Meaning"]) / 2;

        return Math.Clamp((likeness - Unrelated) / Span, 0, 1);
    }

    private static IEnumerable<string> ReferencesOf(ExamQuestion question)
    {
        var statements = string.Join(' ', question.KeyPoints.Select(point => point.Statement));
        var reference = string.IsNullOrWhiteSpace(question.Reference) ? statements : question.Reference;

        return new[] { reference }.Concat(question.FullMarkAnswers).Where(text => !string.IsNullOrWhiteSpace(text));
    }

    /// <summary>Of several references each feature counts from the one it likes best; the shape from the first.</summary>
    private static FeatureList Best(List<StudiedQuestion> references, StudiedAnswer answer)
    {
        var all = references.ConvertAll(reference => FeatureExtractor.Extract(reference, answer));
        if (all.Count == 1)
        {
            return all[0];
        }

        var best = new FeatureList();
        foreach (var (at, name) in all[0].Names.Index())
        {
            var isShape = Shape.Any(part => name.StartsWith(part, StringComparison.Ordinal));
            best.Add(name, isShape ? all[0].Values[at] : all.Max(one => one.Values[at]));
        }

        return best;
    }

    /// <summary>How far people marked this question's other answers from what was expected, shrunk towards nothing.</summary>
    private double OffsetOf(ExamQuestion question, List<StudiedQuestion> references) => question.Marked
        .Sum(one => one.Mark - model.Predict(Best(references, Study(new TextIndex(one.Answer)))).Kernel)
        / (question.Marked.Count + ShrinkBy);

    /// <summary>The model answer's words, or those of the points where there is none.</summary>
    public IReadOnlyList<Term> TermsOf(ExamQuestion question) =>
        ReferencesOf(question).Take(1).SelectMany(reference => Study(question.Prompt, reference).Reference.Terms).ToList();

    private StudiedQuestion Study(string prompt, string reference)
    {
        if (studied.TryGetValue((prompt, reference), out var known))
        {
            return known;
        }

        if (studied.Count >= MostKept)
        {
            studied.Clear();
        }

        return studied[(prompt, reference)] =
            new StudiedQuestion(prompt, reference, ReferencePoints.Split(reference), lexicon, encoder, targets);
    }

    private static TextIndex Front(TextIndex answer)
    {
        if (Reads(answer))
        {
            return answer;
        }

        var end = char.IsHighSurrogate(answer.Text[LongestRead - 1]) ? LongestRead - 1 : LongestRead;

        return new TextIndex(answer.Text[..end]);
    }
}
