namespace Uplift.Platform.Audit;

/// <summary>An outcome as addresses write it: <c>done</c>, <c>refused</c> or <c>failed</c>. Anything else is unreadable.</summary>
public readonly record struct AuditOutcomeWord(AuditOutcome Outcome)
{
    public static bool TryParse(string? text, out AuditOutcomeWord word)
    {
        var isKnown = Enum.TryParse<AuditOutcome>(text, ignoreCase: true, out var outcome) && Enum.IsDefined(outcome);
        word = new AuditOutcomeWord(outcome);
        return isKnown;
    }

    public override string ToString() => Outcome.ToString().ToLowerInvariant();
}
