using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Data;
using Uplift.Tests.Interviews;

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

    /// <summary>The first page and one behind it.</summary>
    private async Task ShouldReadInOrderAsync(string address, string table, string index, Visitor visitor)
    {
        var first = await (await visitor.GetAsync(address)).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var cursor = first.GetProperty("page").GetProperty("nextCursor").GetString();
        cursor.ShouldNotBeNull();
        foreach (var page in new[] { address, $"{address}&after={cursor}" })
        {
            var plan = await PlanAsync(page, table, visitor);

            plan.ShouldContain(index);
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

    private async Task<string> PlanAsync(string address, string table, Visitor? visitor = null)
    {
        app.Sql.Clear();
        (await (visitor ?? new Visitor(app)).GetAsync(address)).EnsureSuccessStatusCode();
        var statement = app.Sql.Sent.First(sent => sent.Sql.Contains($"FROM \"{table}\"", StringComparison.Ordinal)
            || sent.Sql.Contains($"FROM {table} ", StringComparison.Ordinal));
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
