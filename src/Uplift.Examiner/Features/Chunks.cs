using System.Runtime.InteropServices;

namespace Uplift.Examiner;

/// <summary>A stretch of a text, by its tokens.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Chunk(int First, int Last);

/// <summary>
/// The pieces of an answer that may say one thing: sentences, two neighbours together, clauses, and windows in what is longer.
/// None depends on what stands elsewhere, so that an added sentence only adds pieces.
/// </summary>
internal static class Chunks
{
    private const int ShortestClause = 2;
    private const int Overhang = 2;

    private static readonly (int Length, int Step)[] Windows = [(7, 3), (13, 4)];

    /// <param name="end">Only tokens before this one.</param>
    /// <param name="most">No more than so many, from the front.</param>
    public static List<Chunk> Of(TextIndex text, int end, int most)
    {
        var chunks = new List<Chunk>();
        var before = -1;
        for (var first = 0; first < end && chunks.Count < most;)
        {
            var last = Math.Min(end - 1, EndOf(text, first, text.SentenceOf));
            chunks.Add(new(first, last));
            if (before >= 0 && !IsNewParagraph(text, first))
            {
                chunks.Add(new(before, last));
            }

            AddParts(text, first, last, chunks);
            (before, first) = (first, last + 1);
        }

        return chunks.Count > most ? chunks[..most] : chunks;
    }

    private static bool IsNewParagraph(TextIndex text, int token) =>
        text.Text.AsSpan(text.Tokens[token - 1].End, Math.Max(0, text.Tokens[token].Start - text.Tokens[token - 1].End)).Count('\n') > 1;

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

        foreach (var (length, step) in Windows)
        {
            for (var from = first; last - first + 1 > length + Overhang && from + length <= last + step; from += step)
            {
                chunks.Add(new(from, Math.Min(last, from + length - 1)));
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
