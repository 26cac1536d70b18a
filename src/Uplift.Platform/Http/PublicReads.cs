using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Uplift.Platform.Api;

namespace Uplift.Platform.Http;

/// <summary>
/// Answers public reads from prepared bytes, for GETs without a session cookie only. The API's dated version shapes the answer
/// and is a part of the key. Of many who ask for the same answer before it is there, one makes it and the others wait for it.
/// </summary>
internal sealed class PublicReads(RequestDelegate next, KeptAnswers kept, IOptions<PublicReadOptions> options)
{
    private const int LongestQuery = 200;

    private readonly ConcurrentDictionary<ReadKey, Task<PreparedAnswer?>> underWay = new();

    public async Task InvokeAsync(HttpContext context)
    {
        var read = context.GetEndpoint()?.Metadata.GetMetadata<PublicReadAttribute>();
        if (read is null || !options.Value.Kept || !HttpMethods.IsGet(context.Request.Method) || SessionCookie.IsPresent(context.Request))
        {
            await next(context);
            return;
        }

        var request = context.Request;
        var key = kept.KeyOf(request, VersionOf(context));
        if (kept.Find<PreparedAnswer>(key) is { } answer)
        {
            // The next one who asks the same gets it before anything else is done.
            context.Features.Set(answer);
            await answer.WriteAsync(context);
            return;
        }

        context.Features.Set(Preparing.Now);
        var prepared = IsKept(request, read) ? await PrepareOnceAsync(key, context) : await PrepareAsync(context);
        if (prepared is not null)
        {
            await prepared.WriteAsync(context);
        }
    }

    /// <summary>Whether the answer is going to be prepared bytes, which bring their own encodings.</summary>
    public static bool IsPreparing(HttpContext context) => context.Features.Get<Preparing>() is not null;

    private static string VersionOf(HttpContext context) =>
        ApiVersions.Of(context) is var version && version == ApiVersions.Current ? "" : version.ToString("O", CultureInfo.InvariantCulture);

    private static bool IsKept(HttpRequest request, PublicReadAttribute read) =>
        request.QueryString.Value?.Length is null or < LongestQuery
        && request.Query.Keys.All(name => read.CachedParameters.Contains(name, StringComparer.Ordinal));

    /// <returns>Null when this request got its answer as it was made.</returns>
    private async Task<PreparedAnswer?> PrepareOnceAsync(ReadKey key, HttpContext context)
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
            answer = kept.Find<PreparedAnswer>(key);
            if (answer is null && (answer = await PrepareAsync(context)) is not null)
            {
                kept.Keep(key, answer, answer.Size);
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
