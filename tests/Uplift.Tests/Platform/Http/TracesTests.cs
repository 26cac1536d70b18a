using System.Diagnostics;
using System.Net;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Platform.Http;

/// <summary>A problem answer names the trace that the request belongs to.</summary>
public sealed class TracesTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Span = "00f067aa0ba902b7";
    private const string Missing = "/api/v1/guides/nothing";

    private readonly Visitor nobody = new(app);

    [Fact]
    public async Task A_trace_of_the_senders_goes_on()
    {
        var named = await AskAsync(("traceparent", $"00-{Trace}-{Span}-01"));

        named.ShouldStartWith($"00-{Trace}-");
        named.ShouldNotContain(Span);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("mine, as I say")]
    public async Task Without_one_that_fits_each_request_is_a_trace_of_its_own(string sent)
    {
        var first = await AskAsync(("traceparent", sent));
        var second = await AskAsync(("traceparent", sent));

        ActivityContext.TryParse(first, null, out var one).ShouldBeTrue(first);
        ActivityContext.TryParse(second, null, out var other).ShouldBeTrue(second);
        one.TraceId.ShouldNotBe(other.TraceId);
    }

    private async Task<string> AskAsync(params (string Name, string Value)[] headers) =>
        (await nobody.GetAsync(Missing, headers).JsonAsync(HttpStatusCode.NotFound)).GetProperty("traceId").GetString()!;
}
