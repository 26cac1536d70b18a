using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Uplift.Tests.Identity.External;

public sealed class GitHubTests : IAsyncLifetime
{
    private readonly UpliftApp app = new();
    private readonly string email = Visitor.NewAddress();
    private WebApplication github = null!;
    private string challenge = "";
    private bool isVerified = true;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        github = builder.Build();
        github.MapPost("/login/oauth/access_token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var proof = System.Buffers.Text.Base64Url.EncodeToString(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            return form["client_secret"] == "secret" && proof == challenge
                ? Results.Json(new { access_token = "token" })
                : Results.Json(new { error = "bad_verification_code" });
        });
        github.MapGet("/api/v3/user", (HttpRequest request) =>
            request.Headers.Authorization == "Bearer token" ? Results.Json(new { id = 583231, login = "ada" }) : Results.StatusCode(401));
        github.MapGet("/api/v3/user/emails", () => Results.Json(new[]
        {
            new { email = "old@example.org", primary = false, verified = true },
            new { email, primary = true, verified = isVerified },
        }));
        await github.StartAsync();
        app.With("Uplift:SignIn:GitHub:ClientId", "id").With("Uplift:SignIn:GitHub:ClientSecret", "secret").With("Uplift:SignIn:GitHub:Authority", github.Urls.First());
        await app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await github.DisposeAsync();
    }

    [Fact]
    public async Task Its_number_is_the_identity_and_its_verified_primary_address_the_accounts()
    {
        var ada = new Visitor(app);

        (await BackAsync(ada)).Target().ShouldBe("/");

        (await ada.MeAsync())!.Value.GetProperty("email").GetString().ShouldBe(email);
    }

    [Fact]
    public async Task An_address_that_is_not_verified_there_makes_no_account()
    {
        isVerified = false;
        var ada = new Visitor(app);

        (await BackAsync(ada)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ada.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_code_without_its_proof_is_refused_with_a_page()
    {
        var ada = new Visitor(app);

        (await BackAsync(ada, "somebody-elses-challenge")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<HttpResponseMessage> BackAsync(Visitor ada, string? known = null)
    {
        var asked = QueryHelpers.ParseQuery((await ada.GetAsync("/signin/github")).Headers.Location!.Query);
        challenge = known ?? asked["code_challenge"].ToString();
        return await ada.GetAsync($"/signin/github/callback?code=c&state={asked["state"]}");
    }
}
