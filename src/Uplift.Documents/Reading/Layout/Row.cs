namespace Uplift.Documents.Reading.Layout;

/// <summary>Chunks that share a baseline, from left to right.</summary>
internal sealed class Row(List<Chunk> chunks)
{
    public List<Chunk> Chunks { get; } = chunks;

    public double Base { get; } = chunks.MaxBy(chunk => chunk.Size)!.Base;

    public double Size { get; } = chunks.Max(chunk => chunk.Size);

    public double Top { get; } = chunks.Min(chunk => chunk.Top);

    public double Bottom { get; } = chunks.Max(chunk => chunk.Bottom);

    public static List<Row> Of(IEnumerable<Chunk> chunks)
    {
        var rows = new List<Row>();
        var open = new List<Chunk>();
        foreach (var chunk in chunks.OrderBy(chunk => chunk.Base))
        {
            if (open.Count > 0 && (!ChunkBuilder.SameBaseline(Largest(open).Base, Largest(open).Size, chunk.Base, chunk.Size)
                || open.Exists(other => Overlap(other, chunk))))
            {
                rows.Add(Close(open));
                open = [];
            }

            open.Add(chunk);
        }

        if (open.Count > 0)
        {
            rows.Add(Close(open));
        }

        return rows;
    }

    /// <summary>Text over text cannot be one line, however near its baselines are.</summary>
    private static bool Overlap(Chunk a, Chunk b) =>
        Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left) > 0.5 * Math.Min(a.Size, b.Size);

    private static Chunk Largest(List<Chunk> chunks) => chunks.Count == 1 ? chunks[0] : chunks.MaxBy(chunk => chunk.Size)!;

    private static Row Close(List<Chunk> chunks)
    {
        chunks.Sort((a, b) => a.Left.CompareTo(b.Left));
        return new Row(chunks);
    }
}
