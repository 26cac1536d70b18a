using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Uplift.Platform.Http;
using Uplift.Platform.Idempotency;

namespace Uplift.Platform.Api;

/// <summary>
/// Compresses what the APIs answer, except what carries a secret: the length of a compressed answer tells of its content
/// (BREACH). Nor what has a strong ETag, which names the bytes as they are. Prepared answers bring their own.
/// </summary>
internal sealed class ApiCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Response.Headers.ETag.Count == 0
        && context.GetEndpoint()?.Metadata.GetMetadata<IdempotencyMetadata>() is not { Use: KeyUse.Refused }
        && base.ShouldCompressResponse(context);
}

public static class CompressionServices
{
    public static IServiceCollection AddApiCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["application/json", "application/problem+json", "application/graphql-response+json", "text/csv", "application/jsonl"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        return services.AddSingleton<IResponseCompressionProvider, ApiCompression>();
    }

    public static IApplicationBuilder UseApiCompression(this IApplicationBuilder app) =>
        app.UseWhen(
            context => Refusal.IsApi(context) && !HttpMethods.IsOptions(context.Request.Method) && !PublicReads.IsPreparing(context), api => api.UseResponseCompression());
}
