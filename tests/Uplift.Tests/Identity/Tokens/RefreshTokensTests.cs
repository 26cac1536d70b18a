using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.ApiClient;
using Uplift.Identity.Sessions;
using Uplift.Identity.Tokens;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Tests.Identity.Tokens;

public sealed class RefreshTokensTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor program = new(app);
    private readonly string email = Visitor.NewAddress();

    [Fact]
    public async Task A_refresh_token_gives_the_next_pair_once()
    {
        var first = await SignInAsync();

        var response = await program.RefreshAsync(first);
        var second = await response.JsonAsync();

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.EnumerateObject().Select(member => member.Name).ShouldBe(["accessToken", "refreshToken", "expiresIn", "tokenType"]);
        (await program.MeWithAsync(second.GetProperty("accessToken").GetString()!)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.RefreshAsync(second.GetProperty("refreshToken").GetString()!)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_that_is_used_again_ends_the_whole_family_and_its_owner_is_told()
    {
        var stolen = await SignInAsync();
        var next = Refresh(await (await program.RefreshAsync(stolen)).JsonAsync());

        var replay = await new Visitor(app).RefreshAsync(stolen);

        replay.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        replay.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
        (await replay.ProblemTypeAsync()).ShouldBe("/problems/refresh-refused");
        (await program.RefreshAsync(next)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.Mail.TakeAsync(email)).Text.ShouldContain("used twice");
        (await AuditedAsync("tokens.reused")).ShouldBe(1);
    }

    [Fact]
    public async Task Of_twenty_who_send_a_token_at_once_one_at_most_gets_a_pair_and_then_nobody()
    {
        var token = await SignInAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => new Visitor(app).RefreshAsync(token)));

        var winners = answers.Where(answer => answer.StatusCode == HttpStatusCode.OK).ToList();
        winners.Count.ShouldBeLessThanOrEqualTo(1);
        answers.Except(winners).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Unauthorized);
        foreach (var winner in winners)
        {
            (await program.RefreshAsync(Refresh(await winner.JsonAsync()))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("uplift_rt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("uplift_rt_' OR 1=1 --")]
    public async Task What_is_no_refresh_token_is_refused(string token) =>
        ((int)(await program.RefreshAsync(token)).StatusCode).ShouldBeOneOf(401, 422);

    [Fact]
    public async Task Signing_out_ends_the_family_and_says_nothing_about_tokens()
    {
        var token = await SignInAsync();
        var next = Refresh(await (await program.RefreshAsync(token)).JsonAsync());

        var revoked = await RevokeAsync(next);
        var unknown = await RevokeAsync("uplift_rt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        revoked.Status.ShouldBe(HttpStatusCode.NoContent);
        unknown.Status.ShouldBe(HttpStatusCode.NoContent);
        (await program.RefreshAsync(next)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_everywhere_stops_refresh_at_once()
    {
        var token = await SignInAsync();

        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var user = await db.Set<AppUser>().SingleAsync(u => u.Email == email, TestContext.Current.CancellationToken);
            await services.GetRequiredService<CurrentSession>().EndAllAsync(user.Id, TestContext.Current.CancellationToken);
            return 0;
        });

        (await program.RefreshAsync(token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_family_ends_after_ninety_days_however_often_it_was_refreshed()
    {
        var token = await SignInAsync();
        app.Clock.Advance(TimeSpan.FromDays(89));
        var late = Refresh(await (await program.RefreshAsync(token)).JsonAsync());
        app.Clock.Advance(TimeSpan.FromDays(1));

        (await program.RefreshAsync(late)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_is_over_is_erased()
    {
        await SignInAsync();
        app.Clock.Advance(TimeSpan.FromDays(91));

        await app.InScopeAsync(services => services.GetRequiredService<EraseExpiredTokens>().HandleAsync(TestContext.Current.CancellationToken));

        (await app.InScopeAsync(services => services.GetRequiredService<AppDb>().Set<TokenFamily>()
            .CountAsync(family => family.ExpiresAt < app.Clock.GetUtcNow(), TestContext.Current.CancellationToken))).ShouldBe(0);
    }

    private async Task<string> SignInAsync()
    {
        await new Visitor(app).SignUpAsync(email);
        await app.Mail.TakeAsync(email);
        return Refresh(await (await program.SignInForTokensAsync(email)).JsonAsync());
    }

    private static string Refresh(System.Text.Json.JsonElement pair) => pair.GetProperty("refreshToken").GetString()!;

    private Task<ApiAnswer> RevokeAsync(string refreshToken) => program.Api.PostTokensRevocationAsync(
        new ApiClient.RefreshRequest { RefreshToken = refreshToken }, TestContext.Current.CancellationToken);

    private Task<int> AuditedAsync(string action) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var userId = await db.Set<AppUser>().Where(u => u.Email == email).Select(u => u.Id).SingleAsync(TestContext.Current.CancellationToken);
        return await db.Set<AuditEntry>().CountAsync(e => e.SubjectId == userId && e.Action == action, TestContext.Current.CancellationToken);
    });
}
