using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Uplift.Identity.Tokens;

namespace Uplift.Tests.Identity.Tokens;

/// <summary>Every way to forge an access token that is known by a name. Each begins with a good token and changes one thing.</summary>
public sealed class ForgedTokensTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private static readonly ECDsa Stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private readonly Visitor program = new(app);
    private readonly string email = Visitor.NewAddress();

    [Fact]
    public async Task A_token_signed_with_our_key_is_good_so_the_others_are_refused_for_what_was_changed() =>
        (await SendAsync(await ForgeAsync(SignOursAsync))).ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [InlineData("nOnE")]
    public async Task Without_a_signature(string algorithm)
    {
        var unsigned = await ForgeAsync(_ => Task.FromResult<byte[]>([]), header => header["alg"] = algorithm);

        (await SendAsync(unsigned)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(unsigned.TrimEnd('.'))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task With_the_signature_cut_off()
    {
        var good = await ForgeAsync(SignOursAsync);

        (await SendAsync(good[..(good.LastIndexOf('.') + 1)])).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(good[..^4])).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("HS384")]
    [InlineData("HS512")]
    public async Task With_the_public_key_taken_for_a_shared_secret(string algorithm)
    {
        var keys = await (await program.GetAsync("/.well-known/jwks.json")).JsonAsync();
        var point = keys.GetProperty("keys")[0];
        var ring = await RingAsync();
        byte[][] secrets =
        [
            Encoding.UTF8.GetBytes(point.GetRawText()),
            Base64UrlEncoder.DecodeBytes(point.GetProperty("x").GetString()),
            ring.ECDsa.ExportSubjectPublicKeyInfo(),
            Encoding.ASCII.GetBytes(ring.ECDsa.ExportSubjectPublicKeyInfoPem()),
            [],
        ];

        foreach (var secret in secrets)
        {
            var forged = await ForgeAsync(text => Task.FromResult(Hmac(algorithm, secret, text)), header => header["alg"] = algorithm);
            (await SendAsync(forged)).ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task With_rsa_instead_of_an_elliptic_curve()
    {
        using var rsa = RSA.Create(2048);

        var forged = await ForgeAsync(
            text => Task.FromResult(rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)), header => header["alg"] = "RS256");

        (await SendAsync(forged)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task With_a_strangers_key_under_our_keys_name() =>
        (await SendAsync(await ForgeAsync(SignStranger))).ShouldBe(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("../../../../dev/null")]
    [InlineData("/dev/null")]
    [InlineData("' UNION SELECT 'x' --")]
    [InlineData("http://127.0.0.1/key")]
    [InlineData("")]
    [InlineData("*")]
    public async Task With_a_key_name_that_means_something_elsewhere(string name)
    {
        (await SendAsync(await ForgeAsync(SignStranger, header => header["kid"] = name))).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(await ForgeAsync(SignOursAsync, header => header["kid"] = name))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Without_a_key_name() =>
        (await SendAsync(await ForgeAsync(SignOursAsync, header => header.Remove("kid")))).ShouldBe(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("jwk")]
    [InlineData("jku")]
    [InlineData("x5u")]
    public async Task With_a_key_that_the_token_brings_along(string member)
    {
        var point = Stranger.ExportParameters(includePrivateParameters: false).Q;
        var key = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y) };

        var forged = await ForgeAsync(
            SignStranger, header => header[member] = member == "jwk" ? key.DeepClone() : JsonValue.Create("http://127.0.0.1:1/keys.json"));

        (await SendAsync(forged)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("JWT")]
    [InlineData("id_token")]
    [InlineData("")]
    public async Task Of_another_type(string type) =>
        (await SendAsync(await ForgeAsync(SignOursAsync, header => header["typ"] = type))).ShouldBe(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("iss", "\"https://evil.example\"")]
    [InlineData("iss", "\"http://localhost:5080/\"")]
    [InlineData("iss", "null")]
    [InlineData("aud", "\"https://evil.example/api\"")]
    [InlineData("aud", "[]")]
    [InlineData("sub", "\"admin\"")]
    [InlineData("sub", "null")]
    [InlineData("role", "\"Owner\"")]
    [InlineData("exp", "null")]
    public async Task With_another_claim(string claim, string value) =>
        (await SendAsync(await ForgeAsync(SignOursAsync, claims: claims => claims[claim] = JsonNode.Parse(value))))
        .ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task With_its_claims_changed_after_signing()
    {
        var parts = (await ForgeAsync(SignOursAsync)).Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!.AsObject();
        claims["role"] = "Admin";

        (await SendAsync($"{parts[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{parts[2]}")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task After_ten_minutes()
    {
        var token = await ForgeAsync(SignOursAsync);
        app.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        var last = await SendAsync(token);
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        last.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Before_its_time() =>
        (await SendAsync(await ForgeAsync(SignOursAsync, claims: claims => claims["nbf"] = app.Clock.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds())))
        .ShouldBe(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9..")]
    public async Task That_is_no_token(string text) => (await SendAsync(text)).ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task An_old_key_is_good_until_its_last_token_is_over_and_then_no_more()
    {
        var old = (await RingAsync()).KeyId;
        var rotated = await app.Services.GetRequiredService<SigningKeys>().RotateAsync(TestContext.Current.CancellationToken);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var published = await KeyNamesAsync();
        var signer = await SignerAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(14));
        var signerLater = await SignerAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(15));

        published.ShouldBe([old, rotated.Id], ignoreOrder: true);
        signer.ShouldBe(old);
        signerLater.ShouldBe(rotated.Id);
        (await KeyNamesAsync()).ShouldBe([rotated.Id]);
    }

    private async Task<HttpStatusCode> SendAsync(string token) => (await program.MeWithAsync(token)).StatusCode;

    private async Task<ECDsaSecurityKey> RingAsync() =>
        (await app.Services.GetRequiredService<SigningKeys>().RingAsync(TestContext.Current.CancellationToken)).Signer(app.Clock.GetUtcNow())!;

    private async Task<IReadOnlyList<string>> KeyNamesAsync() =>
    [
        .. (await (await program.GetAsync("/.well-known/jwks.json")).JsonAsync()).GetProperty("keys").EnumerateArray()
            .Select(key => key.GetProperty("kid").GetString()!),
    ];

    private async Task<string> SignerAsync() => (await RingAsync()).KeyId;

    private async Task<byte[]> SignOursAsync(byte[] text) => (await RingAsync()).ECDsa.SignData(text, HashAlgorithmName.SHA256);

    private static Task<byte[]> SignStranger(byte[] text) => Task.FromResult(Stranger.SignData(text, HashAlgorithmName.SHA256));

    private static byte[] Hmac(string algorithm, byte[] secret, byte[] text) => algorithm switch
    {
        "HS256" => HMACSHA256.HashData(secret, text),
        "HS384" => HMACSHA384.HashData(secret, text),
        _ => HMACSHA512.HashData(secret, text),
    };

    /// <summary>A real token's header and claims, changed and signed again.</summary>
    private async Task<string> ForgeAsync(
        Func<byte[], Task<byte[]>> sign, Action<JsonObject>? header = null, Action<JsonObject>? claims = null)
    {
        await new Visitor(app).SignUpAsync(email);
        var pair = await (await program.SignInForTokensAsync(email)).JsonAsync();
        var parts = pair.GetProperty("accessToken").GetString()!.Split('.');
        var head = Change(parts[0], header);
        var body = Change(parts[1], claims);
        var signature = await sign(Encoding.ASCII.GetBytes($"{head}.{body}"));
        return $"{head}.{body}.{Base64UrlEncoder.Encode(signature)}";
    }

    private static string Change(string part, Action<JsonObject>? change)
    {
        var json = JsonSerializer.Deserialize<JsonObject>(Base64UrlEncoder.Decode(part))!;
        change?.Invoke(json);
        return Base64UrlEncoder.Encode(json.ToJsonString());
    }
}
