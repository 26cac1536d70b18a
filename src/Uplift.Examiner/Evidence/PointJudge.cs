using System.Numerics;

namespace Uplift.Examiner;

/// <summary>
/// What the answer shows of one point, and from 0 to 1 how easily other words could have turned the verdict.
/// </summary>
internal sealed record Evidence(PointVerdict Verdict, Quote? Quote, double Doubt)
{
    /// <summary>Whether no wording was found and only the meaning comes near.</summary>
    public bool ByMeaning { get; init; }
}

/// <summary>The thresholds of evidence, as shares of content words.</summary>
/// <param name="Detour">Content words allowed inside a phrasing beyond the usual ones.</param>
/// <param name="AnyOrder">Whether all words of a phrasing in any order cover the point.</param>
internal sealed record Leniency(
    int Detour, bool AnyOrder, double PhrasingPartly, double StatementCovered, double StatementPartly)
{
    public static readonly Leniency Usual = new(0, AnyOrder: false, 0.6, 0.8, 0.5);

    // Somebody has pointed at the passage, which is itself a hint that it means the point.
    public static readonly Leniency Appeal = new(4, AnyOrder: true, 0.5, 0.65, 0.4);
}

/// <summary>
/// Finds the evidence for one point: an asserted phrasing or nearly all of the statement covers it, a denied one
/// contradicts it, most of the words of either are partly. An assertion anywhere outweighs a denial elsewhere.
/// </summary>
internal sealed class PointJudge(TextIndex answer, PromptEcho prompt, Leniency leniency)
{
    // A word that the question uses itself says little about who repeats it.
    private const double PromptWordWeight = 0.25;
    private const double HalfDoubt = 0.5;
    private const int ShortestStatement = 3;

    // So much of a statement in one sentence is the statement itself.
    private const double NearlyAll = 0.8;
    private const int ShortestVerbatim = 5;
    private const int MostSpots = 20;

    public Evidence Judge(KeyPoint point)
    {
        var statement = Needle.OfStatement(point.Statement);
        var needles = point.Phrasings.Select(Needle.OfPhrasing).Where(IsTelling).ToList();
        Match? denial = null;
        Match? denied = null;
        foreach (var match in needles.SelectMany(Matches))
        {
            if (match.Stance == Stance.Asserted && IsInDenied(statement, answer.SentenceOf(match.First)))
            {
                denied ??= match;
            }
            else if (match.Stance == Stance.Asserted)
            {
                return new(PointVerdict.Covered, answer.QuoteOf(match.First, match.Last), Doubt: 0);
            }

            denial ??= match.Stance == Stance.Denied ? match : null;
        }

        return denied is null
            ? JudgeByWords(statement, needles, denial)
            : new(PointVerdict.Contradicted, answer.QuoteOf(denied.First, denied.Last), HalfDoubt);
    }

    private Evidence JudgeByWords(Needle statement, List<Needle> phrasings, Match? denial)
    {
        var said = StatementHit(statement);
        var loose = phrasings.Select(LooseHit).MaxBy(hit => hit?.Share ?? 0);
        if (said is { Turned: false, KeepsNegation: true } whole
            && whole.Share >= leniency.StatementCovered
            && !IsInDenied(statement, answer.SentenceOf(whole.First))
            && HoldsNumbers(statement, whole))
        {
            return Found(PointVerdict.Covered, whole, HalfDoubt);
        }

        if (denial is not null)
        {
            return new(PointVerdict.Contradicted, answer.QuoteOf(denial.First, denial.Last), HalfDoubt);
        }

        if (loose is { } words)
        {
            var isWhole = leniency.AnyOrder && words.Share >= 1;

            return Found(isWhole ? PointVerdict.Covered : PointVerdict.Partly, words, doubt: 1);
        }

        // The nearer a missed point came to "partly", the likelier it stands there in words that nobody listed.
        return said is { } part && part.Share >= leniency.StatementPartly
            ? Found(PointVerdict.Partly, part, doubt: 1)
            : new(PointVerdict.Missed, null, (said?.Share ?? 0) / leniency.StatementPartly);
    }

    /// <summary>Whether a sentence is the statement itself, denied: then what it says by the way is denied with it.</summary>
    private bool IsInDenied(Needle statement, int sentence)
    {
        var (found, turned) = (0, 0);
        foreach (var word in statement.Words)
        {
            var spots = answer.SpotsIn(sentence, word.Stem).Take(MostSpots).ToList();
            found += spots.Count > 0 ? 1 : 0;
            turned += spots.Count > 0 && word.Polarity == Polarity.Plain
                && answer.PolarityOf(spots[0].First) == Polarity.Denied ? 1 : 0;
        }

        return turned > 0 && found >= ShortestVerbatim && found >= NearlyAll * statement.Words.Count;
    }

    private IEnumerable<Match> Matches(Needle needle) =>
        PhrasingMatch.All(needle, answer, PhrasingMatch.UsualDetour(needle) + leniency.Detour);

    private Evidence Found(PointVerdict verdict, CoverageHit hit, double doubt) =>
        new(verdict, answer.QuoteOf(hit.First, hit.Last), doubt);

    // One word that stands in the question anyway proves nothing.
    private bool IsTelling(Needle needle) =>
        needle.Words.Count > 1 || (needle.Words.Count == 1 && !prompt.Contains(needle.Words[0].Stem));

    private CoverageHit? StatementHit(Needle statement)
    {
        if (statement.Words.Count < ShortestStatement)
        {
            return null;
        }

        var hit = WordCoverage.Best(
            statement, answer, neighbours: true, stem => prompt.Contains(stem) ? PromptWordWeight : 1);

        return hit is { InOrder: false } && statement.IsOrdered ? null : hit;
    }

    /// <summary>
    /// Most words of a phrasing in one sentence in any order, its most telling word and its numbers among them.
    /// </summary>
    private CoverageHit? LooseHit(Needle needle)
    {
        if (needle.IsOrdered || needle.Words.Count < 2
            || WordCoverage.Best(needle, answer, neighbours: false, _ => 1) is not { KeepsNegation: true } hit)
        {
            return null;
        }

        var telling = Enumerable.Range(0, needle.Words.Count)
            .MaxBy(at => (!prompt.Contains(needle.Words[at].Stem), needle.Words[at].Stem.Length));
        var isEnough = hit.Share >= leniency.PhrasingPartly
            && BitOperations.PopCount(hit.Words) >= 2
            && hit.Holds(telling)
            && HoldsNumbers(needle, hit);

        return isEnough ? hit : null;
    }

    private static bool HoldsNumbers(Needle needle, CoverageHit hit) =>
        Enumerable.Range(0, needle.Words.Count)
            .All(at => hit.Holds(at) || !char.IsAsciiDigit(needle.Words[at].Stem[0]));
}
