using Uplift.Platform.Identity;

namespace Uplift.Platform.Access;

/// <summary>
/// What somebody may do, by name. Endpoints and pages ask for one of these and never for a role, so what a role may do is
/// decided here and nowhere else. Each is also the name of an authorisation policy.
/// </summary>
public static class Permissions
{
    public const string ShareReports = "reports.share";
    public const string CoachLearners = "learners.coach";
    public const string WriteGuides = "guides.write";
    public const string ReadUsers = "users.read";
    public const string ManageUsers = "users.manage";
    public const string AssignCoaches = "coaches.assign";
    public const string ManageInvitations = "invitations.manage";
    public const string ManageModels = "models.manage";
    public const string ReadAudit = "audit.read";
    public const string ReadMetrics = "metrics.read";

    private static readonly string[] OfLearners = [ShareReports];

    public static IReadOnlyList<string> All { get; } =
        [ShareReports, CoachLearners, WriteGuides, ReadUsers, ManageUsers, AssignCoaches, ManageInvitations, ManageModels, ReadAudit, ReadMetrics];

    /// <summary>Everybody with an account is a learner too; guests have no permission.</summary>
    public static IReadOnlyList<string> Of(Role role) => role switch
    {
        Role.Learner => OfLearners,
        Role.Coach => [.. OfLearners, CoachLearners],
        Role.Editor => [.. OfLearners, WriteGuides],
        Role.Admin => All,
        _ => [],
    };

    /// <summary>The roles with the permission, for a refusal that tells whom to ask.</summary>
    public static IEnumerable<Role> RolesWith(string permission) => Enum.GetValues<Role>().Where(role => Of(role).Contains(permission));
}
