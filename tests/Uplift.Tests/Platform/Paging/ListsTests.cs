using System.Net;
using System.Text.Json;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Platform.Paging;

/// <summary>What holds for every list of the API.</summary>
public sealed class ListsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    public static TheoryData<string> Lists() =>
    [
        "/api/v1/guides", "/api/v1/questions", "/api/v1/notes", "/api/v1/bookmarks", "/api/v1/interviews", "/api/v1/users",
        "/api/v1/invitations", "/api/v1/audit-entries",
    ];

    public static TheoryData<string> Orders() =>
    [
        "/api/v1/guides?sort=-updatedOn", "/api/v1/guides?sort=updated", "/api/v1/guides?sort=title", "/api/v1/guides?sort=-title",
        "/api/v1/guides?sort=readMinutes", "/api/v1/guides?sort=read", "/api/v1/questions?sort=topic", "/api/v1/questions?sort=slug",
        "/api/v1/questions?sort=-slug", "/api/v1/notes?sort=-updatedAt", "/api/v1/notes?sort=updatedAt", "/api/v1/notes?sort=title",
        "/api/v1/notes?sort=-title", "/api/v1/notes?sort=-updatedAt,title", "/api/v1/bookmarks?sort=-createdAt",
        "/api/v1/bookmarks?sort=createdAt", "/api/v1/interviews?sort=-startedAt", "/api/v1/interviews?sort=startedAt",
        "/api/v1/users?sort=-createdAt", "/api/v1/users?sort=createdAt", "/api/v1/invitations?sort=madeAt", "/api/v1/audit-entries?sort=at",
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_forged_cursor_is_refused(string list)
    {
        var admin = await AdminAsync();

        await ShouldRefuseAsync(await admin.GetAsync($"{list}?after=WyIyMDI2LTExLTIzIl0"), HttpStatusCode.BadRequest, "bad-cursor");
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_page_has_one_to_a_hundred_rows(string list)
    {
        var admin = await AdminAsync();

        foreach (var limit in new[] { "0", "-1", "101", "2147483647" })
        {
            var refused = await admin.GetAsync($"{list}?limit={limit}");
            await ShouldRefuseAsync(refused, HttpStatusCode.UnprocessableEntity, "validation-failed");
            (await JsonAsync(refused)).GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe("/limit");
        }

        await ShouldRefuseAsync(await admin.GetAsync($"{list}?limit=many"), HttpStatusCode.BadRequest, "unreadable-request");
        (await admin.GetAsync($"{list}?limit=100")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await JsonAsync(await admin.GetAsync($"{list}?limit=1"))).GetProperty("items").GetArrayLength().ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task An_order_or_field_that_a_list_does_not_have_is_refused(string list)
    {
        var admin = await AdminAsync();

        await ShouldRefuseAsync(await admin.GetAsync($"{list}?sort=colour"), HttpStatusCode.UnprocessableEntity, "validation-failed");
        await ShouldRefuseAsync(await admin.GetAsync($"{list}?fields=colour"), HttpStatusCode.BadRequest, "unknown-field");
        await ShouldRefuseAsync(await admin.GetAsync($"{list}?fields=id,,slug"), HttpStatusCode.BadRequest, "unknown-field");
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_of_two_visit_every_row_once_in_the_order_of_a_whole_page(string list)
    {
        var admin = await AdminAsync();
        await FillAsync(admin);
        var whole = await AllAsync(admin, $"{list}&limit=100");

        var pieces = await AllAsync(admin, $"{list}&limit=2");

        whole.Count.ShouldBeGreaterThan(2);
        // Each read of the audit log and of the people is an act of its own and may add a row at the end.
        pieces.Take(whole.Count).ShouldBe(whole);
        pieces.Distinct().Count().ShouldBe(pieces.Count);
    }

    [Fact]
    public async Task A_cursor_is_bound_to_its_list_order_filters_and_person()
    {
        var ada = await AdminAsync();
        await FillAsync(ada);
        var cursor = (await JsonAsync(await ada.GetAsync("/api/v1/notes?limit=1&sort=title"))).GetProperty("page").GetProperty("nextCursor").GetString();
        var bob = await AdminAsync();

        (await ada.GetAsync($"/api/v1/notes?limit=2&sort=title&fields=title&after={cursor}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldRefuseAsync(await ada.GetAsync($"/api/v1/notes?sort=-title&after={cursor}"), HttpStatusCode.BadRequest, "bad-cursor");
        await ShouldRefuseAsync(await ada.GetAsync($"/api/v1/notes?sort=title&pinned=true&after={cursor}"), HttpStatusCode.BadRequest, "bad-cursor");
        await ShouldRefuseAsync(await ada.GetAsync($"/api/v1/guides?sort=title&after={cursor}"), HttpStatusCode.BadRequest, "bad-cursor");
        await ShouldRefuseAsync(await bob.GetAsync($"/api/v1/notes?sort=title&after={cursor}"), HttpStatusCode.BadRequest, "bad-cursor");
    }

    [Fact]
    public async Task What_is_inserted_before_a_place_does_not_shift_the_next_page()
    {
        var ada = await AdminAsync();
        await NotesAsync(ada, "b", "c", "d");
        var first = await JsonAsync(await ada.GetAsync("/api/v1/notes?sort=title&limit=2"));
        await NotesAsync(ada, "a", "bb");

        var next = await JsonAsync(await ada.GetAsync($"/api/v1/notes?sort=title&limit=2&after={first.GetProperty("page").GetProperty("nextCursor").GetString()}"));

        Titles(first).ShouldBe(["b", "c"]);
        Titles(next).ShouldBe(["d"]);
    }

    [Fact]
    public async Task Fields_narrow_the_answer_and_the_statement()
    {
        var ada = await AdminAsync();
        await NotesAsync(ada, "a", "b", "c");
        app.Sql.Clear();

        var page = await JsonAsync(await ada.GetAsync("/api/v1/notes?sort=title&limit=2&fields=title,pinned"));

        page.GetProperty("items")[0].EnumerateObject().Select(member => member.Name).ShouldBe(["title", "pinned"]);
        page.GetProperty("page").GetProperty("nextCursor").GetString().ShouldNotBeNull();
        var statement = app.Sql.Statements[^1];
        statement.ShouldContain("title");
        statement.ShouldNotContain("body");
        statement.ShouldNotContain("about_slug");
    }

    [Fact]
    public async Task A_total_is_told_to_who_asks_for_it()
    {
        var ada = await AdminAsync();
        await NotesAsync(ada, "a", "b", "c");

        (await JsonAsync(await ada.GetAsync("/api/v1/notes?limit=1&total=true"))).GetProperty("page").GetProperty("total").GetInt32().ShouldBe(3);
        (await JsonAsync(await ada.GetAsync("/api/v1/notes?limit=1"))).GetProperty("page").TryGetProperty("total", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Several_are_read_by_their_slugs_in_one_statement()
    {
        var nobody = new Visitor(app);
        app.Sql.Clear();

        var page = await JsonAsync(await nobody.GetAsync("/api/v1/questions?slugs=composite-index-column-order,none,why-foreign-keys-need-indexes&fields=slug"));

        app.Sql.Statements.Count.ShouldBe(1);
        page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("slug").GetString()).ShouldContain("composite-index-column-order");
        page.GetProperty("items").GetArrayLength().ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task Several_notes_are_read_by_their_ids_and_never_anothers()
    {
        var (ada, bob) = (await AdminAsync(), await AdminAsync());
        var ids = await NotesAsync(ada, "a", "b", "c");
        var others = await NotesAsync(bob, "z");

        var page = await JsonAsync(await ada.GetAsync($"/api/v1/notes?sort=title&ids={ids[0]},{ids[2]},{others[0]}"));

        Titles(page).ShouldBe(["a", "c"]);
    }

    [Theory]
    [InlineData("/api/v1/notes?ids=1")]
    [InlineData("/api/v1/interviews?ids=x,y")]
    [InlineData("/api/v1/users?ids=%00")]
    public async Task What_is_no_id_is_named(string address)
    {
        var refused = await (await AdminAsync()).GetAsync(address);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonAsync(refused)).GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe("/ids");
    }

    [Fact]
    public async Task At_most_fifty_are_read_at_once()
    {
        var slugs = string.Join(',', Enumerable.Range(0, 51).Select(number => $"question-{number}"));

        var refused = await new Visitor(app).GetAsync($"/api/v1/questions?slugs={slugs}");

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonAsync(refused)).GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("too-many");
    }

    [Fact]
    public async Task A_filter_whose_value_is_none_is_refused()
    {
        var nobody = new Visitor(app);

        await ShouldRefuseAsync(await nobody.GetAsync("/api/v1/questions?level=hard"), HttpStatusCode.UnprocessableEntity, "validation-failed");
        await ShouldRefuseAsync(await (await AdminAsync()).GetAsync("/api/v1/users?role=king"), HttpStatusCode.UnprocessableEntity, "validation-failed");
    }

    private async Task<Visitor> AdminAsync()
    {
        var admin = new Visitor(app);
        await app.EnterAsync(admin, await app.SomebodyWithAsync(Visitor.NewAddress(), Role.Admin));
        return admin;
    }

    private static async Task FillAsync(Visitor admin)
    {
        await NotesAsync(admin, "b", "a", "b", "c");
        for (var number = 0; number < 3; number++)
        {
            (await admin.PostJsonAsync("/api/v1/interviews", """{"level":"intermediate","questions":1,"mode":"practice","topics":["indexing"]}""")).StatusCode.ShouldBe(HttpStatusCode.Created);
            (await admin.PostJsonAsync("/api/v1/invitations", """{"role":"learner"}""")).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        foreach (var item in new[] { "guides/database-indexing", "questions/composite-index-column-order", "guides/transactions-and-concurrency" })
        {
            (await admin.PutAsync($"/api/v1/{item}/bookmark", new { })).EnsureSuccessStatusCode();
        }
    }

    private static async Task<List<string>> NotesAsync(Visitor visitor, params string[] titles)
    {
        var ids = new List<string>();
        foreach (var title in titles)
        {
            var made = await visitor.PostJsonAsync("/api/v1/notes", $$"""{"title":"{{title}}"}""");
            ids.Add((await JsonAsync(made)).GetProperty("id").GetString()!);
        }

        return ids;
    }

    private static async Task<List<string>> AllAsync(Visitor visitor, string first)
    {
        var rows = new List<string>();
        for (var address = first; address is not null;)
        {
            var response = await visitor.GetAsync(address);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            rows.AddRange((await JsonAsync(response)).GetProperty("items").EnumerateArray().Select(Name));
            address = response.Headers.TryGetValues("Link", out var links)
                ? links.SelectMany(link => link.Split(", ")).SingleOrDefault(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal))?.Split('>')[0].TrimStart('<')
                : null;
        }

        return rows;
    }

    private static string Name(JsonElement row) => row.TryGetProperty("id", out var id)
        ? id.GetString()!
        : (row.TryGetProperty("kind", out var kind) ? kind.GetString() : "") + "/" + row.GetProperty("slug").GetString();

    private static IEnumerable<string?> Titles(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("title").GetString());

    private static async Task ShouldRefuseAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        response.StatusCode.ShouldBe(status);
        (await JsonAsync(response)).GetProperty("type").GetString().ShouldBe($"/problems/{code}");
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
