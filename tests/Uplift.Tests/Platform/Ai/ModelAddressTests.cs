using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Ai;

namespace Uplift.Tests.Platform.Ai;

public sealed class ModelAddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.9")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2001::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("3fff::1")]
    public void An_address_that_is_not_public_is_nobodys_own_server(string address) => ModelAddress.IsPublic(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("192.1.1.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::1")]
    public void A_public_address_may_be_asked(string address) => ModelAddress.IsPublic(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("169.254.169.254", true)]
    [InlineData("::ffff:169.254.169.254", true)]
    [InlineData("fe80::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.0.0.1", false)]
    public void Where_clouds_hand_out_credentials_not_even_an_admin_may_ask(string address, bool isLinkLocal) =>
        ModelAddress.IsLinkLocal(IPAddress.Parse(address)).ShouldBe(isLinkLocal);

    [Theory]
    [InlineData("ftp://models.example.org/v1", false)]
    [InlineData("models.example.org/v1", false)]
    [InlineData("https://key@models.example.org/v1", false)]
    [InlineData("https://models.example.org/v1?key=1", false)]
    [InlineData("http://models.example.org/v1", true)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("", false)]
    public void An_address_has_to_be_one(string address, bool needsHttps) => ModelAddress.Fault(address, needsHttps).ShouldNotBeNull();

    [Theory]
    [InlineData("http://127.0.0.1:11434/v1", false)]
    [InlineData("https://models.example.org/v1", true)]
    public void A_good_address_has_no_fault(string address, bool needsHttps) => ModelAddress.Fault(address, needsHttps).ShouldBeNull();

    [Fact]
    public void A_key_is_not_in_what_an_endpoint_writes_of_itself() =>
        new ModelEndpoint(new Uri("https://models.example.org/v1"), "m", FakeModelServer.Key, IsOwn: false).ToString().ShouldBe("m at models.example.org");
}

/// <summary>A person's own server is never one of the installation's network, by whatever name it goes.</summary>
public sealed class OwnServerTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task It_is_not_asked_on_loopback(string host)
    {
        await using var server = await FakeModelServer.StartAsync();
        var address = new UriBuilder(server.Address) { Host = host }.Uri;
        var calls = app.Services.GetRequiredService<ModelCalls>();
        var request = new ModelRequest("test", default, [new ChatMessage(ChatRole.User, "?")]);

        (await calls.ProbeAsync(new ModelEndpoint(address, "m", null, IsOwn: true), request, null, TestContext.Current.CancellationToken))
            .Failure.ShouldBe(ModelFailure.Unreachable);
        server.All.ShouldBeEmpty();
        (await calls.ProbeAsync(new ModelEndpoint(address, "m", null, IsOwn: false), request, null, TestContext.Current.CancellationToken))
            .Failure.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_allowed_only_when_the_admin_allows_it()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());

        var refused = await ada.Http.PutAsync("/api/v1/me/model", Json(new { address = "https://models.example.org/v1", model = "m" }), TestContext.Current.CancellationToken);

        (await refused.ProblemTypeAsync()).ShouldBe("/problems/own-model-server-not-allowed");
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static StringContent Json(object value) => new(JsonSerializer.Serialize(value), System.Text.Encoding.UTF8, "application/json");
}
