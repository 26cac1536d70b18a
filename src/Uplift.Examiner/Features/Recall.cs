namespace Uplift.Examiner;

/// <summary>How well each of some words is found among others: for each word its best match at each degree of kinship.</summary>
internal sealed class Recall(IReadOnlyList<(Term Term, double[] Best)> words)
{
    /// <summary>The mean over the words.</summary>
    public double Plain(Kinship kinship) => Mean(kinship, _ => 1);

    /// <summary>The mean in which a rare word counts more.</summary>
    public double Weighted(Kinship kinship) => Mean(kinship, term => term.Surprise);

    /// <summary>The match of the n-th rarest word times its weight.</summary>
    public double Heaviest(int rank, Kinship kinship) => words
        .OrderByDescending(word => word.Term.Surprise)
        .Skip(rank)
        .Select(word => word.Term.Surprise * word.Best[(int)kinship])
        .FirstOrDefault();

    private double Mean(Kinship kinship, Func<Term, double> weightOf)
    {
        var total = words.Sum(word => weightOf(word.Term));

        return total <= 0 ? 0 : words.Sum(word => weightOf(word.Term) * word.Best[(int)kinship]) / total;
    }
}
