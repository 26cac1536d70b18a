using Microsoft.Extensions.DependencyInjection;

namespace Uplift.Platform.Redis;

public static class RedisServices
{
    public static IServiceCollection AddRedis(this IServiceCollection services)
    {
        services.AddOptions<RedisOptions>().BindConfiguration(RedisOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RedisMetrics>();
        return services.AddSingleton<RedisConnection>();
    }
}
