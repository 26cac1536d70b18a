using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Uplift.Platform.Identity;
using Uplift.Platform.Metrics;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Platform.Metrics;

/// <summary>What a monitoring system reads, and who may read it.</summary>
public sealed class MetricsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private IMeterFactory Meters => app.Services.GetRequiredService<IMeterFactory>();

    [Fact]
    public async Task This_machine_reads_the_requests_that_were_answered()
    {
        await new Visitor(app).GetAsync("/api/v1/topics");

        var text = await TextAsync(await SendAsync("127.0.0.1"));

        text.ShouldContain("# TYPE http_server_request_duration_seconds histogram\n");
        text.ShouldContain("http_route=\"/api/v1/topics\"");
        text.ShouldContain("le=\"+Inf\"}");
        text.ShouldContain("# TYPE uplift_redis_up gauge\n");
    }

    [Fact]
    public async Task It_is_plain_text_that_nobody_keeps()
    {
        var answer = await SendAsync("127.0.0.1");

        answer.Response.ContentType.ShouldBe(MetricsText.ContentType);
        answer.Response.Headers.CacheControl.ToString().ShouldBe("no-store");
    }

    [Fact]
    public async Task Another_machine_is_asked_who_it_is() =>
        (await SendAsync("198.51.100.7")).Response.StatusCode.ShouldBe(StatusCodes.Status401Unauthorized);

    [Fact]
    public async Task What_a_proxy_on_this_machine_passes_on_comes_from_elsewhere() =>
        (await SendAsync("127.0.0.1", ("X-Forwarded-For", "127.0.0.1"))).Response.StatusCode.ShouldBe(StatusCodes.Status401Unauthorized);

    [Theory]
    [InlineData(Role.Learner, StatusCodes.Status403Forbidden)]
    [InlineData(Role.Editor, StatusCodes.Status403Forbidden)]
    [InlineData(Role.Admin, StatusCodes.Status200OK)]
    public async Task From_another_machine_it_takes_the_permission(Role role, int status)
    {
        var person = new Visitor(app);
        await app.EnterAsync(person, await app.SomebodyWithAsync(Visitor.NewAddress(), role));

        (await SendAsync("198.51.100.7", ("Cookie", $"__Host-uplift={person.Token}"))).Response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public void Each_kind_of_instrument_is_written_as_prometheus_reads_it()
    {
        using var text = new MetricsText(Meters, NullLogger<MetricsText>.Instance);
        using var meter = new Meter(new MeterOptions($"Uplift.{nameof(MetricsTests)}") { Scope = Meters });
        var counter = meter.CreateCounter<long>("test.sent", description: "What was\nsent");
        var open = meter.CreateUpDownCounter<int>("test.open");
        var length = meter.CreateHistogram<double>("test.length", unit: "s");
        meter.CreateObservableGauge("test.size", () => 7, unit: "By");
        counter.Add(2, new KeyValuePair<string, object?>("to", "a \"b\" \\"));
        counter.Add(3, new KeyValuePair<string, object?>("to", "a \"b\" \\"));
        open.Add(2);
        open.Add(-1);
        length.Record(0.02);
        length.Record(20);

        var written = text.Write();

        written.ShouldContain("# HELP test_sent_total What was\\nsent\n# TYPE test_sent_total counter\ntest_sent_total{to=\"a \\\"b\\\" \\\\\"} 5\n");
        written.ShouldContain("# TYPE test_open gauge\ntest_open 1\n");
        written.ShouldContain("test_size_bytes 7\n");
        written.ShouldContain("test_length_seconds_bucket{le=\"0.01\"} 0\n");
        written.ShouldContain("test_length_seconds_bucket{le=\"0.025\"} 1\n");
        written.ShouldContain("test_length_seconds_bucket{le=\"+Inf\"} 2\ntest_length_seconds_sum 20.02\ntest_length_seconds_count 2\n");
    }

    [Fact]
    public void Labels_without_end_do_not_fill_the_memory()
    {
        using var text = new MetricsText(Meters, NullLogger<MetricsText>.Instance);
        using var meter = new Meter(new MeterOptions($"Uplift.{nameof(MetricsTests)}.Many") { Scope = Meters });
        var counter = meter.CreateCounter<long>("test.many");
        for (var at = 0; at < 2_000; at++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("at", at));
        }

        text.Write().Split('\n').Count(line => line.StartsWith("test_many_total{", StringComparison.Ordinal)).ShouldBe(500);
    }

    private Task<HttpContext> SendAsync(string sender, params (string Name, string Value)[] headers) => app.Server.SendAsync(
        context =>
        {
            (context.Request.Method, context.Request.Scheme) = (HttpMethods.Get, "https");
            context.Request.Host = new HostString("localhost");
            context.Request.Path = "/metrics";
            context.Connection.RemoteIpAddress = IPAddress.Parse(sender);
            foreach (var (name, value) in headers)
            {
                context.Request.Headers[name] = value;
            }
        },
        TestContext.Current.CancellationToken);

    private static async Task<string> TextAsync(HttpContext answer)
    {
        using var reader = new StreamReader(answer.Response.Body);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
