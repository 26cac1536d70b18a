using System.Text;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Uplift.Tests.Platform.Access;

/// <summary>
/// Every endpoint and page, asked for by everybody. The table is docs/access.md; to add a row, write it there, with the
/// statuses that you mean.
/// </summary>
public sealed class AccessTableTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private List<(RouteEndpoint Endpoint, TemplateMatcher Path)>? endpoints;

    public static TheoryData<string> Requests() => [.. AccessTable.Rows.Select(row => row.ToString())];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Everybody_gets_what_the_table_says(string request)
    {
        var row = AccessTable.Rows.Single(one => one.ToString() == request);
        var cast = new Cast(app);
        await cast.GatherAsync();
        var address = await cast.FillAsync(row.Address);
        var json = AccessTable.Bodies.GetValueOrDefault(request);

        // The owner comes last: what an owner may do may be the end of the thing.
        var statuses = new Dictionary<string, int>();
        foreach (var column in AccessTable.Columns.OrderBy(column => column == "owner"))
        {
            var body = json is null ? null : await cast.FillAsync(json);
            statuses[column] = await StatusAsync(cast[column], row.Method, address, body);
        }

        Written(AccessTable.Columns.Select(column => statuses[column])).ShouldBe(Written(row.Statuses), request);
    }

    [Fact]
    public void Every_endpoint_and_page_has_a_row() => Endpoints().Select(one => one.Endpoint)
        .Except(AccessTable.Rows.Select(Find))
        .Select(endpoint => Name(endpoint!))
        .ShouldBeEmpty("add a row to docs/access.md");

    [Fact]
    public void Every_row_is_of_an_endpoint_or_page() =>
        AccessTable.Rows.Where(row => Find(row) is null).Select(row => row.ToString()).ShouldBeEmpty();

    [Fact]
    public void No_request_has_two_rows() =>
        AccessTable.Rows.GroupBy(row => row.ToString()).Where(rows => rows.Count() > 1).Select(rows => rows.Key).ShouldBeEmpty();

    [Fact]
    public void The_table_has_a_column_for_everybody() => AccessTable.Columns.ShouldBe(Cast.Columns);

    [Fact]
    public void Every_body_belongs_to_a_row() => AccessTable.Bodies.Keys.Except(AccessTable.Rows.Select(row => row.ToString())).ShouldBeEmpty();

    private static string Written(IEnumerable<int> statuses) => string.Join(" | ", statuses);

    private static async Task<int> StatusAsync(Visitor visitor, string method, string address, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await visitor.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private List<(RouteEndpoint Endpoint, TemplateMatcher Path)> Endpoints() => endpoints ??=
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !IsAsset(endpoint))
            .Select(endpoint => (endpoint, new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!.TrimStart('/')), []))),
    ];

    /// <summary>The endpoint that routing would choose: among those that match, the most literal one.</summary>
    private RouteEndpoint? Find(AccessRow row)
    {
        var path = row.Address.Split('?')[0];
        return Endpoints()
            .Where(one => Takes(one.Endpoint, row.Method) && one.Path.TryMatch(path, []))
            .Select(one => one.Endpoint)
            .MinBy(endpoint => endpoint.RoutePattern.InboundPrecedence);
    }

    private static bool Takes(RouteEndpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains(method);

    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/') is { } pattern
        && (pattern.StartsWith("assets/", StringComparison.Ordinal) || pattern.StartsWith("_framework/", StringComparison.Ordinal));

    private static string Name(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null
            ? $"{string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"
            : $"page /{endpoint.RoutePattern.RawText!.TrimStart('/')}";
}
