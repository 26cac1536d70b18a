using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace Uplift.Tests.Identity.Settings;

public sealed class SaveSettingsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task Saved_settings_are_shown_and_known_to_the_next_request()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await SaveAsync(zone: "Europe/Berlin", culture: "de-DE", theme: "dark");

        response.Target().ShouldBe("/settings?saved=true");
        var page = await (await ada.GetAsync("/settings?saved=true")).PageAsync();
        page.QuerySelector("[role=status]")!.TextContent.ShouldBe("Saved.");
        page.QuerySelector("#display-name")!.GetAttribute("value").ShouldBe("Countess");
        page.QuerySelector("#time-zone option[selected]")!.GetAttribute("value").ShouldBe("Europe/Berlin");
        page.QuerySelector("#culture option[selected]")!.GetAttribute("value").ShouldBe("de-DE");
        page.QuerySelector("input[type=radio][checked]")!.GetAttribute("value").ShouldBe("dark");
        var me = (await ada.MeAsync())!.Value;
        me.GetProperty("timeZone").GetString().ShouldBe("Europe/Berlin");
        me.GetProperty("culture").GetString().ShouldBe("de-DE");
        me.GetProperty("theme").GetString().ShouldBe("dark");
    }

    [Fact]
    public async Task Each_language_shows_the_present_date_as_it_would_be_written()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var page = await (await ada.GetAsync("/settings?saved=nonsense")).PageAsync();

        var day = app.Clock.GetUtcNow();
        var options = page.QuerySelectorAll("#culture option").Select(option => option.TextContent).ToList();
        options.Count.ShouldBe(6);
        options[0].ShouldBe($"English (United Kingdom): {day.ToString("d MMM yyyy, HH:mm", CultureInfo.GetCultureInfo("en-GB"))}");
        page.QuerySelector("#time-zone option")!.GetAttribute("value").ShouldBe("UTC");
    }

    [Theory]
    [InlineData("Mars/Olympus", "en-GB", "dark")]
    [InlineData("../../etc/passwd", "en-GB", "dark")]
    [InlineData("UTC", "tlh", "dark")]
    [InlineData("UTC", "en-GB", "plaid")]
    public async Task What_is_not_on_a_list_is_refused(string zone, string culture, string theme)
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await SaveAsync(zone, culture, theme);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.PageAsync()).QuerySelector(".validation-message")!.TextContent.ShouldStartWith("Choose");
        (await response.PageAsync()).QuerySelector("#display-name")!.GetAttribute("value").ShouldBe("Countess");
    }

    [Fact]
    public async Task The_api_saves_settings_too()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var settings = new { displayName = "Countess", timeZone = "Asia/Tokyo", culture = "fr-FR", theme = "light" };

        var response = await PutAsync(settings);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ada.MeAsync())!.Value.GetProperty("timeZone").GetString().ShouldBe("Asia/Tokyo");
        (await PutAsync(settings with { timeZone = "Mars/Olympus" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_guest_has_no_settings_yet()
    {
        await ada.BecomeGuestAsync();

        var response = await PutAsync(new { displayName = "Countess" });

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/account-needed");
    }

    private Task<HttpResponseMessage> PutAsync<T>(T settings) =>
        ada.Http.PutAsJsonAsync("/api/v1/me/settings", settings, TestContext.Current.CancellationToken);

    private Task<HttpResponseMessage> SaveAsync(string zone, string culture, string theme) => ada.SubmitAsync(
        "/settings",
        "settings",
        ("Draft.DisplayName", "Countess"),
        ("Draft.TimeZone", zone),
        ("Draft.Culture", culture),
        ("Draft.Theme", theme));
}
