using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Identity;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Passwords;

/// <summary>
/// The one door to hashing. A hash occupies a processor for half a second, so only half of the processors may be hashing at
/// once; who comes more waits in line, and requests that hash nothing notice nothing.
/// </summary>
internal sealed class PasswordHashing(IPasswordHasher<AppUser> hasher, IMeterFactory meters) : IDisposable
{
    private static readonly AppUser Nobody = new();

    private readonly Histogram<double> durations = meters.Create("Uplift.Identity").CreateHistogram<double>(
        "uplift.password.hash.duration", "s", "How long a password's hash took, the wait for a place included.");

    private readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount / 2));

    public Task<string> HashAsync(string password, CancellationToken cancellation) =>
        InLineAsync(() => hasher.HashPassword(Nobody, password), cancellation);

    public Task<PasswordVerificationResult> VerifyAsync(string hash, string password, CancellationToken cancellation) =>
        InLineAsync(() => hasher.VerifyHashedPassword(Nobody, hash, password), cancellation);

    public void Dispose() => places.Dispose();

    private async Task<T> InLineAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        await places.WaitAsync(cancellation);
        try
        {
            return work();
        }
        finally
        {
            places.Release();
            durations.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
    }
}
