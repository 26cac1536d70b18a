using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.IdentityModel.Tokens;

namespace Uplift.Identity.Tokens;

/// <summary>The public halves of the signing keys (RFC 7517), so that anybody can check a token of ours.</summary>
public static class PublishKeys
{
    public static void MapSigningKeys(this IEndpointRouteBuilder app) => app
        .MapGet("/.well-known/jwks.json", GetAsync)
        .WithSummary("The keys that access tokens are signed with")
        .AllowAnonymous();

    private static async Task<ContentHttpResult> GetAsync(HttpContext context, CancellationToken cancellation)
    {
        var keys = (SigningKeys)context.RequestServices.GetService(typeof(SigningKeys))!;
        var ring = await keys.RingAsync(cancellation);
        // Shorter than the time between publishing a key and signing with it.
        context.Response.Headers.CacheControl = "public, max-age=300";
        var body = JsonSerializer.Serialize(new { keys = ring.Keys.Select(Public) });
        return TypedResults.Text(body, "application/jwk-set+json");
    }

    // Written member by member: the private part has no way into it.
    private static object Public(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            kty = "EC",
            crv = "P-256",
            x = Base64UrlEncoder.Encode(point.X),
            y = Base64UrlEncoder.Encode(point.Y),
            use = "sig",
            alg = SecurityAlgorithms.EcdsaSha256,
            kid = key.KeyId,
        };
    }
}
