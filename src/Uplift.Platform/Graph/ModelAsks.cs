using Microsoft.AspNetCore.Http;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Platform.Graph;

/// <summary>Fields for which a model is asked: held to the same budget as at REST, and given its time.</summary>
public static class ModelAsks
{
    /// <summary>A few of them fill an operation.</summary>
    public static readonly FieldCost Cost = new(Weight: 2_500);

    // A call has 60 seconds and is tried twice; a test of a server makes two.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(130);

    public static async ValueTask<object?> AskModelAsync<THandler, T>(
        this FieldCall call, Func<THandler, Task<Outcome<T>>> ask, object? draft = null)
        where THandler : notnull
        where T : notnull
    {
        if (call.RefusedUnderKey() is { } misuse)
        {
            return misuse;
        }

        var context = call.Service<IHttpContextAccessor>().HttpContext!;
        var budget = call.Service<RequestBudgets>().Of(RateLimitPolicy.Ai, context, call.Service<CurrentUser>());
        var taken = await call.Service<IBudgets>().TakeAsync([budget], call.Cancellation);
        if (!taken.Granted)
        {
            return RequestBudgets.Refusal(taken.RetryAfter).Problem.ToFailure();
        }

        call.Extend(Longest);
        return await call.ChangeAsync(ask, draft);
    }
}
