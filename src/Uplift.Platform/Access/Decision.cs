using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Access;

/// <summary>What was decided about one action, by which rule and why, in words that may be shown to whoever asked.</summary>
/// <param name="Action">What was asked for: a permission or an action of <see cref="Actions"/>.</param>
/// <param name="Rule">The rule that decided, such as <c>owner</c> or <c>shared-with-coach</c>.</param>
/// <param name="Refusal">What a known person without the right is told. Null for a stranger, to whom the thing looks absent.</param>
public sealed record Decision(string Action, bool IsAllowed, string Rule, string Reason, Problem? Refusal)
{
    /// <summary>No rule knows the subject.</summary>
    public const string StrangerRule = "stranger";

    public static Decision Allow(string action, string rule, string reason) => new(action, true, rule, reason, null);

    public static Decision Refuse(string action, string rule, string reason, Problem refusal) => new(action, false, rule, reason, refusal);

    public static Decision Stranger(string action) => new(action, false, StrangerRule, "No rule connects this person with it, so it looks absent.", null);

    public bool IsStranger => Rule == StrangerRule;
}

/// <summary>The decisions of one request, in order; X-ray shows them.</summary>
public sealed class AccessDecisions
{
    private readonly List<Decision> all = [];

    public IReadOnlyList<Decision> All => all;

    /// <summary>The last refusal that a person may be told; null when there was none.</summary>
    public Decision? LastRefusal => all.FindLast(decision => decision.Refusal is not null);

    public Decision Keep(Decision decision)
    {
        all.Add(decision);
        return decision;
    }
}
