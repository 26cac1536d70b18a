using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Outcomes;
using Uplift.Platform.PersonalData;

namespace Uplift.Platform.Access;

public static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddPermissionPolicies();
        services.AddScoped<AccessDecisions>();
        services.AddScoped<AccessControl>();
        services.AddScoped<ShareLinks>();
        services.AddScoped<Coaches>();
        services.AddScoped<IPersonalData, SharingData>();
        return services.AddProblemPages(
        [
            .. AccessProblems.Pages,
            new ProblemPage("too-many-links", 409, "One thing has at most twenty links at a time.", "Revoke a link that is not needed any more."),
            new ProblemPage("link-not-found", 404, "No link has this address: it was mistyped, revoked, or what it led to was deleted.", "Ask whoever sent it for a new one."),
            new ProblemPage("coach-not-found", 404, "You have no coach with this id at this time.", "See your coaches on the report's sharing page."),
            new ProblemPage("person-not-found", 404, "No account has this id.", "Look for the person in the list of people."),
            new ProblemPage("not-a-coach", 409, "Only people whose role has the permission learners.coach can be assigned to learners.", "Give the person the role coach first."),
        ]);
    }
}
