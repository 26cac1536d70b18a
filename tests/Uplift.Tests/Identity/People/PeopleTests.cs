using System.Net;
using System.Text.Json;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Identity.People;

public sealed class PeopleTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task An_admin_finds_people_by_a_part_of_their_address_or_name()
    {
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (_, id) = await app.SomebodyAsync(name: "Zebulon Quick");
        var email = (await PersonAsync(admin, id)).Text("email");

        (await FindAsync(admin, "q=zebulon")).ShouldBe([id]);
        (await FindAsync(admin, $"q={email[..12].ToUpperInvariant()}")).ShouldBe([id]);
        (await FindAsync(admin, "q=zebulon&role=admin")).ShouldBeEmpty();
        (await FindAsync(admin, "q=zebulon&state=disabled")).ShouldBeEmpty();
        (await FindAsync(admin, "q=%25")).ShouldBeEmpty("a percent sign is no wildcard");
    }

    [Fact]
    public async Task Guests_are_not_on_the_list()
    {
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var guest = await new Visitor(app).BecomeGuestAsync();

        (await FindAsync(admin, "")).ShouldNotContain(guest);
        (await admin.GetAsync($"/api/v1/users/{guest}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_person_is_on_one_page_of_the_list()
    {
        await using var own = new UpliftApp();
        await own.InitializeAsync();
        var (admin, adminId) = await own.SomebodyAsync(Role.Admin);
        var ids = new List<Guid> { adminId };
        for (var person = 0; person < 30; person++)
        {
            own.Clock.Advance(TimeSpan.FromMilliseconds(1));
            ids.Add((await own.SomebodyAsync()).Id);
        }

        var first = await admin.GetAsync("/api/v1/users").JsonAsync();
        var second = await admin.GetAsync($"/api/v1/users?after={first.GetProperty("page").Text("nextCursor")}").JsonAsync();

        first.Each("items").Concat(second.Each("items")).Select(row => row.Id()).ShouldBe(Enumerable.Reverse(ids));
        second.GetProperty("page").IsNull("nextCursor").ShouldBeTrue();
    }

    [Fact]
    public async Task An_admin_sees_no_secret_of_anybody()
    {
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (person, id) = await app.SomebodyAsync();

        var text = await (await admin.GetAsync($"/api/v1/users/{id}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        text.ShouldNotContain("hash", Case.Insensitive);
        text.ShouldNotContain("stamp", Case.Insensitive);
        text.ShouldNotContain(person.Token!);
    }

    [Fact]
    public async Task A_disabled_person_can_do_nothing_from_that_moment()
    {
        var email = Visitor.NewAddress();
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (person, id) = await app.SomebodyAsync(email: email);

        (await admin.PutAsync($"/api/v1/users/{id}/disabling", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await person.MeAsync()).ShouldBeNull();
        var wrong = await (await new Visitor(app).SignInAsync(email, "a wrong password")).AlertAsync();
        (await (await new Visitor(app).SignInAsync(email)).AlertAsync()).ShouldBe(wrong, "a stranger cannot tell a disabled account");
        (await app.Mail.TakeAsync(email)).Subject.ShouldContain("disabled");
    }

    [Fact]
    public async Task A_session_that_appears_after_the_disabling_is_none()
    {
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (_, id) = await app.SomebodyAsync();
        await admin.PutAsync($"/api/v1/users/{id}/disabling", new { });

        var late = new Visitor(app);
        await app.EnterAsync(late, id);

        (await late.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_person_who_is_enabled_again_has_everything_as_before()
    {
        var email = Visitor.NewAddress();
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (person, id) = await app.SomebodyAsync(email: email);
        var interview = await person.StartAsync();
        await admin.PutAsync($"/api/v1/users/{id}/disabling", new { });

        (await admin.DeleteAsync($"/api/v1/users/{id}/disabling")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await person.SignInAsync(email);

        (await person.ReadAsync(interview)).Id().ShouldBe(interview.Id());
    }

    [Fact]
    public async Task A_new_role_counts_from_the_next_sign_in_and_ends_the_sessions_of_the_old()
    {
        var email = Visitor.NewAddress();
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (person, id) = await app.SomebodyAsync(email: email);

        (await admin.PutAsync($"/api/v1/users/{id}/role", new { role = "admin" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await person.MeAsync()).ShouldBeNull();
        await person.SignInAsync(email);

        (await person.GetAsync("/api/v1/users")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_admin_who_was_demoted_is_refused_at_once()
    {
        var email = Visitor.NewAddress();
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (other, id) = await app.SomebodyAsync(Role.Admin, email: email);
        await admin.PutAsync($"/api/v1/users/{id}/role", new { role = "learner" });
        await other.SignInAsync(email);

        var response = await other.GetAsync("/api/v1/users");

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/permission-missing");
    }

    [Theory]
    [InlineData("PUT", "disabling", "{}")]
    [InlineData("PUT", "role", """{"role":"learner"}""")]
    public async Task Nobody_does_it_to_themselves_so_an_admin_is_always_left(string method, string what, string json)
    {
        var (admin, id) = await app.SomebodyAsync(Role.Admin);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/users/{id}/{what}");
        request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");

        var response = await admin.Http.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.ProblemTypeAsync()).ShouldBe("/problems/not-yourself");
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"role":null}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"role":"emperor"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"role":3}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    public async Task A_role_that_is_none_is_refused(string json, HttpStatusCode expected)
    {
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (_, id) = await app.SomebodyAsync();

        (await admin.Http.PutAsync($"/api/v1/users/{id}/role", new StringContent(json, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_person_is_signed_out_everywhere()
    {
        var email = Visitor.NewAddress();
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (laptop, id) = await app.SomebodyAsync(email: email);
        var phone = new Visitor(app);
        await phone.SignInAsync(email);

        await admin.DeleteAsync($"/api/v1/users/{id}/sessions");

        (await laptop.MeAsync(), await phone.MeAsync()).ShouldBe((null, null));
    }

    [Fact]
    public async Task Nobody_gives_themselves_a_role_or_an_account_that_is_not_theirs()
    {
        var email = Visitor.NewAddress();
        foreach (var extra in new[] { "\"role\":\"admin\"", $"\"id\":\"{Guid.Empty}\"", "\"emailConfirmed\":true", "\"disabledAt\":null" })
        {
            var refused = await new Visitor(app).PostJsonAsync(
                "/api/v1/users", $$"""{"email":"{{email}}","password":"{{Visitor.Password}}","displayName":"Eve",{{extra}}}""");
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, extra);
        }

        var eve = new Visitor(app);
        await eve.SignUpAsync(email);
        (await eve.PutAsync("/api/v1/me/settings", new { displayName = "Eve", timeZone = "UTC", culture = "en-GB", theme = "dark", role = "admin" }))
            .StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var me = (await eve.MeAsync())!.Value;
        (me.Text("role"), me.Text("email")).ShouldBe(("learner", email));
    }

    [Fact]
    public async Task The_page_of_a_person_disables_and_enables_them()
    {
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (person, id) = await app.SomebodyAsync(name: "<b>Bob</b>");
        var address = $"/admin/people/{id}";

        (await admin.SubmitAsync(address, "disable")).Target().ShouldBe($"{address}?done=true");
        (await person.MeAsync()).ShouldBeNull();
        var page = await (await admin.GetAsync(address)).PageAsync();
        page.QuerySelector("h1")!.TextContent.ShouldBe("<b>Bob</b>");
        page.QuerySelector("main")!.TextContent.ShouldContain("Disabled since");
        (await admin.SubmitAsync(address, "enable")).Target().ShouldBe($"{address}?done=true");

        (await PersonAsync(admin, id)).IsNull("disabledAt").ShouldBeTrue();
    }

    [Fact]
    public async Task The_page_of_people_filters_by_its_form()
    {
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        await app.SomebodyAsync(Role.Coach, "Marguerite Unlikely");

        var page = await (await admin.GetAsync("/admin/people?q=unlikely&role=coach")).PageAsync();

        page.QuerySelectorAll(".row").Length.ShouldBe(1);
        page.QuerySelector("#people-q")!.GetAttribute("value").ShouldBe("unlikely");
        page.QuerySelector("#people-role option[selected]")!.TextContent.ShouldBe("Coach");
    }

    [Fact]
    public async Task Only_those_who_may_see_the_way_to_the_admin_pages()
    {
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (learner, _) = await app.SomebodyAsync();

        (await (await admin.GetAsync("/")).PageAsync()).QuerySelector("a[href='/admin/people']").ShouldNotBeNull();
        (await (await learner.GetAsync("/")).PageAsync()).QuerySelector("a[href='/admin/people']").ShouldBeNull();
    }

    private static async Task<IReadOnlyList<Guid>> FindAsync(Visitor admin, string query) =>
        [.. (await admin.GetAsync($"/api/v1/users?{query}").JsonAsync()).Each("items").Select(row => row.Id())];

    private static Task<JsonElement> PersonAsync(Visitor admin, Guid id) => admin.GetAsync($"/api/v1/users/{id}").JsonAsync();
}
