using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Identity.MyData;

public sealed class OrderArchiveTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task An_archive_is_prepared_while_its_owner_does_something_else()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var ordered = await ada.PostAsync("/api/v1/me/archives", new { });
        ordered.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var ready = await ReadyAsync(ordered.Headers.Location!.ToString());

        var content = await ada.GetAsync(ready.Text("content"));
        content.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var zip = new ZipArchive(await content.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        zip.Entries.Select(entry => entry.FullName).ShouldContain("account/account.json");
    }

    [Fact]
    public async Task Somebody_elses_archive_looks_absent_and_a_new_one_replaces_the_old()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var first = (await ada.PostAsync("/api/v1/me/archives", new { })).Headers.Location!.ToString();
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());

        (await bob.GetAsync(first)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await bob.GetAsync($"{first}/content")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await ada.PostAsync("/api/v1/me/archives", new { });
        (await ada.GetAsync(first)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Asks as a client would, again and again until the state has changed.</summary>
    private async Task<JsonElement> ReadyAsync(string address)
    {
        while (true)
        {
            var order = await ada.GetAsync(address).JsonAsync();
            if (order.Text("state") != "preparing")
            {
                order.Text("state").ShouldBe("ready");
                return order;
            }
        }
    }
}
