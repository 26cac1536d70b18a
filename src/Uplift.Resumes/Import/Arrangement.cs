namespace Uplift.Resumes.Import;

/// <summary>
/// What the entries of a section have in common: people write each job in the order of the one above it, so where a part stands says what
/// the parts of the other entries at that place are, also where its own words say nothing.
/// </summary>
internal sealed class Arrangement
{
    private readonly Dictionary<string, double[]> sums = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly Func<string, double> lean;

    /// <param name="lean">Above 0 for a title, below 0 for an employer.</param>
    public Arrangement(IEnumerable<List<Piece>> entries, Func<string, double> lean)
    {
        this.lean = lean;
        foreach (var parts in entries.Where(parts => parts.Count > 2))
        {
            var shape = Shape(parts);
            var sum = sums.TryGetValue(shape, out var known) ? known : sums[shape] = new double[parts.Count];
            counts[shape] = counts.GetValueOrDefault(shape) + 1;
            for (var i = 0; i < parts.Count; i++)
            {
                sum[i] += Own(parts[i]);
            }
        }
    }

    /// <summary>What the part says itself and, at half the weight, what those at its place in the other entries say on average.</summary>
    public double Lean(List<Piece> parts, int index)
    {
        var own = Own(parts[index]);
        var shape = Shape(parts);
        return counts.GetValueOrDefault(shape) < 2 ? own : own + (0.5 * (sums[shape][index] - own) / (counts[shape] - 1));
    }

    /// <summary>How little it fits that two of three parts are title and employer and the third is the place.</summary>
    /// <remarks>A place stands behind the employer, mostly behind a comma; it hardly ever opens an entry.</remarks>
    public static double Misfit(List<Piece> parts, int title, int employer)
    {
        if (parts.Count != 3)
        {
            return 0;
        }

        var place = 3 - title - employer;
        var misfit = (place == 0 ? 0.5 : 0) + (Words.IsTownLike(parts[place].Text) ? 0 : 0.3);
        // "Copperline, Lisboa — Contador": the comma binds the place to the employer.
        return place == 2 && JoinedByComma(parts, 0) && !JoinedByComma(parts, 1) && parts[2].Row == parts[0].Row ? misfit + 0.6 : misfit;
    }

    private static bool JoinedByComma(List<Piece> parts, int left)
    {
        var (a, b) = (parts[left].Cut, parts[left + 1].Cut);
        return a.Line == b.Line && a.End <= b.Start && a.Line.Text[a.End..b.Start].Trim() == ",";
    }

    private double Own(Piece part) => Math.Clamp(lean(part.Text), -2, 2);

    private static string Shape(List<Piece> parts) => string.Join('-', parts.Select(part => part.Row - parts[0].Row));
}
