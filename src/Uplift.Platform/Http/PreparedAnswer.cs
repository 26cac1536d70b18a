using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Uplift.Platform.Api;

namespace Uplift.Platform.Http;

/// <summary>An answer as bytes, compressed once, with an ETag for each encoding and the links that it came with.</summary>
internal sealed class PreparedAnswer
{
    private const string Vary = "Cookie, Accept-Encoding";
    private const string VaryOfApi = $"{Vary}, {ApiVersions.Header}";

    private readonly string contentType;
    private readonly string links;
    private readonly Encoded plain;
    private readonly Encoded brotli;
    private readonly Encoded gzip;

    public PreparedAnswer(string contentType, byte[] body, string links = "")
    {
        this.contentType = contentType;
        this.links = links;
        var tag = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12));
        plain = new Encoded(null, body, $"\"{tag}\"");
        brotli = new Encoded("br", Compress(body, stream => new BrotliStream(stream, CompressionLevel.Optimal)), $"\"{tag}-br\"");
        gzip = new Encoded("gzip", Compress(body, stream => new GZipStream(stream, CompressionLevel.Optimal)), $"\"{tag}-gzip\"");
    }

    public long Size => plain.Body.LongLength + brotli.Body.LongLength + gzip.Body.LongLength;

    public async Task WriteAsync(HttpContext context)
    {
        var (encoding, body, etag) = Choose(context.Request.Headers.AcceptEncoding.ToString());
        var headers = context.Response.Headers;
        headers.ETag = etag;
        headers.CacheControl = "public, max-age=0, must-revalidate";
        headers.Vary = context.Request.Path.StartsWithSegments("/api") ? VaryOfApi : Vary;
        headers.Link = links.Length > 0 ? links : default;
        if (MatchesAny(context.Request.Headers.IfNoneMatch.ToString(), etag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        // Without a token: what is at hand is handed over at once, and a token of the request would have to be made for it.
        await context.Response.BodyWriter.WriteAsync(body, CancellationToken.None);
    }

    private Encoded Choose(string accepted) => Accepts(accepted, "br") ? brotli : Accepts(accepted, "gzip") ? gzip : plain;

    /// <summary>Whether the header names the encoding, and not to refuse it. Asked of every request, so it allocates nothing.</summary>
    private static bool Accepts(ReadOnlySpan<char> accepted, string encoding)
    {
        foreach (var range in accepted.Split(','))
        {
            var one = accepted[range].Trim();
            var end = one.IndexOf(';');
            if ((end < 0 ? one : one[..end].TrimEnd()).Equals(encoding, StringComparison.OrdinalIgnoreCase))
            {
                return end < 0 || !IsZero(one[(end + 1)..].Trim());
            }
        }

        return false;
    }

    /// <summary><c>q=0</c>, with decimals or without.</summary>
    private static bool IsZero(ReadOnlySpan<char> quality) =>
        quality.StartsWith("q=", StringComparison.OrdinalIgnoreCase) && quality[2..].TrimStart().Trim("0.").IsEmpty;

    private static bool MatchesAny(string ifNoneMatch, string etag) =>
        ifNoneMatch.Length > 0
        && EntityTagHeaderValue.TryParseList([ifNoneMatch], out var tags)
        && tags.Any(candidate => candidate.Tag == "*" || candidate.Tag == etag);

    private static byte[] Compress(byte[] body, Func<Stream, Stream> open)
    {
        using var compressed = new MemoryStream(body.Length / 2);
        using (var stream = open(compressed))
        {
            stream.Write(body);
        }

        return compressed.ToArray();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{contentType}, {plain.Body.Length} bytes, {plain.ETag}");

    private sealed record Encoded(string? Encoding, byte[] Body, string ETag);
}
