using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Data;
using Uplift.Platform.Paging;

namespace Uplift.Tests.Platform.Data;

/// <summary>The statements that pages really send, as the database would carry them out.</summary>
public sealed class QueryPlanTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private static readonly string AfterQuestion = Cursor.Encode("06-2-composite-index-column-order");

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
        var plan = await PlanAsync($"/api/v1/questions?{filter}&after={AfterQuestion}", "questions");

        plan.ShouldContain(index);
        plan.ShouldNotContain("Sort Key");
        plan.ShouldNotContain("TEMP B-TREE");
    }

    [Fact]
    public async Task The_newest_guides_are_read_in_the_order_of_an_index()
    {
        var plan = await PlanAsync($"/api/v1/guides?after={Cursor.Encode("2026-11-23|database-indexing")}", "guides");

        plan.ShouldContain("ix_guides_updated_on_slug");
        plan.ShouldNotContain("TEMP B-TREE");
    }

    [Fact]
    public async Task A_persons_bookmarks_are_found_by_their_date()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());

        (await PlanAsync("/api/v1/bookmarks", "bookmarks", ada)).ShouldContain("ix_bookmarks_user_id_created_at");
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

    private static async Task<string> ExplainAsync(AppDb db, SentStatement statement)
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
