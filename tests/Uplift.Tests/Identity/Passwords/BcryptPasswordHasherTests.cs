using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Uplift.Identity.Passwords;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Tests.Identity.Passwords;

public sealed class BcryptPasswordHasherTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private static readonly AppUser Ada = new();

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("пароль из слов")]
    [InlineData("with a \0 in it")]
    public void A_password_has_its_hash(string password)
    {
        var hasher = HasherOf(cost: 4);

        hasher.VerifyHashedPassword(Ada, hasher.HashPassword(Ada, password), password).ShouldBe(PasswordVerificationResult.Success);
    }

    [Fact]
    public void Nothing_is_dropped_after_72_bytes_or_after_a_nul()
    {
        var hasher = HasherOf(cost: 4);
        var start = new string('x', 100);

        hasher.VerifyHashedPassword(Ada, hasher.HashPassword(Ada, start + "a"), start + "b").ShouldBe(PasswordVerificationResult.Failed);
        hasher.VerifyHashedPassword(Ada, hasher.HashPassword(Ada, "ab\0c"), "ab\0d").ShouldBe(PasswordVerificationResult.Failed);
    }

    [Fact]
    public void A_hash_of_a_lower_cost_is_to_be_renewed()
    {
        var old = HasherOf(cost: 4).HashPassword(Ada, "correct horse battery");

        HasherOf(cost: 5).VerifyHashedPassword(Ada, old, "correct horse battery").ShouldBe(PasswordVerificationResult.SuccessRehashNeeded);
        HasherOf(cost: 5).VerifyHashedPassword(Ada, old, "wrong").ShouldBe(PasswordVerificationResult.Failed);
    }

    [Fact]
    public void A_hash_from_before_bcrypt_is_right_and_to_be_renewed()
    {
        var former = new PasswordHasher<AppUser>().HashPassword(Ada, "correct horse battery");

        HasherOf(cost: 4).VerifyHashedPassword(Ada, former, "correct horse battery").ShouldBe(PasswordVerificationResult.SuccessRehashNeeded);
        HasherOf(cost: 4).VerifyHashedPassword(Ada, former, "wrong").ShouldBe(PasswordVerificationResult.Failed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no hash at all")]
    [InlineData("hmac-sha256:")]
    [InlineData("hmac-sha256:$2b$31$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe")]
    public void What_is_no_hash_has_no_password(string stored) =>
        HasherOf(cost: 4).VerifyHashedPassword(Ada, stored, "").ShouldBe(PasswordVerificationResult.Failed);

    [Fact]
    public async Task Signing_in_renews_an_old_hash()
    {
        var ada = new Visitor(app);
        var email = Visitor.NewAddress();
        await ada.SignUpAsync(email);
        await ada.SignOutAsync();
        await SetHashAsync(email, new PasswordHasher<AppUser>().HashPassword(Ada, Visitor.Password));

        var first = await ada.SignInAsync(email);
        await ada.SignOutAsync();
        var second = await ada.SignInAsync(email);

        first.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        second.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        (await HashOfAsync(email)).ShouldStartWith("hmac-sha256:$2b$04$");
    }

    [Fact]
    public void The_default_cost_takes_long_enough_to_hinder_a_thief()
    {
        var hasher = HasherOf(new PasswordHashingOptions().Cost);
        var started = Stopwatch.GetTimestamp();

        hasher.HashPassword(Ada, "correct horse battery");

        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(100));
    }

    private static BcryptPasswordHasher HasherOf(int cost) =>
        new(Options.Create(new PasswordHashingOptions { Cost = cost }), Options.Create(new PasswordHasherOptions()));

    private Task<int> SetHashAsync(string email, string hash) => app.InScopeAsync(services =>
        services.GetRequiredService<AppDb>().Set<AppUser>().Where(u => u.Email == email)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, hash), TestContext.Current.CancellationToken));

    private Task<string?> HashOfAsync(string email) => app.InScopeAsync(services =>
        services.GetRequiredService<AppDb>().Set<AppUser>().Where(u => u.Email == email).Select(u => u.PasswordHash)
            .SingleAsync(TestContext.Current.CancellationToken));
}
