using Microsoft.AspNetCore.Http;
using Uplift.Platform.Http;

namespace Uplift.Platform.Idempotency;

/// <summary>Holds requests with a key to it, where the endpoint takes keys.</summary>
internal sealed class IdempotencyKeys(RequestDelegate next, IdempotentActs acts)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var use = context.GetEndpoint()?.Metadata.GetMetadata<IdempotencyMetadata>()?.Use;
        if (use is null || !context.Request.Headers.ContainsKey(IdempotentActs.Header))
        {
            await next(context);
            return;
        }

        if (use == KeyUse.ByOperation)
        {
            context.Request.EnableBuffering();
            await next(context);
            return;
        }

        await acts.RunAsync(
            context,
            use.Value,
            () => next(context),
            () => context.Response.StatusCode is >= 200 and < 300,
            problem => Refusal.WriteAsync(context, problem));
    }
}
