using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Uplift.Tests.Identity.Tokens;

public sealed class IssueTokensTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor program = new(app);
    private readonly string email = Visitor.NewAddress();

    [Fact]
    public async Task Address_and_password_give_a_pair_that_opens_the_api()
    {
        await new Visitor(app).SignUpAsync(email);

        var response = await program.SignInForTokensAsync(email);
        var pair = await response.JsonAsync();

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        pair.EnumerateObject().Select(member => member.Name).ShouldBe(["accessToken", "refreshToken", "expiresIn", "tokenType"]);
        pair.GetProperty("expiresIn").GetInt32().ShouldBe(600);
        pair.GetProperty("tokenType").GetString().ShouldBe("Bearer");
        var me = await program.MeWithAsync(pair.GetProperty("accessToken").GetString()!);
        (await me.JsonAsync()).GetProperty("email").GetString().ShouldBe(email);
        program.Token.ShouldBeNull();
    }

    [Fact]
    public async Task A_token_writes_without_a_form_token_and_whatever_cookie_lies_beside_it()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(email);
        var token = (await (await program.SignInForTokensAsync(email)).JsonAsync()).GetProperty("accessToken").GetString()!;
        var settings = JsonContent.Create(new { displayName = "Ada by token", timeZone = "UTC", culture = "en-GB", theme = "dark" });
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/me/settings") { Content = settings };
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        var response = await ada.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_bad_token_is_not_mended_by_a_good_cookie()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(email);

        var response = await ada.MeWithAsync("nonsense");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
        (await response.ProblemTypeAsync()).ShouldBe("/problems/token-refused");
    }

    [Fact]
    public async Task A_token_opens_no_page()
    {
        await new Visitor(app).SignUpAsync(email);
        var token = (await (await program.SignInForTokensAsync(email)).JsonAsync()).GetProperty("accessToken").GetString()!;

        (await program.GetAsync("/settings", ("Authorization", $"Bearer {token}"))).Target().ShouldBe("/signin?returnUrl=%2Fsettings");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_refused_alike()
    {
        await new Visitor(app).SignUpAsync(email);

        var wrong = await program.SignInForTokensAsync(email, password: "wrong password");
        var unknown = await program.SignInForTokensAsync(Visitor.NewAddress(), password: "wrong password");

        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unknown.StatusCode.ShouldBe(wrong.StatusCode);
        (await SaidAsync(unknown)).ShouldBe(await SaidAsync(wrong));
    }

    [Fact]
    public async Task With_a_second_factor_the_password_alone_gives_no_tokens()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(email);
        var factor = await app.TurnOnSecondFactorAsync(ada);

        var without = await program.SignInForTokensAsync(email);
        var wrong = await program.SignInForTokensAsync(email, "000000");
        var code = factor.Code();
        var with = await program.SignInForTokensAsync(email, code);
        var replayed = await program.SignInForTokensAsync(email, code);
        var recovery = await program.SignInForTokensAsync(email, factor.RecoveryCodes[0]);

        without.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await without.ProblemTypeAsync()).ShouldBe("/problems/second-factor-required");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        with.StatusCode.ShouldBe(HttpStatusCode.Created);
        replayed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        recovery.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Whoever_reads_the_published_keys_can_check_a_token()
    {
        await new Visitor(app).SignUpAsync(email);
        var token = (await (await program.SignInForTokensAsync(email)).JsonAsync()).GetProperty("accessToken").GetString()!;
        var published = await program.GetAsync("/.well-known/jwks.json");
        var keys = await published.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = "http://localhost:5080",
            ValidAudience = "http://localhost:5080/api",
            IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys(),
            ValidateLifetime = false,
        });

        result.IsValid.ShouldBeTrue(result.Exception?.Message);
        published.Content.Headers.ContentType!.MediaType.ShouldBe("application/jwk-set+json");
        JsonDocument.Parse(keys).RootElement.GetProperty("keys").EnumerateArray()
            .Select(key => string.Join(' ', key.EnumerateObject().Select(member => member.Name)))
            .ShouldAllBe(members => members == "kty crv x y use alg kid");
    }

    [Fact]
    public async Task A_sign_up_cannot_give_itself_a_role_or_a_confirmed_address()
    {
        (await program.PostJsonAsync(
            "/api/v1/users",
            $$"""{"email":"{{email}}","password":"{{Visitor.Password}}","displayName":"Eve","role":"admin","emailConfirmed":true,"id":"{{Guid.Empty}}"}"""))
            .StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await program.PostJsonAsync("/api/v1/users", $$"""{"email":"{{email}}","password":"{{Visitor.Password}}","displayName":"Eve"}""");
        var pair = await (await program.SignInForTokensAsync(email)).JsonAsync();

        var me = await (await program.MeWithAsync(pair.GetProperty("accessToken").GetString()!)).JsonAsync();

        me.GetProperty("role").GetString().ShouldBe("learner");
        me.GetProperty("id").GetGuid().ShouldNotBe(Guid.Empty);
        new JsonWebToken(pair.GetProperty("accessToken").GetString()).GetClaim("role").Value.ShouldBe("Learner");
    }

    // All but the number of the request, which differs between any two.
    private static async Task<IEnumerable<string>> SaidAsync(HttpResponseMessage response) =>
        (await response.JsonAsync()).EnumerateObject().Where(member => member.Name != "traceId").Select(member => member.ToString());
}
