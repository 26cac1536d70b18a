using System.Runtime.InteropServices;

namespace Uplift.Examiner;

/// <summary>A stretch of a text, by its tokens.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Chunk(int First, int Last);

/// <summary>
/// The pieces of an answer that may say one thing: sentences, their clauses, windows in long ones, and neighbours.
/// </summary>
internal static class Chunks
{
    private const int LongSentence = 18;
    private const int Window = 12;
    private const int Step = 6;
    private const int ShortestClause = 3;

    /// <param name="most">No more than so many, from the front: the encoder takes a millisecond for each.</param>
    public static List<Chunk> Of(TextIndex text, int most)
    {
        var chunks = new List<Chunk>();
        for (var first = 0; first < text.Tokens.Count && chunks.Count < most;)
        {
            var last = EndOf(text, first, text.SentenceOf);
            chunks.Add(new(first, last));
            AddParts(text, first, last, chunks);
            first = last + 1;
        }

        return chunks.Count > most ? chunks[..most] : chunks;
    }

    private static void AddParts(TextIndex text, int first, int last, List<Chunk> chunks)
    {
        for (var from = first; from <= last;)
        {
            var to = Math.Min(last, EndOf(text, from, text.ClauseOf));
            if ((from > first || to < last) && text.ContentWordsIn(from, to) >= ShortestClause)
            {
                chunks.Add(new(from, to));
            }

            from = to + 1;
        }

        if (last - first + 1 > LongSentence)
        {
            for (var from = first; from + Window <= last; from += Step)
            {
                chunks.Add(new(from, from + Window - 1));
            }
        }
    }

    private static int EndOf(TextIndex text, int first, Func<int, int> part)
    {
        var last = first;
        while (last + 1 < text.Tokens.Count && part(last + 1) == part(first))
        {
            last++;
        }

        return last;
    }
}
