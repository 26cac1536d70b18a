using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Paging;

public static class PagingServices
{
    public static IServiceCollection AddPaging(this IServiceCollection services)
    {
        services.AddSingleton<CursorSeal>();
        services.AddSingleton<Lists>();
        return services.AddProblemPages(
            new ProblemPage("bad-cursor", 400, "The cursor was changed, cut off, or made by another list, or by this one in another order or with other filters.", "Send a cursor only as a page gave it, with the same order and filters; or begin again without it."),
            new ProblemPage("unknown-field", 400, "The parameter \"fields\" names something that the rows of this list do not have, perhaps with a slip in its name.", "The answer lists the fields that there are."));
    }
}
