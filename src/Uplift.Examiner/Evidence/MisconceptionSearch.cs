namespace Uplift.Examiner;

/// <summary>
/// Finds wrong claims, by the claim itself or its phrasings, more strictly than points: with half the detour, with
/// light words counted and within one clause. A claim that is denied, or told as somebody else's error, is no finding.
/// </summary>
internal static class MisconceptionSearch
{
    public static IEnumerable<MisconceptionFinding> Find(IEnumerable<Misconception> misconceptions, TextIndex answer)
    {
        foreach (var misconception in misconceptions)
        {
            var claim = misconception.Phrasings.Append(misconception.Claim)
                .Select(Needle.OfClaim)
                .SelectMany(needle => Claims(needle, answer))
                .FirstOrDefault(match => match.Stance == Stance.Asserted && !Framing.Disowns(match, answer));
            if (claim is not null)
            {
                yield return new(misconception.Id, answer.QuoteOf(claim.First, claim.Last));
            }
        }
    }

    // Words that meet across a comma or an "and" seldom make the claim together.
    private static IEnumerable<Match> Claims(Needle needle, TextIndex answer) =>
        PhrasingMatch.All(needle, answer, PhrasingMatch.UsualDetour(needle) / 2)
            .Where(match => !needle.IsOneClause || answer.ClauseOf(match.First) == answer.ClauseOf(match.Last));
}
