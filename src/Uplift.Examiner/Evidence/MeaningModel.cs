using System.Text.Json;

namespace Uplift.Examiner;

/// <summary>
/// What the model of one point weighs. Each is the best that any stretch of the answer reaches, or what the rest of the answer
/// says about whether it speaks of this question at all.
/// </summary>
/// <param name="Partly">1 where the wording was found in part.</param>
/// <param name="Phrasing">Likeness to the nearest phrasing, in deviations from unrelated sentences.</param>
/// <param name="PhrasingWords">Share of a phrasing's words.</param>
/// <param name="Alignment">Share of the statement's words, word beside word in context.</param>
/// <param name="Contrast">Nearness, less what another point of the question comes nearer at the same place.</param>
/// <param name="Precision">Share of a stretch's words that the point has too.</param>
/// <param name="Reference">Share of the model answer's rare words.</param>
/// <param name="Near">Nearness of the nearest stretch.</param>
/// <param name="OtherPoints">The mean nearness of the other points.</param>
/// <param name="BestOthers">The mean of the two nearest of them.</param>
/// <param name="Both">Likeness to the statement times the share of its words.</param>
internal sealed record MeaningMeasures(
    double Partly,
    double Phrasing,
    double PhrasingWords,
    double Alignment,
    double Contrast,
    double Precision,
    double Reference,
    double Near,
    double OtherPoints,
    double BestOthers,
    double Both)
{
    public static readonly string[] Names =
    [
        nameof(Partly), nameof(Phrasing), nameof(PhrasingWords), nameof(Alignment), nameof(Contrast), nameof(Precision),
        nameof(Reference), nameof(Near), nameof(OtherPoints), nameof(BestOthers), nameof(Both),
    ];

    public double[] ToRow() =>
    [
        Partly, Phrasing, PhrasingWords, Alignment, Contrast, Precision, Reference, Near, OtherPoints, BestOthers, Both,
    ];
}

/// <summary>Log-odds as a weighted sum in which no measure counts against what it measures.</summary>
/// <param name="Weights">By the names of <see cref="MeaningMeasures"/>.</param>
internal sealed record MeaningModel(Dictionary<string, double> Weights, double Bias)
{
    public double Score(MeaningMeasures measures)
    {
        var (score, row) = (Bias, measures.ToRow());
        for (var at = 0; at < row.Length; at++)
        {
            score += row[at] * Weights.GetValueOrDefault(MeaningMeasures.Names[at]);
        }

        return score;
    }
}

/// <summary>A model for key points and one for misconceptions.</summary>
internal sealed record MeaningModels(MeaningModel Points, MeaningModel Claims);

/// <summary>
/// When likeness of meaning is evidence, as bench/Uplift.Bench fitted it (command <c>evidence</c>) on answers whose points were
/// labelled by hand.
/// </summary>
/// <param name="Covered">From here on a point is held to be said.</param>
/// <param name="Partly">From here on part of it.</param>
/// <param name="Claimed">From here on a misconception is held to be said.</param>
/// <param name="Blind">The models fitted without some of the questions, by which figures are measured.</param>
internal sealed record EvidenceWeights(
    string Data,
    DateOnly Date,
    MeaningModels Models,
    double Covered,
    double Partly,
    double Claimed,
    IReadOnlyList<BlindModels> Blind)
{
    private static readonly Lazy<EvidenceWeights> Loaded = new(() =>
        JsonSerializer.Deserialize<EvidenceWeights>(File.ReadAllBytes(ExaminerFiles.EvidenceWeights), JsonSerializerOptions.Web)!);

    public static EvidenceWeights Shared => Loaded.Value;

    /// <summary>The weights that have not seen a question, if it was used at all.</summary>
    public EvidenceWeights Without(string question) =>
        Blind.FirstOrDefault(one => one.Questions.Contains(question)) is { } blind ? this with { Models = blind.Models } : this;
}

/// <param name="Questions">Those that these models have not seen.</param>
internal sealed record BlindModels(IReadOnlyList<string> Questions, MeaningModels Models);
