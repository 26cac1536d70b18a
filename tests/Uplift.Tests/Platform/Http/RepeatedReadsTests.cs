using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Platform.Http;

/// <summary>The short way of a read that was answered before: the same answer, and only to the same question.</summary>
public sealed partial class RepeatedReadsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string List = "/api/v1/questions?topic=indexing";

    private readonly Visitor nobody = new(app);

    public static TheoryData<string> PublicAddresses() => PublicReadsTests.PublicAddresses();

    [Theory]
    [MemberData(nameof(PublicAddresses))]
    public async Task Either_way_has_the_same_headers(string address)
    {
        await RepeatAsync(address);

        var whole = await nobody.GetAsync(address, ("Cookie", "theme=dark"));

        Headers(await nobody.GetAsync(address)).ShouldBe(Headers(whole));
    }

    [Theory]
    [InlineData("Accept", "application/xml", HttpStatusCode.NotAcceptable)]
    [InlineData("Accept", "application/json", HttpStatusCode.OK)]
    [InlineData("Uplift-Version", "1999-01-01", HttpStatusCode.BadRequest)]
    public async Task What_differs_is_looked_at(string header, string value, HttpStatusCode expected)
    {
        await RepeatAsync(List);

        // The second time as well: nothing was remembered of the first.
        (await nobody.GetAsync(List, (header, value))).StatusCode.ShouldBe(expected);
        (await nobody.GetAsync(List, (header, value))).StatusCode.ShouldBe(expected);
        (await nobody.GetAsync(List)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_older_version_of_the_api_is_not_answered_by_the_newest()
    {
        await RepeatAsync("/api/v1/topics");

        (await nobody.GetAsync("/api/v1/topics", ("Uplift-Version", "2026-11-26")).JsonAsync()).ValueKind.ShouldBe(JsonValueKind.Array);
        (await nobody.GetAsync("/api/v1/topics").JsonAsync()).ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public async Task Every_read_is_counted_by_its_route()
    {
        await RepeatAsync("/api/v1/guides");
        var before = await CountAsync("/api/v1/guides");

        await RepeatAsync("/api/v1/guides");

        (await CountAsync("/api/v1/guides") - before).ShouldBe(3);
    }

    private async Task RepeatAsync(string address)
    {
        for (var i = 0; i < 3; i++)
        {
            (await nobody.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private async Task<int> CountAsync(string route)
    {
        var text = await (await nobody.GetAsync("/metrics")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return RequestCount().Matches(text)
            .Where(match => match.Groups["labels"].Value.Contains($"http_route=\"{route}\"", StringComparison.Ordinal))
            .Sum(match => int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture));
    }

    private static string[] Headers(HttpResponseMessage response) =>
        [.. response.Headers.Concat(response.Content.Headers).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^http_server_request_duration_seconds_count\{(?<labels>[^}]*)\} (?<count>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequestCount();
}
