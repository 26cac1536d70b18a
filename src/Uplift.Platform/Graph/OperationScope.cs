using Microsoft.Extensions.DependencyInjection;

namespace Uplift.Platform.Graph;

/// <summary>
/// Where the handlers of an operation come from: each ask has a scope of its own, since fields are answered at the same time and
/// a database context serves one statement after another. What is done under an idempotency key has one transaction, which is
/// the request's own: then every ask is made there, one after another, and sees what was changed before it.
/// </summary>
internal sealed class OperationScope(IServiceProvider request, IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Whether everything happens in the request's own scope.</summary>
    public bool IsShared { get; private set; }

    /// <summary>How many changes were made.</summary>
    public int Changes { get; private set; }

    public void Share() => IsShared = true;

    public void Count() => Changes++;

    public async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> ask, CancellationToken cancellation)
    {
        if (!IsShared)
        {
            await using var scope = scopes.CreateAsyncScope();
            return await ask(scope.ServiceProvider);
        }

        await turn.WaitAsync(cancellation);
        try
        {
            return await ask(request);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
