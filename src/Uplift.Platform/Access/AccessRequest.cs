using Uplift.Platform.Identity;

namespace Uplift.Platform.Access;

/// <summary>What can be done to a thing.</summary>
public static class Actions
{
    public const string ReadInterview = "interview.read";
    public const string ChangeInterview = "interview.change";
    public const string DeleteInterview = "interview.delete";
    public const string ReadReport = "report.read";
    public const string ShareReport = "report.share";
    public const string CommentReport = "report.comment";
    public const string ReadResume = "resume.read";
    public const string ReadDraft = "draft.read";
    public const string WriteDraft = "draft.write";
}

/// <summary>Kinds of things that people share.</summary>
public static class ResourceKinds
{
    public const string Report = "report";
    public const string Resume = "resume";
    public const string Draft = "draft";
}

/// <summary>The thing that is asked for.</summary>
public sealed record Resource(string Kind, Guid Id, Guid OwnerId);

/// <summary>Whoever asks. Nobody and guests have no permissions; a guest still owns what they made.</summary>
internal sealed record Subject(Guid Id, bool IsGuest, IReadOnlyList<string> Permissions)
{
    public static Subject Of(CurrentUser user) => new(user.Id, user.IsGuest, user.Permissions);

    public bool Has(string permission) => Permissions.Contains(permission);
}

/// <summary>A span of time; without an end it goes on.</summary>
internal sealed record TimeWindow(DateTimeOffset From, DateTimeOffset? Until)
{
    public bool Holds(DateTimeOffset now) => From <= now && (Until is null || now < Until);
}

/// <summary>That the subject is, or was, the coach of the resource's owner.</summary>
internal sealed record CoachFact(TimeWindow Assignment, bool IsShared);

/// <summary>That the subject came by a link to this very resource.</summary>
/// <param name="IsPassphraseRight">Null when none was sent.</param>
internal sealed record LinkFact(TimeWindow Valid, bool HasPassphrase, bool? IsPassphraseRight);

/// <summary>Subject, action, resource and context: all that a rule may look at.</summary>
internal sealed record AccessRequest(
    Subject Subject, string Action, Resource Resource, DateTimeOffset Now, CoachFact? Coach = null, LinkFact? Link = null);
