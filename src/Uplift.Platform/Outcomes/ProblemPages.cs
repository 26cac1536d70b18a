using Microsoft.Extensions.DependencyInjection;

namespace Uplift.Platform.Outcomes;

/// <summary>What <c>/problems/{code}</c> tells a person: why it happened and what to do.</summary>
public sealed record ProblemPage(string Code, int Status, string Cause, string Cure);

/// <summary>All problem codes of the product, by code. Each module registers its own.</summary>
public sealed class ProblemCatalogue(IEnumerable<ProblemPage> pages)
{
    private readonly Dictionary<string, ProblemPage> byCode = pages.ToDictionary(page => page.Code);

    public ProblemPage? Find(string code) => byCode.GetValueOrDefault(code);

    public IReadOnlyCollection<ProblemPage> All => byCode.Values;
}

public static class ProblemPageServices
{
    public static IServiceCollection AddProblemPages(this IServiceCollection services, params ProblemPage[] pages)
    {
        foreach (var page in pages)
        {
            services.AddSingleton(page);
        }

        return services;
    }
}
