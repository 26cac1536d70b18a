using Uplift.Documents.Text;

namespace Uplift.Resumes.Checks;

public enum Severity
{
    /// <summary>Nothing can be read, or the record has no key.</summary>
    Fatal,
    Major,
    Warning,
    Suggestion,
}

public enum RuleStatus
{
    Passed,
    Found,

    /// <summary>What the rule needs is not there; it is never counted as passed.</summary>
    NotChecked,
}

/// <summary>One rule of docs/decisions/0029-ats-check-and-job-match.md.</summary>
/// <param name="Severity">The usual one; a finding may be graver or milder.</param>
/// <param name="Why">What goes wrong without it.</param>
/// <param name="Source">Who says so.</param>
internal sealed record CheckRule(string Id, Severity Severity, string Title, string Why, string Source);

/// <summary>Something a rule saw.</summary>
/// <param name="Seen">What was seen.</param>
/// <param name="Change">What would change it.</param>
/// <param name="Place">Null when it concerns the whole file.</param>
public sealed record Finding(Severity Severity, string Seen, string Change, FindingPlace? Place);

/// <param name="Page">Counted from 1; null when only the field is known.</param>
/// <param name="Boxes">In points from the page's upper left corner.</param>
/// <param name="Pointer">The field of the JSON Resume to mend.</param>
public sealed record FindingPlace(int? Page, IReadOnlyList<Box> Boxes, string? Pointer)
{
    internal static FindingPlace Field(string pointer) => new(null, [], pointer);

    internal static FindingPlace On(int page, params IEnumerable<Box> boxes) => new(page, [.. boxes], null);
}

/// <param name="Share">How much of what was counted is in order, 0 to 1; null when nothing was counted.</param>
/// <param name="NotChecked">Why the rule could not be tried.</param>
internal sealed record RuleResult(CheckRule Rule, RuleStatus Status, IReadOnlyList<Finding> Findings, double? Share, string? NotChecked);
