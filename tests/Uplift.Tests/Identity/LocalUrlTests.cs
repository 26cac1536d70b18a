using Uplift.Identity;

namespace Uplift.Tests.Identity;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/interviews/new?level=beginner&topics=sql")]
    [InlineData("/guides/apis#caching")]
    public void A_path_of_this_site_is_kept(string url) => LocalUrl.OrHome(url).ShouldBe(url);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("guides")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("/\n/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData(" /guides")]
    public void Anything_else_leads_home(string? url) => LocalUrl.OrHome(url).ShouldBe("/");

    [Fact]
    public void The_return_address_is_escaped_and_left_out_when_it_says_nothing()
    {
        LocalUrl.With("/signin", "/search?q=a&b=c").ShouldBe("/signin?returnUrl=%2Fsearch%3Fq%3Da%26b%3Dc");
        LocalUrl.With("/signin", "//evil.example").ShouldBe("/signin");
    }
}
