namespace Uplift.Documents.Reading.Layout;

/// <summary>What stands on one side of a river.</summary>
internal sealed class Side
{
    private readonly List<double> lefts = [];
    private readonly List<double> rights = [];
    private readonly List<double> sizes = [];
    private readonly List<double> bases = [];
    private int letters;
    private int digits;
    private int bold;
    private int colons;

    public int Rows => lefts.Count;

    /// <summary>Letters a row, on average.</summary>
    public double Letters => (double)letters / Math.Max(Rows, 1);

    /// <summary>The share of rows that hold a number, as dates do.</summary>
    public double Digits => (double)digits / Math.Max(Rows, 1);

    public double Colons => (double)colons / Math.Max(Rows, 1);

    public bool AlignedRight => Share(rights, 2) >= 0.7 && Share(lefts, 2) < 0.6;

    public bool EndsTogether => Share(rights, 3) >= 0.6;

    public bool StartsTogether => Share(lefts, 3) >= 0.4;

    public bool DiffersFrom(Side other) =>
        Math.Abs(Rivers.Median(sizes) - Rivers.Median(other.sizes)) > 0.8 || ((double)bold / Math.Max(Rows, 1)) > ((double)other.bold / Math.Max(other.Rows, 1)) + 0.4;

    public void Add(ReadOnlySpan<Chunk> chunks)
    {
        if (chunks.Length == 0)
        {
            return;
        }

        lefts.Add(chunks[0].Left);
        rights.Add(chunks[^1].Right);
        bases.Add(chunks[0].Base);
        colons += chunks[^1].Words[^1].Glyphs[^1].Text == ":" ? 1 : 0;
        var (size, digit, capitals) = (0.0, false, true);
        foreach (var chunk in chunks)
        {
            size = Math.Max(size, chunk.Size);
            digit |= chunk.HasDigit;
            capitals &= chunk.IsCapitals;
            letters += chunk.Letters;
        }

        sizes.Add(size);
        digits += digit ? 1 : 0;
        bold += capitals || chunks[0].Words[0].Glyphs[0].Style.Bold ? 1 : 0;
    }

    /// <summary>The share of rows that stand beside one of the other side, if not quite on its baseline.</summary>
    public double Near(Side other)
    {
        var near = 0;
        var at = 0;
        for (var i = 0; i < bases.Count; i++)
        {
            while (at + 1 < other.bases.Count && Math.Abs(other.bases[at + 1] - bases[i]) <= Math.Abs(other.bases[at] - bases[i]))
            {
                at++;
            }

            near += other.bases.Count > 0 && Math.Abs(other.bases[at] - bases[i]) <= 0.45 * Math.Max(sizes[i], other.sizes[at]) ? 1 : 0;
        }

        return (double)near / Math.Max(Rows, 1);
    }

    /// <summary>The share of places that are within a tolerance of the commonest.</summary>
    private static double Share(List<double> places, double tolerance)
    {
        var sorted = places.ToArray();
        Array.Sort(sorted);
        var (most, first, last) = (0, 0, 0);
        foreach (var place in sorted)
        {
            while (sorted[first] < place - tolerance)
            {
                first++;
            }

            while (last < sorted.Length && sorted[last] <= place + tolerance)
            {
                last++;
            }

            most = Math.Max(most, last - first);
        }

        return (double)most / Math.Max(sorted.Length, 1);
    }
}
