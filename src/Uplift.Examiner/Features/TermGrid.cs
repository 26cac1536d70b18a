namespace Uplift.Examiner;

/// <summary>Every word of one text beside every word of another, at each degree of kinship, computed once.</summary>
internal sealed class TermGrid
{
    private readonly IReadOnlyList<Term> left;
    private readonly IReadOnlyList<Term> right;
    private readonly double[] strengths;

    public TermGrid(IReadOnlyList<Term> left, IReadOnlyList<Term> right)
    {
        (this.left, this.right) = (left, right);
        strengths = new double[left.Count * right.Count * Degrees];
        for (var i = 0; i < left.Count; i++)
        {
            for (var j = 0; j < right.Count; j++)
            {
                TermMatch.Compare(left[i], right[j], strengths.AsSpan(((i * right.Count) + j) * Degrees, Degrees));
            }
        }
    }

    public const int Degrees = 3;

    /// <summary>How well the chosen words of the first text are found in the second.</summary>
    public Recall OfLeft(Func<Term, bool> chosen) => new(
        [.. Chosen(left, chosen).Select(one => (one.Term, BestOf(right.Count, other => (one.At * right.Count) + other)))]);

    /// <summary>How well the chosen words of the second text are found in the first.</summary>
    public Recall OfRight(Func<Term, bool> chosen) => new(
        [.. Chosen(right, chosen).Select(one => (one.Term, BestOf(left.Count, other => (other * right.Count) + one.At)))]);

    private double[] BestOf(int others, Func<int, int> cell)
    {
        var best = new double[Degrees];
        for (var other = 0; other < others; other++)
        {
            var from = cell(other) * Degrees;
            for (var degree = 0; degree < Degrees; degree++)
            {
                best[degree] = Math.Max(best[degree], strengths[from + degree]);
            }
        }

        return best;
    }

    private static IEnumerable<(Term Term, int At)> Chosen(IReadOnlyList<Term> terms, Func<Term, bool> chosen) =>
        terms.Select((term, at) => (term, at)).Where(one => chosen(one.term));
}
