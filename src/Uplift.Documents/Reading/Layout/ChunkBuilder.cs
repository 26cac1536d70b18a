namespace Uplift.Documents.Reading.Layout;

/// <summary>Joins words that stand beside each other, whatever order they were drawn in.</summary>
internal static class ChunkBuilder
{
    // Shares of the size: justified text stretches its spaces to about one; gutters begin above that.
    public const double WideGap = 1.15;
    private const double TrackedGap = 2.2;
    private const double SameLine = 0.3;
    private const double RaisedLine = 0.55;
    private const double SmallText = 0.85;

    public static List<Chunk> Build(List<Word> words, ReadBudget budget)
    {
        // First along the drawing, which keeps neighbours together; then backward, as some writers place what is right first.
        var chunks = new List<Chunk>();
        foreach (var word in words)
        {
            budget.Tick();
            if (chunks.Count > 0 && Follows(chunks[^1], word))
            {
                chunks[^1].Add(word);
            }
            else
            {
                chunks.Add(new Chunk(word));
            }
        }

        return Merge(chunks, budget);
    }

    public static bool SameBaseline(double baseA, double sizeA, double baseB, double sizeB)
    {
        var small = Math.Min(sizeA, sizeB);
        var large = Math.Max(sizeA, sizeB);
        var apart = Math.Abs(baseA - baseB);
        return apart <= Math.Max(SameLine * small, 0.5) || (small < SmallText * large && apart <= RaisedLine * large && apart <= small);
    }

    /// <summary>Between letter-spaced words even the space is wide.</summary>
    public static bool IsTrackedGap(Word last, Word next, double gap) =>
        last.LetterSpaced && next.LetterSpaced && gap > 0 && gap < TrackedGap * next.Size;

    private static bool Follows(Chunk chunk, Word word)
    {
        var size = Math.Max(Math.Min(chunk.Size, word.Size), 0.1);
        var gap = word.Left - chunk.Right;
        return SameBaseline(chunk.Base, chunk.Size, word.Base, word.Size) && gap > -0.5 * size
            && (gap < WideGap * size || IsTrackedGap(chunk.Words[^1], word, gap));
    }

    private static List<Chunk> Merge(List<Chunk> chunks, ReadBudget budget)
    {
        // In the order of baselines a chunk's neighbours are near it in the list.
        chunks.Sort((a, b) => a.Base != b.Base ? a.Base.CompareTo(b.Base) : a.Left.CompareTo(b.Left));
        var merged = new List<Chunk>();
        var done = new bool[chunks.Count];
        for (var i = 0; i < chunks.Count; i++)
        {
            if (done[i])
            {
                continue;
            }

            var chunk = chunks[i];
            bool grown;
            do
            {
                grown = false;
                for (var j = i + 1; j < chunks.Count && chunks[j].Base - chunks[i].Base <= RaisedLine * 72 && chunks[j].Base - chunk.Base <= chunk.Size; j++)
                {
                    budget.Tick();
                    if (!done[j] && Beside(chunk, chunks[j]))
                    {
                        chunk.Add(chunks[j]);
                        done[j] = grown = true;
                    }
                }
            }
            while (grown);

            merged.Add(chunk);
        }

        return merged;
    }

    private static bool Beside(Chunk a, Chunk b)
    {
        // Across a narrow gutter text stands close, too, but it is drawn at another time.
        var together = b.Order == a.LastOrder + 1 || a.Order == b.LastOrder + 1;
        if (!together || !SameBaseline(a.Base, a.Size, b.Base, b.Size))
        {
            return false;
        }

        var size = Math.Max(Math.Min(a.Size, b.Size), 0.1);
        var gap = Math.Max(b.Left - a.Right, a.Left - b.Right);
        return gap > -0.5 * size && gap < WideGap * size;
    }
}
