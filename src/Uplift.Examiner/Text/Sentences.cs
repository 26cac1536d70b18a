using System.Buffers;
using System.Collections.Frozen;

namespace Uplift.Examiner;

/// <summary>
/// Cuts a text into sentences and list items without moving a position, so that every piece is a literal quote.
/// </summary>
public static class Sentences
{
    // Speech typed without full stops would make "in one sentence" mean "anywhere".
    private const int LongestSentence = 600;

    // A shorter line that ends without a full stop was ended by a person, a longer one by the edge of an editor.
    private const int WrapWidth = 60;

    private static readonly SearchValues<char> Terminators = SearchValues.Create(".!?。！？");
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’)]*`");
    private static readonly FrozenSet<string> Abbreviations =
        FrozenSet.Create(
            StringComparer.OrdinalIgnoreCase, "e.g", "eg", "i.e", "ie", "vs", "cf", "approx", "ca", "resp");

    public static IReadOnlyList<Quote> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return [.. Read(text).Select(one => new Quote(one.Start, one.End, text[one.Start..one.End]))];
    }

    internal static List<Sentence> Read(string text)
    {
        var sentences = new List<Sentence>();
        var (lineStart, fenced) = (0, IsFence(text, 0));
        var marker = ListMarker(text, 0);
        var start = marker;
        for (var at = marker; at < text.Length; at++)
        {
            if (text[at] == '\n')
            {
                var next = SkipBlanks(text, at + 1);
                var nextMarker = ListMarker(text, next);
                var fence = IsFence(text, next);
                if (fenced || fence || nextMarker > 0 || EndsBlock(text, lineStart, at, next))
                {
                    Add(start, at, marker > 0);
                    (marker, start) = (nextMarker, next + nextMarker);
                    at = start - 1;
                }

                fenced ^= fence;
                lineStart = next;
            }
            else if (IsEnd(text, at) || (at - start >= LongestSentence && char.IsWhiteSpace(text[at])))
            {
                Add(start, at + 1, marker > 0);
                (marker, start) = (0, at + 1);
            }
        }

        Add(start, text.Length, marker > 0);

        return sentences;

        void Add(int from, int to, bool listItem)
        {
            while (from < to && char.IsWhiteSpace(text[from]))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(text[to - 1]))
            {
                to--;
            }

            if (from < to)
            {
                sentences.Add(new(from, to, listItem));
            }
        }
    }

    private static bool EndsBlock(string text, int lineStart, int lineEnd, int next) =>
        next >= text.Length
        || text[next] is '\n' or '#' or '|' or '>'
        || (lineEnd - lineStart < WrapWidth && !char.IsLower(text[next]));

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] != '\n' && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsFence(string text, int at) => text.AsSpan(at).StartsWith("```", StringComparison.Ordinal);

    private static int ListMarker(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 2 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var isMarker = end < text.Length
            && (end > at ? text[end] is '.' or ')' : text[end] is '-' or '*' or '+' or '•' or '·' or '–');

        return isMarker && end + 1 < text.Length && text[end + 1] == ' ' ? end + 2 - at : 0;
    }

    private static bool IsEnd(string text, int at)
    {
        if (!Terminators.Contains(text[at]))
        {
            return false;
        }

        if (text[at] > '\u007f')
        {
            return true;
        }

        var after = at + 1;
        while (after < text.Length && after - at < 4 && Closers.Contains(text[after]))
        {
            after++;
        }

        return after >= text.Length
            || (char.IsWhiteSpace(text[after]) && !(text[at] == '.' && EndsAbbreviation(text, at, after)));
    }

    private static bool EndsAbbreviation(string text, int dot, int after)
    {
        var from = dot;
        while (from > 0 && dot - from < 8 && (char.IsLetter(text[from - 1]) || text[from - 1] == '.'))
        {
            from--;
        }

        var word = text[from..dot];
        var next = after + 1;

        return Abbreviations.Contains(word)
            || (word is "etc" && next < text.Length && char.IsLower(text[next]));
    }
}

/// <summary>Positions of one sentence or list item.</summary>
internal readonly record struct Sentence(int Start, int End, bool ListItem);
