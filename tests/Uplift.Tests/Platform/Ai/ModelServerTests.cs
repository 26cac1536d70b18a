using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Ai;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Platform.Ai;

/// <summary>An admin sets a server up in the browser; each test begins without one.</summary>
public sealed class ModelServerTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private Visitor root = null!;
    private FakeModelServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await FakeModelServer.StartAsync();
        (root, _) = await app.SomebodyAsync(Role.Admin);
        await PutAsync(new { tokensPerPersonPerDay = 200_000 });
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Without_a_server_nothing_speaks_of_one()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());

        foreach (var path in new[] { "/", "/interviews/new", "/settings", "/about/examiner" })
        {
            var page = await (await ada.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            page.ShouldNotContain("API key");
            page.ShouldNotContain("model server");
            page.ShouldNotContain("/settings/model");
        }

        (await ada.StartOnIndexingAsync(questions: 1)).IsNull("persona").ShouldBeTrue();
    }

    [Fact]
    public async Task Two_forms_in_the_browser_switch_it_on_and_show_that_it_works()
    {
        server.Script = asked => asked.WantsSchema ? FakeAnswer.Says("""{"ready":true}""") : FakeAnswer.Says("One, two, three, four, five, six, seven, eight, nine, ten.");

        var saved = await root.SubmitAsync(
            "/admin/model", "model-server", ("Draft.Address", server.Address), ("Draft.Model", "fake-model"), ("Draft.Key", FakeModelServer.Key));
        saved.Target().ShouldBe("/admin/model?saved=true");
        var tested = await (await root.SubmitAsync("/admin/model", "test")).PageAsync();

        tested.QuerySelector("[role=status] h2")!.TextContent.ShouldBe("The connection works");
        var facts = tested.QuerySelector("[role=status]")!.TextContent;
        facts.ShouldContain("Streams");
        facts.ShouldContain("Keeps to a JSON schema");
        server.All.ShouldAllBe(asked => asked.Authorization == $"Bearer {FakeModelServer.Key}" && asked.Model == "fake-model");
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());
        (await ada.StartOnIndexingAsync(questions: 1)).Text("persona").ShouldBe("peer");
    }

    /// <summary>What is prepared for visitors without a session is prepared anew, here and on a node that no bell reached.</summary>
    [Fact]
    public async Task Prepared_pages_speak_of_a_model_as_soon_as_there_is_one_and_no_longer_than_that()
    {
        await using var elsewhere = await app.SecondNodeAsync();
        var settings = elsewhere.Services.GetRequiredService<ModelSettings>();
        await settings.LoadAsync(TestContext.Current.CancellationToken);
        (await FooterAsync(app)).ShouldContain("your answers stay here");
        (await FooterAsync(elsewhere)).ShouldContain("your answers stay here");

        await SetUpAsync();
        (await FooterAsync(app)).ShouldContain("What is sent where");
        // As its own timer does it, within ten seconds.
        await settings.LoadAsync(TestContext.Current.CancellationToken);
        (await FooterAsync(elsewhere)).ShouldContain("What is sent where");

        await PutAsync(new { tokensPerPersonPerDay = 200_000 });
        (await FooterAsync(app)).ShouldContain("your answers stay here");
        await settings.LoadAsync(TestContext.Current.CancellationToken);
        (await FooterAsync(elsewhere)).ShouldContain("your answers stay here");

        async Task<string> FooterAsync(UpliftApp node) => (await (await new Visitor(node).GetAsync("/guides/database-indexing")).PageAsync()).QuerySelector("footer")!.TextContent;
    }

    [Fact]
    public async Task The_key_goes_in_and_never_comes_out()
    {
        await SetUpAsync();

        (await root.GetAsync("/api/v1/model-server").JsonAsync()).GetProperty("hasKey").GetBoolean().ShouldBeTrue();
        foreach (var path in new[] { "/api/v1/model-server", "/admin/model", "/admin/audit", "/api/v1/audit-entries", "/about/models", "/api/v1/me/model" })
        {
            (await (await root.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain(FakeModelServer.Key);
        }

        var kept = await app.InScopeAsync(services => services.GetRequiredService<AppDb>().ModelServers.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken));
        Encoding.UTF8.GetString(kept.SealedKey!).ShouldNotContain(FakeModelServer.Key);
        (await (await root.GetAsync("/api/v1/audit-entries?action=model-server.changed")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("new key");
    }

    [Fact]
    public async Task A_key_stays_with_its_server_and_is_not_sent_to_another()
    {
        await SetUpAsync();
        (await PutAsync(new { address = server.Address, model = "other-model", tokensPerPersonPerDay = 200_000 })).GetProperty("hasKey").GetBoolean().ShouldBeTrue();

        await using var other = await FakeModelServer.StartAsync();
        (await PutAsync(new { address = other.Address, model = "fake-model", tokensPerPersonPerDay = 200_000 })).GetProperty("hasKey").GetBoolean().ShouldBeFalse();
        await root.PostJsonAsync("/api/v1/model-server/tests", "{}");

        other.All.ShouldNotBeEmpty();
        other.All.ShouldAllBe(asked => !asked.Authorization!.Contains(FakeModelServer.Key));
    }

    [Theory]
    [InlineData("refused", "refused")]
    [InlineData("html", "not-understood")]
    public async Task A_test_says_what_is_wrong_and_not_what_the_server_said(string evil, string failure)
    {
        await SetUpAsync();
        server.Script = _ => evil == "refused"
            ? FakeAnswer.Status(HttpStatusCode.Unauthorized, body: """{"error":{"message":"INNER SECRET"}}""")
            : FakeAnswer.Html();

        var tested = await root.PostJsonAsync("/api/v1/model-server/tests", "{}").JsonAsync();

        (tested.GetProperty("works").GetBoolean(), tested.Text("failure")).ShouldBe((false, failure));
        tested.ToString().ShouldNotContain("INNER SECRET");
    }

    [Theory]
    [InlineData("""{"address":"ftp://x/v1","model":"m"}""")]
    [InlineData("""{"address":"http://127.0.0.1:1/v1"}""")]
    [InlineData("""{"address":"http://k@127.0.0.1:1/v1","model":"m"}""")]
    [InlineData("""{"tokensPerPersonPerDay":1}""")]
    public async Task What_cannot_be_a_server_is_refused(string draft)
    {
        using var content = new StringContent(draft, Encoding.UTF8, "application/json");

        (await root.Http.PutAsync("/api/v1/model-server", content, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_was_used_is_shown_in_counts_and_given_to_whom_it_is_about()
    {
        await SetUpAsync();
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());
        var me = (await ada.GetAsync("/api/v1/me").JsonAsync()).GetProperty("id").GetGuid();
        await app.Services.GetRequiredService<IModelCalls>().AskAsync(
            new ModelRequest("interviewer", me, [new Microsoft.Extensions.AI.ChatMessage(Microsoft.Extensions.AI.ChatRole.User, "?")]), null, TestContext.Current.CancellationToken);

        var usage = await root.GetAsync("/api/v1/model-server/usage").JsonAsync();
        usage.Each("days").First().GetProperty("inputTokens").GetInt32().ShouldBeGreaterThanOrEqualTo(100);
        usage.Each("purposes").Select(purpose => purpose.Text("purpose")).ShouldContain("interviewer");
        usage.ToString().ShouldNotContain(me.ToString());
        (await (await root.GetAsync("/admin/model")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("By purpose");

        var left = await app.InScopeAsync(async services =>
        {
            var data = services.GetServices<Uplift.Platform.PersonalData.IPersonalData>().OfType<ModelData>().Single();
            await data.EraseAsync(me, TestContext.Current.CancellationToken);
            return await services.GetRequiredService<AppDb>().ModelCalls.CountAsync(call => call.PersonId == me, TestContext.Current.CancellationToken);
        });
        left.ShouldBe(0);
    }

    [Fact]
    public async Task With_both_consents_what_is_said_is_kept_sealed()
    {
        await SetUpAsync(mayKeepContent: true);
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());
        var me = (await ada.GetAsync("/api/v1/me").JsonAsync()).GetProperty("id").GetGuid();
        var request = new ModelRequest("interviewer", me, [new Microsoft.Extensions.AI.ChatMessage(Microsoft.Extensions.AI.ChatRole.User, "PLAINWORD")]);
        var calls = app.Services.GetRequiredService<IModelCalls>();

        await calls.AskAsync(request, null, TestContext.Current.CancellationToken);
        (await KeptAsync(me)).ShouldBe([null]);
        await ada.PutAsync("/api/v1/me/model", new { keepContent = true });
        await calls.AskAsync(request, null, TestContext.Current.CancellationToken);

        var kept = (await KeptAsync(me)).OfType<byte[]>().ShouldHaveSingleItem();
        Encoding.UTF8.GetString(kept).ShouldNotContain("PLAINWORD");
    }

    private Task<List<byte[]?>> KeptAsync(Guid person) => app.InScopeAsync(services => services.GetRequiredService<AppDb>().ModelCalls
        .Where(call => call.PersonId == person).OrderBy(call => call.Id).Select(call => call.SealedContent).ToListAsync(TestContext.Current.CancellationToken));

    private Task<JsonElement> SetUpAsync(bool mayKeepContent = false) =>
        PutAsync(new { address = server.Address, model = "fake-model", key = FakeModelServer.Key, mayKeepContent, tokensPerPersonPerDay = 200_000 });

    private Task<JsonElement> PutAsync(object draft) => root.PutAsync("/api/v1/model-server", draft).JsonAsync();
}
