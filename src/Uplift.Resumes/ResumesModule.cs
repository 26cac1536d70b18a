using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform;
using Uplift.Resumes.Rephrasing;

namespace Uplift.Resumes;

/// <summary>Resumes: built, imported, checked as a machine reads them, matched to a job.</summary>
public sealed class ResumesModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddScoped<SuggestBullets>();
    }

    public void MapApi(IEndpointRouteBuilder api) => SuggestBullets.Map(api);
}
