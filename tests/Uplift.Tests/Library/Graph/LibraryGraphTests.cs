using System.Text.Json;

namespace Uplift.Tests.Library.Graph;

public sealed class LibraryGraphTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor visitor = new(app);

    [Fact]
    public async Task One_request_draws_a_whole_screen()
    {
        var data = await DataAsync("""
            {
              topics { id name questions }
              guide(slug: "database-indexing") { title level html questions { slug prompt } marks { bookmarked } }
              question(slug: "composite-index-column-order") { prompt keyPoints { statement must } bookmarked }
              search(text: "index") { __typename ... on GuideHit { slug title } ... on QuestionHit { slug snippet level } }
            }
            """);

        data.GetProperty("topics").GetArrayLength().ShouldBePositive();
        data.GetProperty("guide").GetProperty("questions").GetArrayLength().ShouldBePositive();
        data.GetProperty("guide").GetProperty("marks").GetProperty("bookmarked").GetBoolean().ShouldBeFalse();
        data.GetProperty("question").GetProperty("keyPoints").GetArrayLength().ShouldBePositive();
        data.GetProperty("search").EnumerateArray().Select(hit => hit.GetProperty("__typename").GetString()).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["GuideHit", "QuestionHit"]);
    }

    [Fact]
    public async Task Lists_hold_what_REST_lists_hold()
    {
        var rest = JsonDocument.Parse(await (await visitor.GetAsync("/api/v1/questions?level=advanced")).Content.ReadAsStringAsync(Token)).RootElement;

        var graph = await DataAsync("{ questions(level: ADVANCED) { nodes { slug prompt topicName } pageInfo { hasNextPage endCursor } } }");

        var nodes = graph.GetProperty("questions").GetProperty("nodes").EnumerateArray().ToList();
        nodes.Select(node => node.GetProperty("slug").GetString()).ShouldBe(rest.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("slug").GetString()));
        graph.GetProperty("questions").GetProperty("pageInfo").GetProperty("endCursor").GetString()
            .ShouldBe(rest.GetProperty("page").GetProperty("nextCursor").GetString() ?? graph.GetProperty("questions").GetProperty("pageInfo").GetProperty("endCursor").GetString());
    }

    [Theory]
    [InlineData("guides(sort: \"title\", ")]
    [InlineData("guides(")]
    [InlineData("questions(")]
    public async Task The_cursor_of_any_row_goes_on_after_it(string field)
    {
        var all = await SlugsAsync(field, "first: 50");
        var seen = new List<string>();
        var after = "null";
        do
        {
            var page = (await DataAsync($"{{ list: {field}first: 3, after: {after}) {{ edges {{ cursor node {{ slug }} }} pageInfo {{ hasNextPage }} }} }}")).GetProperty("list");
            seen.AddRange(page.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("slug").GetString()!));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() && seen.Count < 50
                ? $"\"{page.GetProperty("edges").EnumerateArray().Last().GetProperty("cursor").GetString()}\""
                : "";
        }
        while (after != "");

        seen.Take(50).ShouldBe(all);
    }

    [Fact]
    public async Task The_number_of_statements_does_not_grow_with_the_lists()
    {
        const string Query = "{{ guides(first: {0}) {{ edges {{ node {{ slug title topicName }} }} }} questions(first: {0}) {{ nodes {{ slug prompt topicName }} }} topics {{ name questions }} }}";
        await DataAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Query, 2));

        var few = await StatementsAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Query, 2));
        var many = await StatementsAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Query, 50));

        many.ShouldBe(few);
        few.ShouldBe(2, "one for each list; the topics are kept in memory");
    }

    [Fact]
    public async Task A_problem_has_the_code_that_REST_gives()
    {
        var answer = await AskAsync("{ guide(slug: \"nowhere\") { title } topics { id } }");

        var error = answer.GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("guide-not-found");
        error.GetProperty("extensions").GetProperty("status").GetInt32().ShouldBe(404);
        answer.GetProperty("data").GetProperty("topics").GetArrayLength().ShouldBePositive();
    }

    [Fact]
    public async Task A_person_bookmarks_through_the_graph_and_a_visitor_is_told_to_sign_in()
    {
        (await AskAsync("{ bookmarks { slug } }")).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("unauthenticated");
        await visitor.SignUpAsync(Visitor.NewAddress());

        var made = await DataAsync("mutation { a: bookmark(kind: GUIDE, slug: \"database-indexing\") { slug } b: bookmark(kind: GUIDE, slug: \"database-indexing\") { createdAt } }");
        made.GetProperty("a").GetProperty("slug").GetString().ShouldBe("database-indexing");
        (await DataAsync("{ bookmarks { kind slug level createdAt } }")).GetProperty("bookmarks").GetArrayLength().ShouldBe(1);

        (await DataAsync("mutation { removeBookmark(kind: GUIDE, slug: \"database-indexing\") }")).GetProperty("removeBookmark").GetBoolean().ShouldBeTrue();
        (await DataAsync("{ bookmarks { slug } }")).GetProperty("bookmarks").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Another_site_cannot_act_for_a_person()
    {
        await visitor.SignUpAsync(Visitor.NewAddress());
        const string Mutation = "{\"query\":\"mutation { bookmark(kind: GUIDE, slug: \\\"database-indexing\\\") { slug } }\"}";

        ((int)(await visitor.PostJsonAsync("/graphql", Mutation, ("Origin", "https://elsewhere.example"))).StatusCode).ShouldBe(403);
        ((int)(await visitor.PostFormAsync("/graphql", [new("query", "mutation { __typename }")])).StatusCode).ShouldBeInRange(400, 499);

        (await DataAsync("{ bookmarks { slug } }")).GetProperty("bookmarks").GetArrayLength().ShouldBe(0);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<int> StatementsAsync(string query)
    {
        app.Sql.Clear();
        await DataAsync(query);
        return app.Sql.Statements.Count;
    }

    private async Task<List<string>> SlugsAsync(string field, string size) =>
        [.. (await DataAsync($"{{ list: {field}{size}) {{ nodes {{ slug }} }} }}")).GetProperty("list").GetProperty("nodes").EnumerateArray()
            .Select(node => node.GetProperty("slug").GetString()!)];

    private async Task<JsonElement> DataAsync(string query)
    {
        var answer = await AskAsync(query);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    private async Task<JsonElement> AskAsync(string query)
    {
        var response = await visitor.PostJsonAsync("/graphql", JsonSerializer.Serialize(new { query }));
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement;
    }
}
