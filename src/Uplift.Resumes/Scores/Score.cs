namespace Uplift.Resumes.Scores;

/// <summary>One result of its own kind; the three kinds are never blended.</summary>
/// <param name="Rubric">The version of the rules that gave it; the same file under the same version scores the same.</param>
/// <param name="Points">0 to 100, of what could be graded; null when nothing could.</param>
/// <param name="Band">The points in words.</param>
/// <param name="Sentence">Why it is zero, capped or absent; null when there is nothing to explain.</param>
/// <param name="Parts">Adds up to <paramref name="Points"/> unless the sentence says otherwise.</param>
/// <param name="LeftOut">What could not be graded, with the reason; the rest was scaled up to 100.</param>
public sealed record Score(
    string Rubric, int? Points, string Band, string? Sentence, IReadOnlyList<ScorePart> Parts, IReadOnlyList<ScoreGap> LeftOut);

/// <param name="Points">Earned of <paramref name="Of"/>, after scaling.</param>
/// <param name="Seen">What was counted.</param>
public sealed record ScorePart(string Name, double Points, double Of, string Seen);

public sealed record ScoreGap(string Name, string Reason);

/// <summary>A part before scaling. A share that is null could not be graded.</summary>
/// <param name="Weight">Points of 100 when everything can be graded.</param>
/// <param name="Share">0 to 1.</param>
/// <param name="Seen">What was counted, or why nothing could be.</param>
internal sealed record Graded(string Name, double Weight, double? Share, string Seen);

internal static class Scoring
{
    /// <summary>Leaves out what could not be graded and scales the rest to 100.</summary>
    public static Score Sum(string rubric, IReadOnlyList<Graded> parts, Func<int, string> band, int cap = 100, string? sentence = null)
    {
        var graded = parts.Where(part => part.Share is not null).ToList();
        var leftOut = parts.Where(part => part.Share is null).Select(part => new ScoreGap(part.Name, part.Seen)).ToList();
        var weight = graded.Sum(part => part.Weight);
        if (weight <= 0)
        {
            return new Score(rubric, null, "Not graded", sentence ?? "There is nothing here that could be graded.", [], leftOut);
        }

        var scaled = graded.ConvertAll(part => new ScorePart(
            part.Name,
            Math.Round(Math.Clamp(part.Share!.Value, 0, 1) * part.Weight * 100 / weight, 1, MidpointRounding.AwayFromZero),
            Math.Round(part.Weight * 100 / weight, 1, MidpointRounding.AwayFromZero),
            part.Seen));
        var exact = graded.Sum(part => Math.Clamp(part.Share!.Value, 0, 1) * part.Weight) * 100 / weight;
        var points = (int)Math.Round(exact, MidpointRounding.AwayFromZero);
        var capped = Math.Min(points, cap);
        return new Score(rubric, capped, band(capped), capped < points || cap == 0 ? sentence : null, scaled, leftOut);
    }
}
