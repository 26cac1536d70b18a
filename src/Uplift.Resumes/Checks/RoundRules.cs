using static Uplift.Resumes.Checks.CheckRules;

namespace Uplift.Resumes.Checks;

/// <summary>ROUND: whether our own export comes back as it was written.</summary>
internal static class RoundRules
{
    public static IEnumerable<RuleResult> Check(CheckSubject subject) =>
    [
        Came("ROUND-01", subject.RoundTrip, "Only exports made here have a model to compare with."),
        Came("ROUND-02", subject.OtherReaders, subject.OtherReadersReason ?? "Only exports made here are shown to other readers."),
    ];

    private static RuleResult Came(string id, RoundTripFacts? facts, string reason) => facts is null
        ? NotChecked(id, reason)
        : Result(
            id,
            [.. facts.Lost.Select(pointer => Saw(id, $"{pointer} did not come back.", "Tell us; the export is at fault, not you.", FindingPlace.Field(pointer)))],
            1 - ((double)facts.Lost.Count / Math.Max(1, facts.Fields)));
}
