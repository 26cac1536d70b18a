using System.Collections.Frozen;

namespace Uplift.Examiner;

/// <summary>
/// Tells a claim from the mention of one: "it is a myth that ...", "people think ...", "... That is wrong."
/// </summary>
internal static class Framing
{
    // How far such words may stand from what they speak about, in tokens.
    private const int Behind = 14;
    private const int Ahead = 8;

    private static readonly FrozenSet<string> Disclaimers = Words(
        "myth misconception wrong wrongly false untrue incorrect mistake mistaken mistakenly fallacy trap " +
        "tempting folklore naive contrary misleading supposedly error instead rather");

    private static readonly FrozenSet<string> Tellers = Words(
        "people some many others somebody someone beginners often might would");

    private static readonly FrozenSet<string> Opinions = Words(
        "say says said think thinks believe believes assume assumes claim claims hear heard expect");

    public static bool Disowns(Match claim, TextIndex answer) =>
        IsIntroduced(claim, answer) || IsTakenBack(claim, answer);

    /// <summary>The same for a whole stretch, which may hold such words itself.</summary>
    public static bool Disowns(Chunk stretch, TextIndex answer) =>
        Disowns(new Match(stretch.First, stretch.Last, Stance.Asserted), answer)
        || Enumerable.Range(stretch.First, stretch.Last - stretch.First + 1)
            .Any(at => Disclaimers.Contains(answer.Tokens[at].Word) || IsOpinionOfOthers(answer.Tokens, at));

    private static bool IsIntroduced(Match claim, TextIndex answer)
    {
        var from = Math.Max(0, claim.First - Behind);
        for (var at = claim.First - 1; at >= from && answer.SentenceOf(at) == answer.SentenceOf(claim.First); at--)
        {
            if (Disclaimers.Contains(answer.Tokens[at].Word) || IsOpinionOfOthers(answer.Tokens, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTakenBack(Match claim, TextIndex answer)
    {
        for (var at = claim.Last + 1; at <= Math.Min(answer.Tokens.Count - 1, claim.Last + Ahead); at++)
        {
            var word = answer.Tokens[at].Word;
            var isDenial = word is "true" or "so" or "correct" or "right"
                && answer.Tokens[at - 1].Kind == WordKind.Negator;
            if (isDenial || Disclaimers.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOpinionOfOthers(List<Token> tokens, int at) =>
        Opinions.Contains(tokens[at].Word)
        && tokens.Slice(Math.Max(0, at - 2), Math.Min(2, at)).Exists(token => Tellers.Contains(token.Word));

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
