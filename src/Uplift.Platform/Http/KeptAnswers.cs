using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Uplift.Platform.Ai;

namespace Uplift.Platform.Http;

/// <summary>Answers to public reads, in memory up to a bound.</summary>
internal sealed class KeptAnswers(ContentVersion version, ModelSettings models) : IDisposable
{
    private const long BytesKept = 64 * 1024 * 1024;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = BytesKept });

    /// <param name="request">The request.</param>
    /// <param name="variant">What else the answer hangs on.</param>
    public ReadKey KeyOf(HttpRequest request, string variant) => new(
        version.Current, models.Current.Shown, variant, request.Scheme, request.Host.Value, request.PathBase.Value, request.Path.Value, request.QueryString.Value);

    public T? Find<T>(ReadKey key)
        where T : class => cache.TryGetValue(key, out T? answer) ? answer : null;

    public void Keep(ReadKey key, object answer, long size) => cache.Set(key, answer, new MemoryCacheEntryOptions { Size = size });

    public void Dispose() => cache.Dispose();
}

/// <summary>
/// What an answer that looks the same for everybody hangs on. With the version of the content in it an import needs no invalidation, nor does
/// another model, of which footers speak: the old entries fall out of the bounded cache by themselves.
/// </summary>
internal sealed record ReadKey(
    string Content, string Model, string Variant, string Scheme, string? Host, string? PathBase, string? Path, string? Query)
{
    /// <summary>Of what tells addresses apart; the rest is mostly the same, and compared all the same.</summary>
    public override int GetHashCode() => HashCode.Combine(Path, Query);
}
