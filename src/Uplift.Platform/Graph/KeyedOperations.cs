using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Uplift.GraphQL.Http;
using Uplift.GraphQL.Language;
using Uplift.Platform.Idempotency;

namespace Uplift.Platform.Graph;

/// <summary>
/// A mutation with an <c>Idempotency-Key</c> acts once, as a POST of REST does. Its fields share one transaction; what one of
/// them refused is taken back by itself. When none of them did anything the key stays free. No field's answer carries a secret,
/// so keys are taken by all.
/// </summary>
internal static class KeyedOperations
{
    public static async Task<OperationRefusal?> RunAsync(HttpContext http, OperationKind kind, Func<Task> act)
    {
        if (kind != OperationKind.Mutation || !http.Request.Headers.ContainsKey(IdempotentActs.Header))
        {
            await act();
            return null;
        }

        var scope = http.RequestServices.GetRequiredService<OperationScope>();
        scope.Share();
        OperationRefusal? refusal = null;
        await http.RequestServices.GetRequiredService<IdempotentActs>().RunAsync(
            http,
            KeyUse.Accepted,
            act,
            () => scope.Changes > 0,
            problem =>
            {
                refusal = GraphGuard.ToRefusal(problem);
                return Task.CompletedTask;
            });
        return refusal;
    }
}
