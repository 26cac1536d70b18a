using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform;

namespace Uplift.Coaching;

/// <summary>What to do next: cards and their schedule, ability, mastery, plan.</summary>
public sealed class CoachingModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddValidation();

    public void MapApi(IEndpointRouteBuilder api)
    {
    }
}
