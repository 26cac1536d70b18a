using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;

namespace Uplift.Platform.RateLimits;

/// <summary>
/// Takes one permit of the request's own policy and one of all requests together, says in the standard's headers what is
/// left, and refuses when either is used up.
/// </summary>
internal sealed class RateLimiting(
    RequestDelegate next, IBudgets budgets, RequestBudgets requests)
{
    public async Task InvokeAsync(HttpContext context, CurrentUser user)
    {
        if (context.Request.Path.StartsWithSegments("/assets") || context.Request.Path.StartsWithSegments("/health"))
        {
            await next(context);
            return;
        }

        var policies = PoliciesOf(context);
        var asked = policies.Select(policy => requests.Of(policy, context, user)).ToList();
        var taken = await budgets.TakeAsync(asked, context.RequestAborted);
        // At the last moment, because an exception's handler begins by clearing what was set before.
        context.Response.OnStarting(() =>
        {
            Announce(context.Response.Headers, policies, asked, taken);
            return Task.CompletedTask;
        });
        if (taken.Granted)
        {
            await next(context);
        }
        else
        {
            await RefuseAsync(context, taken.RetryAfter);
        }
    }

    private static List<RateLimitPolicy> PoliciesOf(HttpContext context)
    {
        var request = context.Request;
        if (request.Path == "/graphql")
        {
            // Reads and writes alike; how much one may ask for is bounded by the operation's limits.
            return [RateLimitPolicy.Search, RateLimitPolicy.Everything];
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return request.Query.ContainsKey("q") ? [RateLimitPolicy.Search, RateLimitPolicy.Everything] : [RateLimitPolicy.Everything];
        }

        var own = context.GetEndpoint()?.Metadata.GetMetadata<RateLimitAttribute>()?.Policy
            ?? (SessionCookie.IsPresent(request) || request.Headers.Authorization.Count > 0 ? RateLimitPolicy.Writes : RateLimitPolicy.NewGuests);
        return [own, RateLimitPolicy.Everything];
    }

    /// <summary>draft-ietf-httpapi-ratelimit-headers: each policy with quota and window, and what is left of it.</summary>
    private static void Announce(IHeaderDictionary headers, List<RateLimitPolicy> policies, List<Budget> asked, Taken taken)
    {
        var (quotas, left) = (new StringBuilder(64), new StringBuilder(64));
        for (var at = 0; at < policies.Count; at++)
        {
            var (separator, name) = (at == 0 ? "" : ", ", Name(policies[at]));
            var (budget, state) = (asked[at], taken.States[at]);
            quotas.Append(CultureInfo.InvariantCulture, $"{separator}\"{name}\";q={budget.Permits};w={(long)budget.Window.TotalSeconds}");
            left.Append(CultureInfo.InvariantCulture, $"{separator}\"{name}\";r={Math.Max(0, state.Left)};t={(long)Math.Ceiling(state.Resets.TotalSeconds)}");
        }

        headers["RateLimit-Policy"] = quotas.ToString();
        headers["RateLimit"] = left.ToString();
    }

    private static async Task RefuseAsync(HttpContext context, TimeSpan wait)
    {
        var (problem, seconds) = RequestBudgets.Refusal(wait);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Refusal.WriteAsync(context, problem, holdForm: true);
    }

    private static string Name(RateLimitPolicy policy) => RequestBudgets.Name(policy);
}
