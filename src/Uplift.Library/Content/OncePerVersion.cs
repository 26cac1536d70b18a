using Uplift.Platform.Http;

namespace Uplift.Library.Content;

/// <summary>
/// What is read from the content once for each of its versions and then kept in memory. Whoever comes while it is being
/// read waits for that reading; one that fails is forgotten.
/// </summary>
internal sealed class OncePerVersion<T>(ContentVersion version, Func<Task<T>> read)
{
    private volatile Reading? latest;

    public async Task<T> GetAsync(CancellationToken cancellation)
    {
        var reading = latest is { } known && known.Version == version.Current ? known : Begin();
        try
        {
            return await reading.Value.Value.WaitAsync(cancellation);
        }
        catch when (reading.Value.Value.IsFaulted)
        {
            Interlocked.CompareExchange(ref latest, null, reading);
            throw;
        }
    }

    private Reading Begin()
    {
        var known = latest;
        var current = version.Current;
        if (known?.Version == current)
        {
            return known;
        }

        // The lazy value is made by one caller only, whoever of them wins the exchange.
        var own = new Reading(current, new Lazy<Task<T>>(read));
        var winner = Interlocked.CompareExchange(ref latest, own, known);
        return winner == known ? own : Begin();
    }

    private sealed record Reading(string Version, Lazy<Task<T>> Value);
}
