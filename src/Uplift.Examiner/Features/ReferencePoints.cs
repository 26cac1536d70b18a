using System.Buffers;

namespace Uplift.Examiner;

/// <summary>
/// Key points of a reference answer whose author gave none: its sentences, long ones cut again at commas, brackets and
/// "and" where every part keeps two content words.
/// </summary>
internal static class ReferencePoints
{
    private static readonly SearchValues<char> Cuts = SearchValues.Create(",()[]:");

    private const int LongSentence = 6;
    private const int FewestInPart = 2;
    private const int MostPoints = 24;

    public static List<string> Split(string reference)
    {
        var text = new TextIndex(reference);
        var points = new List<string>();
        var first = 0;
        for (var at = 0; at < text.Tokens.Count; at++)
        {
            if (at + 1 == text.Tokens.Count || text.SentenceOf(at + 1) != text.SentenceOf(at) || HasSemicolon(text, at))
            {
                points.AddRange(PartsOf(text, first, at).Select(part => text.QuoteOf(part.First, part.Last).Text));
                first = at + 1;
            }
        }

        return points.Count > MostPoints ? points[..MostPoints] : points;
    }

    private static List<Chunk> PartsOf(TextIndex text, int first, int last)
    {
        if (text.ContentWordsIn(first, last) <= LongSentence)
        {
            return text.ContentWordsIn(first, last) > 0 ? [new(first, last)] : [];
        }

        var parts = new List<Chunk>();
        var from = first;
        for (var at = first; at < last; at++)
        {
            if (IsCut(text, at) && text.ContentWordsIn(from, at) >= FewestInPart
                && text.ContentWordsIn(at + 1, last) >= FewestInPart)
            {
                parts.Add(new(from, at));
                from = at + 1;
            }
        }

        parts.Add(new(from, last));
        return parts;
    }

    private static bool HasSemicolon(TextIndex text, int at) => Between(text, at).Contains(';');

    private static bool IsCut(TextIndex text, int at) =>
        text.Tokens[at + 1].Word == "and" || Between(text, at).ContainsAny(Cuts);

    private static ReadOnlySpan<char> Between(TextIndex text, int at) => at + 1 < text.Tokens.Count
        && text.Tokens[at].End <= text.Tokens[at + 1].Start
            ? text.Text.AsSpan(text.Tokens[at].End, text.Tokens[at + 1].Start - text.Tokens[at].End)
            : [];
}
