namespace Uplift.Platform.Access;

/// <summary>
/// Every rule by which somebody reaches a thing that is not public. A rule says yes, says no to somebody it knows, or has
/// nothing to say. The first yes lets in; else the first no is told (403); else the subject is a stranger (404).
/// </summary>
internal static class AccessRules
{
    private static readonly IReadOnlyList<Func<AccessRequest, Decision?>> InOrder =
        [Owner, EditorOfDrafts, SharedWithCoach, ShareLink];

    public static Decision Decide(AccessRequest request)
    {
        var verdicts = InOrder.Select(rule => rule(request)).OfType<Decision>().ToList();
        return verdicts.Find(verdict => verdict.IsAllowed) ?? verdicts.FirstOrDefault() ?? Decision.Stranger(request.Action);
    }

    private static Decision? Owner(AccessRequest request) =>
        request.Subject.Id != Guid.Empty && request.Subject.Id == request.Resource.OwnerId
            ? Decision.Allow(request.Action, "owner", "It is their own.")
            : null;

    private static Decision? EditorOfDrafts(AccessRequest request) =>
        request.Resource.Kind == ResourceKinds.Draft && request.Subject.Has(Permissions.WriteGuides)
            ? Decision.Allow(request.Action, "editor", $"Drafts are open to whoever has {Permissions.WriteGuides}.")
            : null;

    private static Decision? SharedWithCoach(AccessRequest request) => request switch
    {
        { Coach: null } => null,
        _ when !request.Subject.Has(Permissions.CoachLearners) => null,
        { Coach: var coach } when !coach.Assignment.Holds(request.Now) =>
            No(request, "assignment-over", "The assignment as coach is over or has not begun.", AccessProblems.AssignmentOver),
        { Coach.IsShared: false } =>
            No(request, "not-shared", "They are the learner's coach, and the learner has not shared this.", AccessProblems.NotShared),
        { Action: Actions.ReadReport or Actions.CommentReport } => Decision.Allow(request.Action, "shared-with-coach", "They are the learner's coach, and the learner shared it."),
        _ => No(request, "owner-only", "Sharing lets a coach read and comment, and nothing else.", AccessProblems.OwnerOnly),
    };

    private static Decision? ShareLink(AccessRequest request) => request switch
    {
        { Link: null } => null,
        { Link: var link } when !link.Valid.Holds(request.Now) =>
            No(request, "link-expired", "The link's time is over.", AccessProblems.LinkExpired),
        { Link: { HasPassphrase: true, IsPassphraseRight: null } } =>
            No(request, "passphrase-needed", "The link has a passphrase and none was sent.", AccessProblems.PassphraseNeeded),
        { Link: { HasPassphrase: true, IsPassphraseRight: false } } =>
            No(request, "passphrase-wrong", "The passphrase is not the link's.", AccessProblems.PassphraseWrong),
        { Action: Actions.ReadReport, Resource.Kind: ResourceKinds.Report } or { Action: Actions.ReadResume, Resource.Kind: ResourceKinds.Resume } =>
            Decision.Allow(request.Action, "share-link", "The owner gave out a link, and it is valid."),
        _ => No(request, "owner-only", "A link lets its holder read and nothing else.", AccessProblems.OwnerOnly),
    };

    private static Decision No(AccessRequest request, string rule, string reason, Outcomes.Problem refusal) =>
        Decision.Refuse(request.Action, rule, reason, refusal);
}
