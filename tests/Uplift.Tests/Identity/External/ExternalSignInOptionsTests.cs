using Microsoft.Extensions.Configuration;
using Uplift.Identity.External;

namespace Uplift.Tests.Identity.External;

public sealed class ExternalSignInOptionsTests
{
    [Theory]
    [InlineData("own", "https://id.example.org", false, true)]
    [InlineData("own", "http://127.0.0.1:9000", true, true)]
    [InlineData("own", "http://127.0.0.1:9000", false, false)]
    [InlineData("own", "http://id.example.org", true, false)]
    [InlineData("own", "file:///etc/passwd", true, false)]
    [InlineData("own", "", false, false)]
    [InlineData("Own", "https://id.example.org", false, false)]
    [InlineData("../own", "https://id.example.org", false, false)]
    [InlineData("guest", "https://id.example.org", false, false)]
    public void A_provider_is_asked_over_https_and_has_a_plain_slug(string slug, string authority, bool isTested, bool fits)
    {
        var options = new ExternalSignInOptions { Oidc = [new() { Name = "Own", Slug = slug, Authority = authority, ClientId = "x" }] };

        Check(options, isTested).ShouldBe(fits);
    }

    [Fact]
    public void A_slug_belongs_to_one_provider() => Check(
        new ExternalSignInOptions
        {
            Oidc = [new() { Name = "Own", Slug = "github", Authority = "https://id.example.org", ClientId = "x" }],
            GitHub = new() { ClientId = "y" },
        },
        isTested: false).ShouldBeFalse();

    private static bool Check(ExternalSignInOptions options, bool isTested)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Uplift:Testing:RaiseClientLimits", isTested ? "true" : "false")]).Build();
        return new ValidExternalSignIn(configuration).Validate(null, options).Succeeded;
    }
}
