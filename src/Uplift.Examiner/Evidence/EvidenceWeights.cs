using System.Text.Json;

namespace Uplift.Examiner;

/// <summary>When likeness is taken for evidence: weights and the scores from which on it counts.</summary>
/// <param name="Points">For a key point among the true things that people say about a question.</param>
/// <param name="Claims">For a misconception, which must stand out from the truth it contradicts.</param>
/// <param name="Claimed">From here on a misconception is held to be said.</param>
internal sealed record EvidenceWeights(
    string Data, DateOnly Date, LikenessWeights Points, LikenessWeights Claims, double Covered, double Partly, double Claimed)
{
    private static readonly Lazy<EvidenceWeights> Loaded = new(() =>
        JsonSerializer.Deserialize<EvidenceWeights>(File.ReadAllBytes(ExaminerFiles.EvidenceWeights), JsonSerializerOptions.Web)!);

    public static EvidenceWeights Shared => Loaded.Value;
}
