using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Uplift.Tests.Architecture;

public sealed class EndpointTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private static readonly string[] AnonymousApi =
    [
        "GET /api/v1/guides",
        "GET /api/v1/guides/{slug}",
        "GET /api/v1/questions",
        "GET /api/v1/questions/{slug}",
        "GET /api/v1/search",
        "GET /api/v1/topics",
        "POST /api/v1/email-changes/redemptions",
        "POST /api/v1/email-verifications/redemptions",
        "POST /api/v1/interviews",
        "POST /api/v1/passkey-sign-ins",
        "POST /api/v1/passkey-sign-ins/options",
        "POST /api/v1/password-resets",
        "POST /api/v1/password-resets/redemptions",
        "POST /api/v1/tokens",
        "POST /api/v1/tokens/refresh",
        "POST /api/v1/tokens/revocation",
        "POST /api/v1/resume-checks",
        "POST /api/v1/shared-reports",
        "POST /api/v1/shared-resumes",
        "POST /api/v1/users",
    ];

    // Public reads, ways in, and lists that are empty for whoever owns nothing.
    private static readonly string[] AnonymousPages =
    [
        "/",
        "/about/examiner", "/about/models",
        "/coaches/join/{Token}",
        "/confirm-email",
        "/docs",
        "/docs/changelog",
        "/forgot-password",
        "/goodbye",
        "/graphql/explorer",
        "/guides",
        "/guides/{Slug}",
        "/interviews",
        "/interviews/new",
        "/not-found",
        "/practice/{Slug}",
        "/problems/{Code}",
        "/questions",
        "/questions/{Slug}",
        "/r/{Token}",
        "/reset-password",
        "/resumes/check",
        "/search",
        "/setup/{Token}",
        "/shared/{Token}",
        "/signin",
        "/signin/{Slug}",
        "/signin/{Slug}/callback",
        "/signout",
        "/signup",
        "/topics",
        "/topics/{TopicId}",
        "/verify-email",
    ];

    private static readonly string[] Others =
    [
        "/.well-known/jwks.json", "/feed.xml", "/graphql", "/health/live", "/health/ready", "/metrics", "/openapi/v1.json",
        "/r/{token}/resume.{format:regex(^(json|pdf)$)}",        "/robots.txt", "/sitemap.xml",
    ];

    private IEnumerable<RouteEndpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<RouteEndpoint> Api => Endpoints.Where(endpoint => Pattern(endpoint).StartsWith("/api/", StringComparison.Ordinal));

    [Fact]
    public void Every_endpoint_of_the_api_says_in_a_few_words_what_it_does() => Api
        .Where(endpoint => string.IsNullOrWhiteSpace(endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary))
        .Select(Name)
        .ShouldBeEmpty();

    [Fact]
    public void An_endpoint_of_the_api_asks_who_it_is_unless_it_is_on_the_list() =>
        Api.Where(IsAnonymous).Select(Name).ShouldBe(AnonymousApi, ignoreOrder: true);

    [Fact]
    public void A_page_asks_who_it_is_unless_it_is_on_the_list() =>
        Endpoints.Where(IsPage).Where(IsAnonymous).Select(Pattern).Distinct().ShouldBe(AnonymousPages, ignoreOrder: true);

    [Fact]
    public void Nothing_else_answers_but_feeds_monitoring_and_assets() => Endpoints.Except(Api)
        .Where(endpoint => !IsPage(endpoint))
        .Select(Pattern)
        .Where(pattern => !pattern.StartsWith("/assets/", StringComparison.Ordinal) && !pattern.StartsWith("/_framework/", StringComparison.Ordinal))
        .Distinct()
        .ShouldBe(Others, ignoreOrder: true);

    [Fact]
    public void Whoever_must_be_known_is_told_of_401() => Api
        .Where(endpoint => !IsAnonymous(endpoint))
        .Where(endpoint => !endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Any(answer => answer.StatusCode == 401))
        .Select(Name)
        .ShouldBeEmpty();

    [Fact]
    public void What_is_found_by_its_name_is_told_of_404() => Api
        .Where(endpoint => endpoint.RoutePattern.Parameters.Count > 0)
        .Where(endpoint => !endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Any(answer => answer.StatusCode == 404))
        .Select(Name)
        .ShouldBeEmpty();

    [Fact]
    public void Every_endpoint_of_the_api_is_in_its_document()
    {
        var document = Sources.Document("api.md");

        Api.Select(endpoint => Pattern(endpoint)["/api/v1".Length..].Replace("{interviewId:guid}", "{id}", StringComparison.Ordinal))
            .Select(path => path.Replace("{userId:guid}", "{id}", StringComparison.Ordinal).Replace("{invitationId:guid}", "{id}", StringComparison.Ordinal))
            .Select(path => path.Replace(":guid", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal))
            .Where(path => !document.Contains(path, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static bool IsPage(Endpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static bool IsAnonymous(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
        || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static string Name(RouteEndpoint endpoint) =>
        $"{string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)} {Pattern(endpoint)}";
}
