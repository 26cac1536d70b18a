using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.People;

/// <summary>What the use cases of people share.</summary>
internal static class PersonRules
{
    /// <summary>So that there is always an admin, whoever disables or demotes whom.</summary>
    public static readonly Problem NotYourself = new(
        ProblemKind.Conflict, "not-yourself", "You cannot do this to your own account. Ask another admin.");

    /// <summary>Guests are not people that an admin manages.</summary>
    public static IQueryable<AppUser> WithAccount(this IQueryable<AppUser> users) => users.Where(u => u.Email != null);
}
