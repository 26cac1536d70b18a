using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.IdentityModel.Tokens;

namespace Uplift.Identity.Tokens;

/// <summary>A JSON Web Key Set (RFC 7517).</summary>
public sealed record PublicKeySet(IReadOnlyList<PublicKey> Keys);

/// <summary>The public half of a signing key (RFC 7518, section 6.2.1).</summary>
/// <param name="Kty">The family of algorithms: an elliptic curve.</param>
/// <param name="Crv">The curve.</param>
/// <param name="X">A coordinate, as base64url.</param>
/// <param name="Y">The other one.</param>
/// <param name="Use">What it is for: signatures.</param>
/// <param name="Alg">The algorithm.</param>
/// <param name="Kid">Names the key; a token's header has it.</param>
public sealed record PublicKey(string Kty, string Crv, string X, string Y, string Use, string Alg, string Kid);

/// <summary>The public halves of the signing keys (RFC 7517), so that anybody can check a token of ours.</summary>
public static class PublishKeys
{
    public static void MapSigningKeys(this IEndpointRouteBuilder app) => app
        .MapGet("/.well-known/jwks.json", GetAsync)
        .WithName("getSigningKeys")
        .Produces<PublicKeySet>(contentType: "application/jwk-set+json")
        .WithSummary("The keys that access tokens are signed with")
        .AllowAnonymous();

    private static async Task<ContentHttpResult> GetAsync(HttpContext context, CancellationToken cancellation)
    {
        var keys = (SigningKeys)context.RequestServices.GetService(typeof(SigningKeys))!;
        var ring = await keys.RingAsync(cancellation);
        // Shorter than the time between publishing a key and signing with it.
        context.Response.Headers.CacheControl = "public, max-age=300";
        var body = JsonSerializer.Serialize(new PublicKeySet([.. ring.Keys.Select(Public)]), JsonSerializerOptions.Web);
        return TypedResults.Text(body, "application/jwk-set+json");
    }

    // Written member by member: the private part has no way into it.
    private static PublicKey Public(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new PublicKey(
            "EC",
            "P-256",
            Base64UrlEncoder.Encode(point.X),
            Base64UrlEncoder.Encode(point.Y),
            "sig",
            SecurityAlgorithms.EcdsaSha256,
            key.KeyId);
    }
}
