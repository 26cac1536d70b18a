using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity.PersonalTokens;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;
using Uplift.Tests.Web.OpenApi;

namespace Uplift.Tests.Platform.Paging;

/// <summary>What holds for every list of the API.</summary>
public sealed class ListsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    public static TheoryData<string> Lists() =>
    [
        "/api/v1/guides", "/api/v1/questions", "/api/v1/notes", "/api/v1/bookmarks", "/api/v1/interviews", "/api/v1/users",
        "/api/v1/invitations", "/api/v1/audit-entries", "/api/v1/topics", "/api/v1/sessions", "/api/v1/me/tokens", "/api/v1/me/passkeys",
        "/api/v1/me/external-logins", "/api/v1/interviews/{interview}/report/links", "/api/v1/interviews/{interview}/report/coaches",
    ];

    public static TheoryData<string> Orders() =>
    [
        "/api/v1/guides?sort=-updatedOn", "/api/v1/guides?sort=updated", "/api/v1/guides?sort=title", "/api/v1/guides?sort=-title",
        "/api/v1/guides?sort=readMinutes", "/api/v1/guides?sort=read", "/api/v1/questions?sort=topic", "/api/v1/questions?sort=slug",
        "/api/v1/questions?sort=-slug", "/api/v1/notes?sort=-updatedAt", "/api/v1/notes?sort=updatedAt", "/api/v1/notes?sort=title",
        "/api/v1/notes?sort=-title", "/api/v1/notes?sort=-updatedAt,title", "/api/v1/bookmarks?sort=-createdAt",
        "/api/v1/bookmarks?sort=createdAt", "/api/v1/interviews?sort=-startedAt", "/api/v1/interviews?sort=startedAt",
        "/api/v1/users?sort=-createdAt", "/api/v1/users?sort=createdAt", "/api/v1/invitations?sort=madeAt", "/api/v1/audit-entries?sort=at",
        "/api/v1/topics?sort=position", "/api/v1/topics?sort=name", "/api/v1/topics?sort=-name", "/api/v1/sessions?sort=-lastSeenAt",
        "/api/v1/sessions?sort=lastSeenAt", "/api/v1/me/tokens?sort=-createdAt", "/api/v1/me/tokens?sort=createdAt",
        "/api/v1/me/passkeys?sort=createdAt", "/api/v1/me/passkeys?sort=-createdAt", "/api/v1/me/external-logins?sort=provider",
        "/api/v1/me/external-logins?sort=-provider", "/api/v1/interviews/{interview}/report/links?sort=-madeAt",
        "/api/v1/interviews/{interview}/report/links?sort=madeAt", "/api/v1/interviews/{interview}/report/coaches?sort=displayName",
        "/api/v1/interviews/{interview}/report/coaches?sort=-displayName", "/api/v1/interviews/{interview}/report/coaches?sort=since",
        "/api/v1/interviews/{interview}/report/coaches?sort=-since", "/api/v1/search?q=index",
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_forged_cursor_is_refused(string list)
    {
        var admin = await AdminAsync();
        list = await AddressAsync(admin, list);

        await ShouldRefuseAsync(await admin.GetAsync($"{list}?after=WyIyMDI2LTExLTIzIl0"), HttpStatusCode.BadRequest, "bad-cursor");
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_page_has_one_to_a_hundred_rows(string list)
    {
        var admin = await AdminAsync();
        list = await AddressAsync(admin, list);

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
        list = await AddressAsync(admin, list);

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
        list = await AddressAsync(admin, list);
        var whole = await AllAsync(admin, $"{list}&limit=100");

        var pieces = await AllAsync(admin, $"{list}&limit=2");

        whole.Count.ShouldBeGreaterThan(2);
        // Each read of the audit log and of the people is an act of its own and may add a row at the end.
        pieces.Take(whole.Count).ShouldBe(whole);
        pieces.Distinct().Count().ShouldBe(pieces.Count);
    }

    /// <summary>Of every list that the document has, so that a new one is not forgotten.</summary>
    [Fact]
    public void Every_list_pages_and_takes_fields() => ApiDocument.Read().Operations
        .Where(operation => operation.Method == "GET")
        .Select(operation => (operation, Document: ApiDocument.Read()))
        .Where(one => one.Document.Responses(one.operation).GetValueOrDefault(200)?["content"]?["application/json"]?["schema"] is { } schema
            && (one.Document.Resolve(schema)["properties"]?["items"] ?? (one.Document.Resolve(schema)["type"]?.ToJsonString() == "\"array\"" ? schema : null)) is not null)
        .Where(one => new[] { "limit", "after", "fields" }
            .Except(one.Document.Parameters(one.operation).Select(parameter => parameter["name"]!.GetValue<string>())).Any())
        .Select(one => one.operation.Path)
        .Where(path => path != "/api/v1/resumes/{id}/differences") // Two documents side by side, whole or not at all.
        .ShouldBeEmpty();

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

    [Fact]
    public async Task Notes_are_found_by_their_words_and_never_anothers()
    {
        var (ada, bob) = (await AdminAsync(), await AdminAsync());
        await NotesAsync(ada, "Left prefix of an index", "Index only", "Locks");
        await NotesAsync(bob, "Index of mine");

        var page = await JsonAsync(await ada.GetAsync("/api/v1/notes?sort=title&q=INDEX%20%20left"));

        Titles(page).ShouldBe(["Left prefix of an index"]);
        Titles(await JsonAsync(await ada.GetAsync("/api/v1/notes?sort=title&q=index"))).ShouldBe(["Index only", "Left prefix of an index"]);
        Titles(await JsonAsync(await ada.GetAsync("/api/v1/notes?sort=title&q=100%25"))).ShouldBeEmpty();
        await ShouldRefuseAsync(await ada.GetAsync($"/api/v1/notes?q={new string('x', 201)}"), HttpStatusCode.UnprocessableEntity, "validation-failed");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public async Task A_file_of_the_audit_log_has_no_pages(string format) => await ShouldRefuseAsync(
        await (await AdminAsync()).GetAsync($"/api/v1/audit-entries.{format}?limit=5"), HttpStatusCode.BadRequest, "unknown-parameter");

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

    /// <summary>An interview of the admin's own that has ended.</summary>
    private static async Task<string> AddressAsync(Visitor admin, string list)
    {
        if (!list.Contains("{interview}", StringComparison.Ordinal))
        {
            return list;
        }

        var interview = await admin.RehearseAsync(Candidates.Lowercased);
        await admin.EndAsync(interview);
        for (var number = 0; number < 3; number++)
        {
            (await admin.PostAsync($"{interview.Path()}/report/links", new { days = number + 1 })).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        return list.Replace("{interview}", interview.Id().ToString(), StringComparison.Ordinal);
    }

    /// <summary>What the API cannot make by itself: it takes an authenticator, a provider, a fresh sign-in.</summary>
    private async Task FillAccountAsync(Visitor admin)
    {
        var id = await admin.IdAsync();
        foreach (var name in new[] { "Ada", "Bob", "Bob" })
        {
            var coach = await app.SomebodyWithAsync(Visitor.NewAddress(), Role.Coach, name);
            (await admin.PutAsync($"/api/v1/users/{id}/coaches/{coach}", new { })).EnsureSuccessStatusCode();
            await app.EnterAsync(new Visitor(app), id);
        }

        await app.InScopeAsync(async services =>
        {
            var (db, now) = (services.GetRequiredService<AppDb>(), app.Clock.GetUtcNow());
            for (var number = 0; number < 3; number++)
            {
                db.Add(new PersonalToken { Id = Ids.Next(app.Clock), Hash = RandomNumberGenerator.GetBytes(32), UserId = id, Name = "Script", Scope = "read write", CreatedAt = now, ExpiresAt = now.AddDays(1) });
                db.Add(new IdentityUserLogin<Guid> { UserId = id, LoginProvider = $"https://{number % 2}.example.org", ProviderKey = $"{id}-{number}", ProviderDisplayName = "Example" });
                db.Add(new IdentityUserPasskey<Guid>
                {
                    UserId = id,
                    CredentialId = RandomNumberGenerator.GetBytes(16),
                    Data = new IdentityPasskeyData { Name = "Key", PublicKey = [1], CreatedAt = now, AttestationObject = [1], ClientDataJson = [1] },
                });
            }

            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
    }

    private async Task<Visitor> AdminAsync()
    {
        var admin = new Visitor(app);
        await app.EnterAsync(admin, await app.SomebodyWithAsync(Visitor.NewAddress(), Role.Admin));
        return admin;
    }

    private async Task FillAsync(Visitor admin)
    {
        await FillAccountAsync(admin);
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

    private static string Name(JsonElement row) => row.TryGetProperty("id", out var id) || row.TryGetProperty("key", out id)
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
