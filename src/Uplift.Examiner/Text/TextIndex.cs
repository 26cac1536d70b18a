using System.Runtime.InteropServices;

namespace Uplift.Examiner;

/// <summary>Where a stem stands: one token, or two that are one word elsewhere ("time out", "timeout").</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spot(int First, int Last);

/// <summary>
/// A text read once: its sentences, its tokens with polarity, and where each stem stands, in ascending order.
/// </summary>
internal sealed class TextIndex
{
    // Two short words side by side make too many words by chance.
    private const int ShortestSpacedCompound = 6;

    private static readonly string[] Connectives = ["then", "after", "next", "followed", "and", "so"];

    private readonly Polarity[] polarity;
    private readonly int[] clauseOf;
    private readonly int[] sentenceOf;
    private readonly int[] contentBefore;
    private readonly Dictionary<string, List<Spot>> spots = [];

    private readonly Func<int, bool> holds = _ => true;

    private TextIndex(TextIndex whole, Func<int, bool> keeps)
    {
        holds = keeps;
        (Text, Sentences, Tokens) = (whole.Text, whole.Sentences, whole.Tokens);
        (polarity, clauseOf) = (whole.polarity, whole.clauseOf);
        (sentenceOf, contentBefore) = (whole.sentenceOf, whole.contentBefore);
        foreach (var (stem, all) in whole.spots)
        {
            spots[stem] = all.FindAll(spot => keeps(spot.First) && keeps(spot.Last));
        }
    }

    public TextIndex(string text)
    {
        Text = text;
        Sentences = Examiner.Sentences.Read(text);
        Tokens = Examiner.Tokens.Read(text);
        (polarity, clauseOf) = Negation.Mark(text, Tokens);
        sentenceOf = new int[Tokens.Count];
        contentBefore = new int[Tokens.Count + 1];
        var sentence = 0;
        for (var at = 0; at < Tokens.Count; at++)
        {
            while (sentence < Sentences.Count - 1 && Sentences[sentence].End <= Tokens[at].Start)
            {
                sentence++;
            }

            sentenceOf[at] = sentence;
            contentBefore[at + 1] = contentBefore[at] + (Tokens[at].Kind == WordKind.Content ? 1 : 0);
            AddSpots(at);
        }
    }

    public string Text { get; }

    public List<Sentence> Sentences { get; }

    public List<Token> Tokens { get; }

    /// <summary>The same text with only some of its tokens to be found; polarity still sees the others.</summary>
    public TextIndex Keeping(Func<int, bool> token) => new(this, token);

    /// <summary>Whether a token is to be found.</summary>
    public bool Holds(int token) => holds(token);

    public IReadOnlyList<Spot> SpotsOf(string stem) => spots.TryGetValue(stem, out var found) ? found : [];

    /// <summary>Those in one sentence, found without looking at those of others.</summary>
    public IEnumerable<Spot> SpotsIn(int sentence, string stem)
    {
        var all = SpotsOf(stem);
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sentenceOf[all[middle].First] < sentence ? (middle + 1, high) : (low, middle);
        }

        for (; low < all.Count && sentenceOf[all[low].First] == sentence; low++)
        {
            yield return all[low];
        }
    }

    public Polarity PolarityOf(int token) => polarity[token];

    public int ClauseOf(int token) => clauseOf[token];

    public int SentenceOf(int token) => sentenceOf[token];

    public int ContentWordsIn(int first, int last) => contentBefore[last + 1] - contentBefore[first];

    /// <summary>
    /// One thought: the same sentence, or the next when it is a list item or begins as a continuation ("Then ...").
    /// </summary>
    public bool AreTogether(int first, int last)
    {
        var next = sentenceOf[last];

        return next == sentenceOf[first]
            || (next == sentenceOf[first] + 1 && (Sentences[next].ListItem || Continues(last)));
    }

    /// <summary>The literal text from one token to another, whole words even where a token is part of one.</summary>
    public Quote QuoteOf(int first, int last)
    {
        var (start, end) = (Tokens[first].Start, Tokens[last].End);
        while (start > 0 && IsInsideWord(start - 1))
        {
            start--;
        }

        while (end < Text.Length && IsInsideWord(end))
        {
            end++;
        }

        return new Quote(start, end, Text[start..end]);
    }

    // "If-Match" and "customer_id" are read as two words and quoted as one.
    private bool IsInsideWord(int at) => char.IsLetterOrDigit(Text[at])
        || (Text[at] is '-' or '_' or '\'' or '’' && at > 0 && at + 1 < Text.Length
            && char.IsLetterOrDigit(Text[at - 1]) && char.IsLetterOrDigit(Text[at + 1]));

    private bool Continues(int token)
    {
        while (token > 0 && sentenceOf[token - 1] == sentenceOf[token])
        {
            token--;
        }

        return Connectives.Contains(Tokens[token].Word);
    }

    private void AddSpots(int at)
    {
        var token = Tokens[at];
        if (at > 0 && sentenceOf[at - 1] == sentenceOf[at] && MayJoin(Tokens[at - 1], token))
        {
            Add(Stemmer.Stem(Tokens[at - 1].Word + token.Word), new(at - 1, at));
        }

        Add(token.Stem, new(at, at));
    }

    private bool MayJoin(Token left, Token right) => (right.Start - left.End) switch
    {
        0 => true,
        1 => !char.IsWhiteSpace(Text[left.End]) || left.Word.Length + right.Word.Length >= ShortestSpacedCompound,
        _ => false,
    };

    private void Add(string stem, Spot spot)
    {
        if (!spots.TryGetValue(stem, out var list))
        {
            spots[stem] = list = [];
        }

        list.Add(spot);
    }
}
