using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Uplift.Platform.Api;

namespace Uplift.Platform.Http;

/// <summary>
/// The short way of public reads: a request that is like one that got a kept answer, in all that a middleware or a route looks at,
/// gets that answer with the same headers before any of them. One that differs in anything takes the whole way.
/// </summary>
internal sealed class RepeatedReads(RequestDelegate next, KeptAnswers kept)
{
    private const int LongestAccept = 200;

    /// <summary>With one of these an answer depends on more than its address, or may.</summary>
    private static readonly string[] Particular = ["Cookie", "Authorization", "Origin", "Upgrade", ApiVersions.Header];

    /// <summary>Written anew with each answer, by who writes it.</summary>
    private static readonly string[] OfEachAnswer =
        ["Cache-Control", "Content-Encoding", "Content-Length", "Content-Type", "Date", "ETag", "Link", "Transfer-Encoding", "Vary"];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var isOrdinary = IsOrdinary(request.Headers);
        var accept = request.Headers.Accept;
        if (!HttpMethods.IsGet(request.Method) || accept.Count > 1 || accept.ToString().Length > LongestAccept
            || (!isOrdinary && Array.Exists(Particular, request.Headers.ContainsKey)))
        {
            return next(context);
        }

        // Where the request comes from decides whether its host and plain http will do.
        var from = !DirectLoopback.IsLoopback(context) ? "remote " : isOrdinary || !DirectLoopback.IsForwarded(request) ? "direct " : "local ";
        var key = kept.KeyOf(request, from + accept);
        if (kept.Find<Repeatable>(key) is { } answer)
        {
            return answer.WriteAsync(context);
        }

        // Callbacks run from the last to the first, so that the headers of all others are there.
        context.Response.OnStarting(
            static state =>
            {
                var (kept, key, context) = ((KeptAnswers, ReadKey, HttpContext))state;
                if (context.Features.Get<PreparedAnswer>() is { } answer)
                {
                    kept.Keep(key, new Repeatable(context, answer), answer.Size);
                }

                return Task.CompletedTask;
            },
            (kept, key, context));
        return next(context);
    }

    /// <summary>
    /// Whether there is nothing but headers on which no answer hangs, or which are looked at anyway. Counted, because to look
    /// for each that there might be takes longer than to find the few that there are.
    /// </summary>
    private static bool IsOrdinary(IHeaderDictionary headers) =>
        headers.Count == One(headers.Host) + One(headers.UserAgent) + One(headers.Accept) + One(headers.AcceptEncoding)
            + One(headers.AcceptLanguage) + One(headers.Connection) + One(headers.IfNoneMatch);

    private static int One(StringValues header) => header.Count > 0 ? 1 : 0;

    /// <summary>A prepared answer with what the whole way adds to it: the headers, and the endpoint, by whose route the request is counted.</summary>
    private sealed class Repeatable(HttpContext context, PreparedAnswer answer)
    {
        private readonly Endpoint? endpoint = context.GetEndpoint();
        private readonly KeyValuePair<string, StringValues>[] headers =
            [.. context.Response.Headers.Where(header => !OfEachAnswer.Contains(header.Key, StringComparer.OrdinalIgnoreCase))];

        public Task WriteAsync(HttpContext context)
        {
            context.SetEndpoint(endpoint);
            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            return answer.WriteAsync(context);
        }
    }
}
