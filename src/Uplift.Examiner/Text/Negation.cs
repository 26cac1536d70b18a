using System.Buffers;
using System.Collections.Frozen;

namespace Uplift.Examiner;

/// <summary>How a word stands in its clause.</summary>
internal enum Polarity
{
    Plain,

    /// <summary>After "not", "never", "no", "cannot", "it is wrong that".</summary>
    Denied,

    /// <summary>After "without", "instead of", "rather than": set aside, which is no denial.</summary>
    Excluded,

    /// <summary>Further behind a negator than it reaches, in the same clause.</summary>
    BeyondNegation,
}

/// <summary>
/// Marks the words that a negator reaches: the next four content words, to the end of the clause. A rule of thumb in
/// the manner of NegEx (Chapman and others, 2001); two negators over one word cancel out ("never without a key").
/// "It is not true that ..." and its like reach to the end of the sentence.
/// </summary>
internal static class Negation
{
    private const int Reach = 4;

    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create(",;()—");
    private static readonly SearchValues<char> SpacedMarks = SearchValues.Create(".:!?");

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".!?");

    private static readonly FrozenSet<string> Denials = Words(
        "not never no cannot dont doesnt didnt isnt arent wasnt werent cant wont couldnt shouldnt wouldnt hasnt " +
        "havent mustnt");

    private static readonly FrozenSet<string> Exclusions = Words(
        "without neither nor none nothing nobody nowhere hardly");

    // These stand for the thing itself: they turn the verb beside them ("matches nothing") and no more.
    private static readonly FrozenSet<string> Standing = Words("none nothing nobody nowhere");

    private static readonly FrozenSet<string> Falsehoods = Words(
        "wrong false untrue incorrect myth misconception fallacy");

    private static readonly FrozenSet<string> Truths = Words("true correct right case so accurate");

    private static readonly FrozenSet<string> Emphasis = Words("only just merely simply matter doubt");

    private static readonly FrozenSet<string> ClauseOpeners = Words(
        "and but because so while whereas although though however since if unless then until when which therefore " +
        "hence thus otherwise");

    public static bool IsNegator(string word) => Denials.Contains(word) || Exclusions.Contains(word);

    /// <summary>The polarity of each token, and the number of its clause.</summary>
    public static (Polarity[] Polarity, int[] Clause) Mark(string text, List<Token> tokens)
    {
        var (polarity, clause) = (new Polarity[tokens.Count], new int[tokens.Count]);
        var reaches = new List<int>();
        var (content, latest, negated, refuted) = (0, Polarity.Plain, false, false);
        for (var at = 0; at < tokens.Count; at++)
        {
            clause[at] = at == 0 ? 0 : clause[at - 1];
            if (OpensClause(text, tokens, at))
            {
                clause[at]++;
                reaches.Clear();
                negated = false;
            }

            refuted &= !EndsSentence(text, tokens, at);
            if (Refutes(tokens, at))
            {
                refuted = true;
                reaches.Clear();
            }
            else if (Effect(tokens, at) is { } effect)
            {
                var stands = Standing.Contains(tokens[at].Word);
                reaches.Add(content + (stands ? 1 : Reach));
                (latest, negated) = (effect, true);
                if (stands && at > 0 && clause[at - 1] == clause[at])
                {
                    polarity[at - 1] = effect;
                }
            }
            else if (tokens[at].Kind == WordKind.Content)
            {
                content++;
                reaches.RemoveAll(end => end < content);
            }

            polarity[at] = refuted ? (reaches.Count % 2 == 1 ? Polarity.Plain : Polarity.Denied)
                : reaches.Count % 2 == 1 ? latest
                : negated && reaches.Count == 0 ? Polarity.BeyondNegation
                : Polarity.Plain;
        }

        return (polarity, clause);
    }

    private static Polarity? Effect(List<Token> tokens, int at)
    {
        var (word, before) = (tokens[at].Word, WordAt(tokens, at - 1));
        if (tokens[at].Kind == WordKind.Negator)
        {
            var stressed = at + 1 < tokens.Count && Emphasis.Contains(tokens[at + 1].Word);

            return stressed || before == "or" ? null
                : Exclusions.Contains(word) ? Polarity.Excluded
                : Polarity.Denied;
        }

        return (before, word) switch
        {
            ("instead", "of") or ("rather", "than") => Polarity.Excluded,
            _ => null,
        };
    }

    /// <summary>"It is wrong that", "it is not true that", "it is not the case that".</summary>
    private static bool Refutes(List<Token> tokens, int at)
    {
        var before = WordAt(tokens, at - 1);

        return tokens[at].Word == "that"
            && (Falsehoods.Contains(before) || (Truths.Contains(before) && IsDenial(at - 2)));

        bool IsDenial(int word) => Denials.Contains(WordAt(tokens, WordAt(tokens, word) == "the" ? word - 1 : word));
    }

    private static string WordAt(List<Token> tokens, int at) => at >= 0 ? tokens[at].Word : "";

    private static bool EndsSentence(string text, List<Token> tokens, int at)
    {
        if (at == 0 || tokens[at - 1].End >= tokens[at].Start)
        {
            return false;
        }

        var between = text.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End);

        return between[..^1].ContainsAny(SentenceMarks) || between.Contains('\n');
    }

    private static bool OpensClause(string text, List<Token> tokens, int at) =>
        at > 0 && (ClauseOpeners.Contains(tokens[at].Word) || Separates(text, tokens[at - 1].End, tokens[at].Start));

    private static bool Separates(string text, int from, int to) =>
        from < to
        && (text.AsSpan(from, to - from).ContainsAny(ClauseMarks)
            || text.AsSpan(from, to - from - 1).ContainsAny(SpacedMarks)
            || text.AsSpan(from, to - from).Contains(" - ", StringComparison.Ordinal));

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
