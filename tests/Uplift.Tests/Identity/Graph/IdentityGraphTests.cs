using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Identity.Graph;

public sealed class IdentityGraphTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task One_call_draws_the_screen_of_a_person()
    {
        var email = Visitor.NewAddress();
        await ada.SignUpAsync(email);
        await ada.GraphDataAsync("{ me { guest } }");
        app.Sql.Clear();

        var me = (await ada.GraphDataAsync("{ me { guest account { email displayName role } settings { timeZone culture theme } sessions { device current } } }")).GetProperty("me");

        me.GetProperty("account").Text("email").ShouldBe(email);
        me.GetProperty("account").Text("role").ShouldBe("LEARNER");
        me.GetProperty("settings").Text("theme").ShouldBe("system");
        me.Each("sessions").Single().GetProperty("current").GetBoolean().ShouldBeTrue();
        app.Sql.Statements.Count.ShouldBe(3, "the session, the account once for both fields, the sessions");
    }

    [Fact]
    public async Task Settings_are_saved_under_the_rules_of_REST()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        const string Save = "mutation ($settings: SettingsInput!) { saveSettings(settings: $settings) { settings { displayName theme } errors { pointer code } } }";

        var saved = (await ada.GraphDataAsync(Save, new { settings = new { displayName = "Ada L.", timeZone = "Europe/Berlin", culture = "de-DE", theme = "dark" } })).GetProperty("saveSettings");
        var refused = (await ada.GraphDataAsync(Save, new { settings = new { displayName = "", timeZone = "Nowhere", culture = "xx", theme = "pink" } })).GetProperty("saveSettings");

        saved.GetProperty("settings").Text("theme").ShouldBe("dark");
        refused.Each("errors").Select(error => error.Text("pointer")).Order(StringComparer.Ordinal).ShouldBe(["/culture", "/displayName", "/theme", "/timeZone"]);
        (await ada.GraphDataAsync("{ me { settings { timeZone } } }")).GetProperty("me").GetProperty("settings").Text("timeZone").ShouldBe("Europe/Berlin");
    }

    [Fact]
    public async Task A_browser_is_signed_out_by_another()
    {
        var email = Visitor.NewAddress();
        await ada.SignUpAsync(email);
        var phone = new Visitor(app);
        await phone.SignInAsync(email);
        var other = (await ada.GraphDataAsync("{ me { sessions { id current } } }")).GetProperty("me").Each("sessions").First(session => !session.GetProperty("current").GetBoolean());

        var ended = (await ada.GraphDataAsync("mutation ($id: ID!) { endSession(id: $id) { endedId errors { code } } }", new { id = other.Text("id") })).GetProperty("endSession");
        var again = (await ada.GraphDataAsync("mutation ($id: ID!) { endSession(id: $id) { endedId errors { code } } }", new { id = other.Text("id") })).GetProperty("endSession");

        ended.Text("endedId").ShouldBe(other.Text("id"));
        again.Each("errors").Single().Text("code").ShouldBe("session-not-found");
        (await phone.MeAsync()).ShouldBeNull();
    }
}
