using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Http;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.RateLimits;

/// <summary>Marks a page or endpoint whose writes hash a password.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignInLimitAttribute : Attribute;

/// <summary>One limiter for all routes: the kind of request decides the budget, the address whose it is.</summary>
public static class RateLimitServices
{
    private const int RaisedForTests = 1000;

    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations()
            .ValidateOnStart();
        var limits = configuration.GetSection(RateLimitOptions.Section).Get<RateLimitOptions>() ?? new RateLimitOptions();
        var factor = configuration.GetValue<bool>("Uplift:Testing:RaiseClientLimits") ? RaisedForTests : 1;
        return services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, limits, factor));
            options.OnRejected = RefuseAsync;
        });
    }

    private static RateLimitPartition<string> Partition(HttpContext context, RateLimitOptions limits, int factor)
    {
        var (kind, permits) = Budget(context, limits);
        return kind is null
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetSlidingWindowLimiter(
                $"{kind} {context.Connection.RemoteIpAddress}",
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = permits * factor,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                });
    }

    private static (string? Kind, int Permits) Budget(HttpContext context, RateLimitOptions limits)
    {
        var request = context.Request;
        if (request.Path == "/graphql")
        {
            // Reads and writes alike; how much one may ask for is bounded by the operation's limits.
            return ("graph", limits.SearchesPerMinute);
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return request.Query.ContainsKey("q") ? ("search", limits.SearchesPerMinute) : (null, 0);
        }

        return context.GetEndpoint()?.Metadata.GetMetadata<SignInLimitAttribute>() is not null
            ? ("sign-in", limits.SignInPerMinute)
            : SessionCookie.IsPresent(request) ? ("write", limits.WritesPerMinute) : ("guest", limits.NewGuestsPerMinute);
    }

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var problem = new Problem(
            ProblemKind.TooMany,
            "too-many-requests",
            $"That was a lot at once. Nothing you typed is lost: wait {seconds} seconds and send it again.");
        await Refusal.WriteAsync(rejected.HttpContext, problem, holdForm: true);
    }
}
