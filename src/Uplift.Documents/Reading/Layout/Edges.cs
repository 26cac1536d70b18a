namespace Uplift.Documents.Reading.Layout;

/// <summary>Where text begins again and again on a page: the left edges of its columns and cells.</summary>
internal sealed class Edges
{
    private const double Exact = 0.6;
    private const int Often = 3;

    private readonly double[] lefts;

    public Edges(IEnumerable<Chunk> chunks) => lefts = [.. chunks.Select(chunk => chunk.Left).Order()];

    public bool Has(double left)
    {
        var first = Array.BinarySearch(lefts, left - Exact);
        first = first < 0 ? ~first : first;
        var last = first + Often - 1;
        return last < lefts.Length && lefts[last] <= left + Exact;
    }
}
