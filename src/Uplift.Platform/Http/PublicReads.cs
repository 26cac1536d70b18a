using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;

namespace Uplift.Platform.Http;

/// <summary>
/// Answers public reads from prepared bytes, for GETs without a session cookie only. The key holds the content version, so
/// an import needs no invalidation: the old entries fall out of the bounded cache by themselves.
/// </summary>
internal sealed class PublicReads(RequestDelegate next, ContentVersion version) : IDisposable
{
    private const long BytesKept = 64 * 1024 * 1024;
    private const int LongestQuery = 200;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = BytesKept });

    public async Task InvokeAsync(HttpContext context)
    {
        var read = context.GetEndpoint()?.Metadata.GetMetadata<PublicReadAttribute>();
        if (read is null || !HttpMethods.IsGet(context.Request.Method) || SessionCookie.IsPresent(context.Request))
        {
            await next(context);
            return;
        }

        var key = $"{version.Current} {context.Request.Scheme}://{context.Request.Host}{context.Request.Path}{context.Request.QueryString}";
        var keeps = IsKept(context.Request, read);
        if (keeps && cache.TryGetValue(key, out PreparedAnswer? answer))
        {
            await answer!.WriteAsync(context);
            return;
        }

        answer = await PrepareAsync(context);
        if (answer is null)
        {
            return;
        }

        if (keeps)
        {
            cache.Set(key, answer, new MemoryCacheEntryOptions { Size = answer.Size });
        }

        await answer.WriteAsync(context);
    }

    public void Dispose() => cache.Dispose();

    private static bool IsKept(HttpRequest request, PublicReadAttribute read) =>
        request.QueryString.Value?.Length is null or < LongestQuery
        && request.Query.Keys.All(name => read.CachedParameters.Contains(name, StringComparer.Ordinal));

    /// <returns>Null when the answer is not a plain 200 and was passed on as it is.</returns>
    private async Task<PreparedAnswer?> PrepareAsync(HttpContext context)
    {
        var network = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = network;
        }

        var isPublic = context.Response.StatusCode == StatusCodes.Status200OK
            && context.Response.Headers.SetCookie.Count == 0
            && context.Response.ContentType is not null;
        if (isPublic)
        {
            return new PreparedAnswer(context.Response.ContentType!, buffer.ToArray());
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(network, context.RequestAborted);
        return null;
    }
}
