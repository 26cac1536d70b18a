using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity.PersonalTokens;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Platform.Data;

/// <summary>The statements that pages really send, as the database would carry them out.</summary>
public sealed class QueryPlanTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Theory]
    [InlineData("/api/v1/questions/composite-index-column-order", "questions", "ix_questions_slug")]
    [InlineData("/api/v1/guides/database-indexing", "guides", "ix_guides_slug")]
    public async Task One_item_is_found_by_its_slug(string address, string table, string index) =>
        (await PlanAsync(address, table)).ShouldContain(index);

    [Theory]
    [InlineData("", "ix_questions_sort_key")]
    [InlineData("topic=indexing", "ix_questions_topic_id_sort_key")]
    [InlineData("level=intermediate", "ix_questions_level_sort_key")]
    public async Task A_page_of_questions_is_read_in_the_order_of_an_index(string filter, string index)
    {
        // Whoever has a session gets no prepared answer.
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());

        await ShouldReadInOrderAsync($"/api/v1/questions?limit=1&{filter}", "questions", index, ada);
    }

    [Theory]
    [InlineData("/api/v1/questions?sort=slug", "questions", "ix_questions_slug")]
    [InlineData("/api/v1/questions?sort=-slug", "questions", "ix_questions_slug")]
    [InlineData("/api/v1/guides?sort=-updatedOn", "guides", "ix_guides_updated_on_slug")]
    [InlineData("/api/v1/guides?sort=title", "guides", "ix_guides_title_slug")]
    [InlineData("/api/v1/guides?sort=-title", "guides", "ix_guides_title_slug")]
    [InlineData("/api/v1/guides?sort=readMinutes", "guides", "ix_guides_read_minutes_slug")]
    [InlineData("/api/v1/notes?sort=-updatedAt", "notes", "ix_notes_owner_id_updated_at_id")]
    [InlineData("/api/v1/notes?sort=updatedAt", "notes", "ix_notes_owner_id_updated_at_id")]
    [InlineData("/api/v1/notes?sort=title", "notes", "ix_notes_owner_id_title_id")]
    [InlineData("/api/v1/notes?sort=-title", "notes", "ix_notes_owner_id_title_id")]
    [InlineData("/api/v1/notes?sort=-updatedAt,title", "notes", "ix_notes_owner_id_updated_at_title_id")]
    [InlineData("/api/v1/bookmarks?sort=-createdAt", "bookmarks", "ix_bookmarks_user_id_created_at_kind_slug")]
    [InlineData("/api/v1/bookmarks?sort=createdAt", "bookmarks", "ix_bookmarks_user_id_created_at_kind_slug")]
    [InlineData("/api/v1/interviews?sort=-startedAt", "interviews", "ix_interviews_owner_id_id")]
    [InlineData("/api/v1/interviews?sort=startedAt", "interviews", "ix_interviews_owner_id_id")]
    [InlineData("/api/v1/resumes?sort=-updatedAt", "resumes", "ix_resumes_owner_id_updated_at_id")]
    [InlineData("/api/v1/resumes?sort=updatedAt", "resumes", "ix_resumes_owner_id_updated_at_id")]
    [InlineData("/api/v1/resumes?sort=name", "resumes", "ix_resumes_owner_id_name_id")]
    [InlineData("/api/v1/resumes?sort=-name", "resumes", "ix_resumes_owner_id_name_id")]
    [InlineData("/api/v1/stories?sort=-updatedAt", "stories", "ix_stories_owner_id_updated_at_id")]
    [InlineData("/api/v1/stories?sort=updatedAt", "stories", "ix_stories_owner_id_updated_at_id")]
    [InlineData("/api/v1/stories?sort=title", "stories", "ix_stories_owner_id_title_id")]
    [InlineData("/api/v1/stories?sort=-title", "stories", "ix_stories_owner_id_title_id")]
    [InlineData("/api/v1/stories?sort=timesTold", "stories", "ix_stories_owner_id_times_told_id")]
    [InlineData("/api/v1/stories?sort=-timesTold", "stories", "ix_stories_owner_id_times_told_id")]
    [InlineData("/api/v1/applications?sort=-updatedAt", "applications", "ix_applications_owner_id_updated_at_id")]
    [InlineData("/api/v1/applications?sort=updatedAt", "applications", "ix_applications_owner_id_updated_at_id")]
    [InlineData("/api/v1/applications?sort=employer", "applications", "ix_applications_owner_id_employer_id")]
    [InlineData("/api/v1/applications?sort=-employer", "applications", "ix_applications_owner_id_employer_id")]
    public async Task A_page_of_any_list_is_read_in_the_order_of_an_index(string address, string table, string index)
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());
        await KeepTwoOfEachAsync(ada);

        await ShouldReadInOrderAsync($"{address}&limit=1", table, index, ada);
    }

    /// <summary>Lists that are an admin's or are about an account; ids are in time order, so some are read by the key itself.</summary>
    [Theory]
    [InlineData("/api/v1/users?sort=-createdAt", "users", "pk_users|sqlite_autoindex_users_1")]
    [InlineData("/api/v1/users?sort=createdAt", "users", "pk_users|sqlite_autoindex_users_1")]
    [InlineData("/api/v1/invitations?sort=-madeAt", "invitations", "pk_invitations|sqlite_autoindex_invitations_1")]
    [InlineData("/api/v1/invitations?sort=madeAt", "invitations", "pk_invitations|sqlite_autoindex_invitations_1")]
    [InlineData("/api/v1/audit-entries?sort=-at", "audit_entries", "pk_audit_entries|sqlite_autoindex_audit_entries_1")]
    [InlineData("/api/v1/audit-entries?sort=at", "audit_entries", "pk_audit_entries|sqlite_autoindex_audit_entries_1")]
    [InlineData("/api/v1/audit-entries?actor={id}", "audit_entries", "ix_audit_entries_actor_id_id")]
    [InlineData("/api/v1/audit-entries?subject={id}&sort=at", "audit_entries", "ix_audit_entries_subject_id_id")]
    [InlineData("/api/v1/audit-entries?action=audit.exported", "audit_entries", "ix_audit_entries_action_id")]
    [InlineData("/api/v1/sessions?sort=-lastSeenAt", "sessions", "ix_sessions_user_id_last_seen_at_id")]
    [InlineData("/api/v1/sessions?sort=lastSeenAt", "sessions", "ix_sessions_user_id_last_seen_at_id")]
    [InlineData("/api/v1/me/tokens?sort=-createdAt", "personal_tokens", "ix_personal_tokens_user_id_id")]
    [InlineData("/api/v1/me/tokens?sort=createdAt", "personal_tokens", "ix_personal_tokens_user_id_id")]
    [InlineData("/api/v1/me/external-logins?sort=provider", "user_logins", "ix_user_logins_user_id_login_provider_provider_key")]
    [InlineData("/api/v1/me/external-logins?sort=-provider", "user_logins", "ix_user_logins_user_id_login_provider_provider_key")]
    [InlineData("{interview}/report/links?sort=-madeAt", "share_links", "ix_share_links_resource_id_id")]
    [InlineData("{interview}/report/links?sort=madeAt", "share_links", "ix_share_links_resource_id_id")]
    [InlineData("{story}/uses?sort=-on", "story_uses", "ix_story_uses_story_id_told_on_id")]
    [InlineData("{story}/uses?sort=on", "story_uses", "ix_story_uses_story_id_told_on_id")]
    public async Task A_page_of_an_accounts_lists_is_read_in_the_order_of_an_index(string address, string table, string index)
    {
        var ada = new Visitor(app);
        var id = await app.SomebodyWithAsync(Visitor.NewAddress(), Role.Admin);
        await app.EnterAsync(ada, id);
        await app.EnterAsync(new Visitor(app), id);
        // A list of people has two, whichever test is the first.
        await app.SomebodyWithAsync(Visitor.NewAddress());
        await KeepTwoOfAccountAsync(ada, id);
        if (address.StartsWith("{interview}", StringComparison.Ordinal))
        {
            var interview = await ada.RehearseAsync(Candidates.Lowercased);
            await ada.EndAsync(interview);
            (await ada.PostAsync($"{interview.Path()}/report/links", new { days = 1 })).EnsureSuccessStatusCode();
            (await ada.PostAsync($"{interview.Path()}/report/links", new { days = 2 })).EnsureSuccessStatusCode();
            address = address.Replace("{interview}", interview.Path(), StringComparison.Ordinal);
        }

        if (address.StartsWith("{story}", StringComparison.Ordinal))
        {
            var story = $"/api/v1/stories/{(await ada.PostAsync("/api/v1/stories", new { title = "Split", situation = "S", action = "A", result = "R" }).JsonAsync(HttpStatusCode.Created)).Id()}";
            (await ada.PostAsync($"{story}/uses", new { on = "2026-11-02", where = "Initech" })).EnsureSuccessStatusCode();
            (await ada.PostAsync($"{story}/uses", new { on = "2026-11-03", where = "Globex" })).EnsureSuccessStatusCode();
            address = address.Replace("{story}", story, StringComparison.Ordinal);
        }

        await ShouldReadInOrderAsync($"{address.Replace("{id}", id.ToString(), StringComparison.Ordinal)}&limit=1", table, index, ada);
    }

    private async Task KeepTwoOfAccountAsync(Visitor ada, Guid id)
    {
        for (var number = 0; number < 2; number++)
        {
            (await ada.PostJsonAsync("/api/v1/invitations", """{"role":"learner"}""")).EnsureSuccessStatusCode();
        }

        await app.InScopeAsync(services =>
        {
            var (db, now) = (services.GetRequiredService<AppDb>(), app.Clock.GetUtcNow());
            for (var number = 0; number < 2; number++)
            {
                db.Add(new PersonalToken { Id = Ids.Next(app.Clock), Hash = RandomNumberGenerator.GetBytes(32), UserId = id, Name = "Script", Scope = "read", CreatedAt = now, ExpiresAt = now.AddDays(1) });
                db.Add(new IdentityUserLogin<Guid> { UserId = id, LoginProvider = "https://example.org", ProviderKey = $"{id}-{number}", ProviderDisplayName = "Example" });
                db.Add(new AuditEntry
                {
                    Id = Ids.Next(app.Clock),
                    At = now,
                    ActorId = id,
                    SubjectId = id,
                    Action = "audit.exported",
                    Outcome = AuditOutcome.Done,
                    Target = "",
                    Detail = "",
                    Address = "",
                });
            }

            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
    }

    /// <summary>The first page and one behind it.</summary>
    private async Task ShouldReadInOrderAsync(string address, string table, string index, Visitor visitor)
    {
        var first = await (await visitor.GetAsync(address)).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var cursor = first.GetProperty("page").GetProperty("nextCursor").GetString();
        cursor.ShouldNotBeNull();
        foreach (var page in new[] { address, $"{address}&after={cursor}" })
        {
            var plan = await PlanAsync(page, table, visitor, sent => sent[^1]);

            plan.ShouldMatch(index);
            plan.ShouldNotContain("Sort Key");
            plan.ShouldNotContain("TEMP B-TREE");
        }
    }

    private static async Task KeepTwoOfEachAsync(Visitor visitor)
    {
        for (var number = 0; number < 2; number++)
        {
            (await visitor.PostJsonAsync("/api/v1/notes", """{"title":"A note"}""")).EnsureSuccessStatusCode();
            (await visitor.PostJsonAsync("/api/v1/resumes", """{"name":"Backend","document":{}}""")).EnsureSuccessStatusCode();
            (await visitor.PostJsonAsync("/api/v1/stories", """{"title":"Split","situation":"S","action":"A","result":"R"}""")).EnsureSuccessStatusCode();
            (await visitor.PostJsonAsync("/api/v1/applications", """{"employer":"Initech","role":"Developer"}""")).EnsureSuccessStatusCode();
            (await visitor.PostJsonAsync("/api/v1/interviews", """{"level":"intermediate","questions":1,"mode":"practice","topics":["indexing"]}""")).EnsureSuccessStatusCode();
        }

        foreach (var item in new[] { "guides/database-indexing", "questions/composite-index-column-order" })
        {
            (await visitor.PutAsync($"/api/v1/{item}/bookmark", new { })).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task A_session_is_found_by_its_key()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());

        (await PlanAsync("/api/v1/bookmarks", "sessions", ada)).ShouldMatch("pk_sessions|sqlite_autoindex_sessions_1");
    }

    /// <param name="address">What is read.</param>
    /// <param name="table">Whose statement is wanted.</param>
    /// <param name="visitor">Who reads; nobody unless told.</param>
    /// <param name="choose">Which of several, the first unless told: a session is looked up before sessions are listed.</param>
    private async Task<string> PlanAsync(string address, string table, Visitor? visitor = null, Func<List<SentStatement>, SentStatement>? choose = null)
    {
        app.Sql.Clear();
        (await (visitor ?? new Visitor(app)).GetAsync(address)).EnsureSuccessStatusCode();
        var statements = app.Sql.Sent.Where(sent => sent.Sql.Contains($"FROM \"{table}\"", StringComparison.Ordinal)
            || sent.Sql.Contains($"FROM {table} ", StringComparison.Ordinal)).ToList();
        var statement = choose is null ? statements[0] : choose(statements);
        return await app.InScopeAsync(services => ExplainAsync(services.GetRequiredService<AppDb>(), statement));
    }

    internal static async Task<string> ExplainAsync(AppDb db, SentStatement statement)
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        if (TestDatabase.IsPostgres)
        {
            // Small tables are read whole whatever indexes they have; the question is which index is of use.
            await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off; SET enable_bitmapscan = off", TestContext.Current.CancellationToken);
        }

        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = (TestDatabase.IsPostgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + statement.Sql;
        foreach (var (name, value) in statement.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var plan = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            plan.Add(Convert.ToString(reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture)!);
        }

        return string.Join('\n', plan);
    }
}
