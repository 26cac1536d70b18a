using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Data;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Data;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Web.Graph;

/// <summary>The statements that lists of the graph really send, as the database would carry them out.</summary>
public sealed class GraphPlanTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        for (var number = 0; number < 3; number++)
        {
            await ada.PostAsync("/api/v1/notes", new { title = $"note {number}", about = new { kind = "guide", slug = "database-indexing" } });
            await ada.PostAsync("/api/v1/resumes", new { name = $"resume {number}", document = new { } });
            await ada.PostAsync("/api/v1/stories", new { title = $"story {number}", situation = "S", action = "A", result = "R" });
            await ada.PostAsync("/api/v1/applications", new { employer = $"employer {number}", role = "developer" });
            await ada.StartAsync(questions: 1);
        }

        foreach (var item in new[] { "guides/database-indexing", "guides/transactions-and-concurrency", "questions/composite-index-column-order" })
        {
            (await ada.PutAsync($"/api/v1/{item}/bookmark", new { })).EnsureSuccessStatusCode();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("questions", "slug prompt", "questions", "ix_questions_sort_key")]
    [InlineData("questions(topic: \"indexing\")", "slug prompt", "questions", "ix_questions_topic_id_sort_key")]
    [InlineData("questions(level: INTERMEDIATE)", "slug prompt", "questions", "ix_questions_level_sort_key")]
    [InlineData("guides", "slug title", "guides", "ix_guides_updated_on_slug")]
    [InlineData("guides(sort: \"title\")", "slug title", "guides", "ix_guides_title_slug")]
    [InlineData("me.notes", "title", "notes", "ix_notes_owner_id_updated_at_id")]
    [InlineData("me.notes(sort: \"title\")", "title", "notes", "ix_notes_owner_id_title_id")]
    [InlineData("me.bookmarks", "slug title", "bookmarks", "ix_bookmarks_user_id_created_at_kind_slug")]
    [InlineData("me.resumes", "name", "resumes", "ix_resumes_owner_id_updated_at_id")]
    [InlineData("me.resumes(sort: \"name\")", "name", "resumes", "ix_resumes_owner_id_name_id")]
    [InlineData("me.applications", "role", "applications", "ix_applications_owner_id_updated_at_id")]
    [InlineData("me.applications(sort: \"employer\")", "role", "applications", "ix_applications_owner_id_employer_id")]
    [InlineData("me.stories", "title", "stories", "ix_stories_owner_id_updated_at_id")]
    [InlineData("me.stories(sort: \"timesTold\")", "title lastToldOn", "stories", "ix_stories_owner_id_times_told_id")]
    [InlineData("me.interviews", "state firstPrompt", "interviews", "ix_interviews_owner_id_id")]
    public async Task A_list_is_read_in_the_order_of_an_index(string list, string fields, string table, string index)
    {
        var first = await PlanAsync(Query(list, "first: 1", fields), table);
        var cursor = await EndCursorAsync(Query(list, "first: 1", "__typename"));
        var second = await PlanAsync(Query(list, $"first: 1, after: \"{cursor}\"", fields), table);

        foreach (var plan in new[] { first, second })
        {
            plan.ShouldContain(index);
            plan.ShouldNotContain("Sort Key");
            plan.ShouldNotContain("TEMP B-TREE");
        }
    }

    [Theory]
    [InlineData("{ questions { nodes { bookmarked } } }", "bookmarks", "pk_bookmarks|sqlite_autoindex_bookmarks_1|ix_bookmarks_user_id")]
    [InlineData("{ guides { nodes { marks { finished } } } }", "guide_readings", "pk_guide_readings|sqlite_autoindex_guide_readings_1")]
    [InlineData("{ me { notes { nodes { about { ... on GuideSummary { title } } } } } }", "guides", "ix_guides_slug")]
    [InlineData("{ me { interviews { nodes { answers { text } } } } }", "interviews", "ix_turns_interview_id_ordinal")]
    public async Task What_rows_ask_for_together_is_found_by_an_index(string query, string table, string index) =>
        (await PlanAsync(query, table, last: true)).ShouldMatch(index);

    private static string Query(string list, string page, string fields)
    {
        var field = list.Replace("me.", "", StringComparison.Ordinal);
        field = field.EndsWith(')') ? $"{field[..^1]}, {page})" : $"{field}({page})";
        var asked = $"list: {field} {{ nodes {{ {fields} }} pageInfo {{ endCursor }} }}";
        return list.StartsWith("me.", StringComparison.Ordinal) ? $"{{ me {{ {asked} }} }}" : $"{{ {asked} }}";
    }

    private async Task<string> EndCursorAsync(string query)
    {
        var data = await ada.GraphDataAsync(query);
        return (data.TryGetProperty("me", out var me) ? me : data).GetProperty("list").GetProperty("pageInfo").Text("endCursor");
    }

    private async Task<string> PlanAsync(string query, string table, bool last = false)
    {
        app.Sql.Clear();
        await ada.GraphDataAsync(query);
        var sent = app.Sql.Sent.Where(one => one.Sql.Contains($"FROM \"{table}\"", StringComparison.Ordinal)
            || one.Sql.Contains($"FROM {table} ", StringComparison.Ordinal)).ToList();
        return await app.InScopeAsync(services => QueryPlanTests.ExplainAsync(services.GetRequiredService<AppDb>(), last ? sent[^1] : sent[0]));
    }
}
