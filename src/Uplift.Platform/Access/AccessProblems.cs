using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Access;

/// <summary>What a known person without the right is told; the code is the rule's name.</summary>
public static class AccessProblems
{
    internal static readonly Problem OwnerOnly = new(
        ProblemKind.Forbidden, "owner-only", "You may read this, but only its owner may change it.");

    internal static readonly Problem NotShared = new(
        ProblemKind.Forbidden, "not-shared", "You are this learner's coach, but they have not shared this with you.");

    internal static readonly Problem AssignmentOver = new(
        ProblemKind.Forbidden, "assignment-over", "You are not this learner's coach at this time, so what they shared is closed to you.");

    internal static readonly Problem LinkExpired = new(
        ProblemKind.Forbidden, "link-expired", "This link has expired. Ask whoever sent it for a new one.");

    internal static readonly Problem PassphraseNeeded = new(
        ProblemKind.Forbidden, "passphrase-needed", "This link has a passphrase. Whoever sent the link can tell you.");

    internal static readonly Problem PassphraseWrong = new(
        ProblemKind.Forbidden, "passphrase-wrong", "That is not the passphrase of this link.");

    public static Problem Lacks(string permission) => new(
        ProblemKind.Forbidden,
        "permission-missing",
        $"This needs the permission {permission}, which {InWords(permission)} has and your role has not.");

    internal static IReadOnlyList<ProblemPage> Pages { get; } =
    [
        new("owner-only", 403, "Coaches and people with a link may read what is shared with them; changing or deleting it is for its owner alone.", "Ask its owner to do it."),
        new("not-shared", 403, "A coach sees what a learner shared with them, one report at a time, and nothing else.", "Ask the learner to share it: the report has a page for that."),
        new("assignment-over", 403, "A coach sees a learner's work only while they are assigned to the learner.", "Ask an admin of this Uplift if you should still be their coach."),
        new("link-expired", 403, "Whoever made the link chose until when it works, and that time has passed.", "Ask them for a new one."),
        new("passphrase-needed", 403, "Whoever made the link protected it with a passphrase, and none was sent.", "Ask them for it, and type it on the link's page."),
        new("passphrase-wrong", 403, "The passphrase that was sent is not the link's.", "Check capitals and spaces; ask whoever sent you the link."),
        new("permission-missing", 403, "Your role does not have the permission that this asks for.", "Ask an admin of this Uplift for the role you need."),
    ];

    private static string InWords(string permission) => string.Join(" or ", Permissions.RolesWith(permission).Select(role => role.Word()));
}
