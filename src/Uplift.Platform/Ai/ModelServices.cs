using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.PersonalData;

namespace Uplift.Platform.Ai;

public static class ModelServices
{
    public static IServiceCollection AddModels(this IServiceCollection services)
    {
        services.AddOptions<ModelServerOptions>().BindConfiguration(ModelServerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        ModelClients.AddClients(services);
        services.AddSingleton<ModelClients>();
        services.AddSingleton<ModelRests>();
        services.AddSingleton<ModelSeal>();
        services.AddSingleton<ModelSettings>();
        services.AddHostedService(provider => provider.GetRequiredService<ModelSettings>());
        services.AddSingleton<ModelCalls>();
        services.AddSingleton<IModelCalls>(provider => provider.GetRequiredService<ModelCalls>());
        services.AddScoped<ModelEndpoints>();
        services.AddScoped<ReadModelUsage>();
        services.AddScoped<IPersonalData, ModelData>();
        // Public for the pages, with parts that are nobody else's; so they are put together by hand.
        services.AddScoped(provider => new SaveModelServer(
            provider.GetRequiredService<AppDb>(),
            provider.GetRequiredService<ModelSettings>(),
            provider.GetRequiredService<ModelSeal>(),
            provider.GetRequiredService<AuditLog>()));
        services.AddScoped(provider => new SaveModelChoice(
            provider.GetRequiredService<AppDb>(),
            provider.GetRequiredService<ModelSettings>(),
            provider.GetRequiredService<ModelEndpoints>(),
            provider.GetRequiredService<ModelSeal>(),
            provider.GetRequiredService<AuditLog>(),
            provider.GetRequiredService<CurrentUser>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddScoped(provider => new TestModelServer(
            provider.GetRequiredService<AppDb>(),
            provider.GetRequiredService<ModelSettings>(),
            provider.GetRequiredService<ModelCalls>(),
            provider.GetRequiredService<ModelSeal>(),
            provider.GetRequiredService<CurrentUser>()));
        return services.AddProblemPages(
            new ProblemPage("no-model-server", 409, "This needs a model, and none answers you: there is no server, or you chose to have none.", "Everything else works without one."),
            new ProblemPage("model-server-configured", 409, "The server is set in the configuration, which wins over the browser.", "Change the configuration and start again, or leave the address as it is."),
            new ProblemPage("own-model-server-not-allowed", 403, "Whoever runs this Uplift decides whether people may bring a model server of their own.", "Leave the address empty, or ask them."),
            new ProblemPage("model-failed", 409, "The model server did not bring anything that could be used, or your tokens of today are used up. Nothing was changed.", "Try again later; everything else works without it."));
    }
}
