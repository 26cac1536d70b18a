using System.Net;
using Uplift.Tests.Identity;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Platform.Graph;

/// <summary>Tokens at /graphql are held to what they are held to at /api/v1.</summary>
public sealed class GraphGuardTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Reading = "{ me { bookmarks { nodes { slug } } } }";
    private const string Writing = "mutation { removeBookmark(kind: GUIDE, slug: \"database-indexing\") { removed } }";

    private readonly Visitor ada = new(app);
    private readonly Visitor script = new(app);

    [Theory]
    [InlineData("read", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("write", HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    public async Task A_token_does_what_its_scope_says_and_no_more(string scope, HttpStatusCode reading, HttpStatusCode writing)
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var token = await ada.MintTokenAsync(scope);

        (await AskAsync(Reading, token)).StatusCode.ShouldBe(reading);
        (await AskAsync(Writing, token)).StatusCode.ShouldBe(writing);
    }

    [Fact]
    public async Task A_token_with_both_scopes_reads_and_writes()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var token = await ada.MintTokenAsync("read", "write");

        (await AskAsync(Reading, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(Writing, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_a_token_may_not_do_is_refused_before_anything_is_done_and_says_why()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var token = await ada.MintTokenAsync("read");

        var response = await AskAsync("mutation { bookmark(kind: GUIDE, slug: \"database-indexing\") { __typename } }", token);

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"code\":\"scope-too-narrow\"");
        response.Headers.WwwAuthenticate.ToString().ShouldContain("insufficient_scope");
        (await ada.GraphDataAsync(Reading)).GetProperty("me").GetProperty("bookmarks").Each("nodes").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_is_over_is_told_so_where_a_stranger_would_be_answered()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var token = await ada.MintTokenAsync();
        app.Clock.Advance(TimeSpan.FromDays(31));

        var response = await AskAsync("{ topics { name } }", token);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldContain("invalid_token");
        (await script.AskGraphAsync("{ topics { name } }")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cookie_beside_a_token_lends_it_nothing()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var token = await ada.MintTokenAsync("read");

        (await ada.AskGraphAsync(Writing, null, ("Authorization", $"Bearer {token}"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_and_a_guest_are_refused_as_REST_refuses_them()
    {
        (await script.GraphCodeAsync(Reading)).ShouldBe("unauthenticated");
        await script.BecomeGuestAsync();
        (await script.GraphCodeAsync(Reading)).ShouldBe("account-needed");
    }

    private Task<HttpResponseMessage> AskAsync(string query, string token) =>
        script.AskGraphAsync(query, null, ("Authorization", $"Bearer {token}"));
}
