using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Uplift.Platform.Ai;
using Uplift.Platform.Api;

namespace Uplift.Platform.Http;

/// <summary>
/// Answers public reads from prepared bytes, for GETs without a session cookie only. The key holds the content version, so
/// an import needs no invalidation, which model there is, which footers speak of, and the API's dated version, which shapes the answer: the old
/// entries fall out of the bounded cache by themselves. Of many who ask for the
/// same answer before it is there, one makes it and the others wait for it.
/// </summary>
internal sealed class PublicReads(RequestDelegate next, ContentVersion version, ModelSettings models, IOptions<PublicReadOptions> options) : IDisposable
{
    private const long BytesKept = 64 * 1024 * 1024;
    private const int LongestQuery = 200;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = BytesKept });
    private readonly ConcurrentDictionary<string, Task<PreparedAnswer?>> underWay = new(StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context)
    {
        var read = context.GetEndpoint()?.Metadata.GetMetadata<PublicReadAttribute>();
        if (read is null || !options.Value.Kept || !HttpMethods.IsGet(context.Request.Method) || SessionCookie.IsPresent(context.Request))
        {
            await next(context);
            return;
        }

        var request = context.Request;
        var key = string.Concat(
            [version.Current, " ", models.Current.Shown, " ", VersionOf(context), " ", request.Scheme, "://", request.Host.Value, request.PathBase.Value, request.Path.Value, request.QueryString.Value]);
        if (cache.TryGetValue(key, out PreparedAnswer? answer))
        {
            await AnswerAsync(context, answer);
        }
        else
        {
            context.Features.Set(Preparing.Now);
            await AnswerAsync(context, IsKept(request, read) ? await PrepareOnceAsync(key, context) : await PrepareAsync(context));
        }
    }

    /// <summary>Whether the answer is going to be prepared bytes, which bring their own encodings.</summary>
    public static bool IsPreparing(HttpContext context) => context.Features.Get<Preparing>() is not null;

    public void Dispose() => cache.Dispose();

    private static string VersionOf(HttpContext context) =>
        ApiVersions.Of(context) is var version && version == ApiVersions.Current ? "" : version.ToString("O", CultureInfo.InvariantCulture);

    private static bool IsKept(HttpRequest request, PublicReadAttribute read) =>
        request.QueryString.Value?.Length is null or < LongestQuery
        && request.Query.Keys.All(name => read.CachedParameters.Contains(name, StringComparer.Ordinal));

    private static Task AnswerAsync(HttpContext context, PreparedAnswer? answer) =>
        answer is null ? Task.CompletedTask : answer.WriteAsync(context);

    /// <returns>Null when this request got its answer as it was made.</returns>
    private async Task<PreparedAnswer?> PrepareOnceAsync(string key, HttpContext context)
    {
        var own = new TaskCompletionSource<PreparedAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = underWay.GetOrAdd(key, own.Task);
        if (first != own.Task)
        {
            // Nothing comes of it when the first one broke off or its answer is not for everybody.
            return await first.WaitAsync(context.RequestAborted) ?? await PrepareAsync(context);
        }

        PreparedAnswer? answer = null;
        try
        {
            // Another may have been done between the look into the cache and here.
            if (!cache.TryGetValue(key, out answer) && (answer = await PrepareAsync(context)) is not null)
            {
                cache.Set(key, answer, new MemoryCacheEntryOptions { Size = answer.Size });
            }

            return answer;
        }
        finally
        {
            underWay.TryRemove(key, out _);
            own.SetResult(answer);
        }
    }

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
            return new PreparedAnswer(context.Response.ContentType!, buffer.ToArray(), context.Response.Headers.Link.ToString());
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(network, context.RequestAborted);
        return null;
    }

    private sealed class Preparing
    {
        public static readonly Preparing Now = new();
    }
}
