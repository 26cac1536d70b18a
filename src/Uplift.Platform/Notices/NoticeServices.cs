using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.PersonalData;

namespace Uplift.Platform.Notices;

public static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddScoped<TellPerson>();
        return services.AddScoped<IPersonalData, NoticeData>();
    }
}
