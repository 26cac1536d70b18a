namespace Uplift.Examiner;

/// <summary>How well each of some words is found among others, at each degree of kinship.</summary>
internal sealed class Recall
{
    private static readonly Kinship[] Degrees = Enum.GetValues<Kinship>();

    private readonly IReadOnlyList<Term> wanted;
    private readonly double[][] best;

    public Recall(IReadOnlyList<Term> wanted, IReadOnlyList<Term> given)
    {
        this.wanted = wanted;
        best = Array.ConvertAll(Degrees, degree => wanted
            .Select(term => given.Select(other => TermMatch.Strength(term, other, degree)).DefaultIfEmpty().Max())
            .ToArray());
    }

    public double Best(int term, Kinship kinship) => best[(int)kinship][term];

    /// <summary>The mean over the words.</summary>
    public double Plain(Kinship kinship) => Mean(kinship, _ => 1);

    /// <summary>The mean in which a rare word counts more.</summary>
    public double Weighted(Kinship kinship) => Mean(kinship, term => term.Surprise);

    /// <summary>The match of the n-th rarest word times its weight.</summary>
    public double Heaviest(int rank, Kinship kinship) => wanted
        .Select((term, at) => (term.Surprise, Value: Best(at, kinship)))
        .OrderByDescending(one => one.Surprise)
        .Skip(rank)
        .Select(one => one.Surprise * one.Value)
        .FirstOrDefault();

    private double Mean(Kinship kinship, Func<Term, double> weightOf)
    {
        var total = wanted.Sum(weightOf);
        return total <= 0 ? 0 : wanted.Select((term, at) => weightOf(term) * Best(at, kinship)).Sum() / total;
    }
}
