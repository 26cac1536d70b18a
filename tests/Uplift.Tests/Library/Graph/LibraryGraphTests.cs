using System.Text.Json;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Graph;

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
    public async Task A_person_bookmarks_through_the_graph()
    {
        await visitor.SignUpAsync(Visitor.NewAddress());

        var made = await DataAsync("mutation { a: bookmark(kind: GUIDE, slug: \"database-indexing\") { bookmark { slug } errors { code } } b: bookmark(kind: GUIDE, slug: \"database-indexing\") { bookmark { createdAt } } }");
        made.GetProperty("a").GetProperty("bookmark").Text("slug").ShouldBe("database-indexing");
        (await BookmarksAsync()).ShouldBe(["database-indexing"]);

        (await DataAsync("mutation { removeBookmark(kind: GUIDE, slug: \"database-indexing\") { removed } }")).GetProperty("removeBookmark").Text("removed").ShouldBe("guides/database-indexing");
        (await BookmarksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_does_not_exist_is_an_error_that_a_person_can_mend()
    {
        await visitor.SignUpAsync(Visitor.NewAddress());

        var change = (await DataAsync("mutation { bookmark(kind: GUIDE, slug: \"nowhere\") { bookmark { slug } errors { pointer code detail } } }")).GetProperty("bookmark");

        change.IsNull("bookmark").ShouldBeTrue();
        change.Each("errors").Single().Text("code").ShouldBe("guide-not-found");
    }

    [Fact]
    public async Task A_guide_comes_with_its_questions_and_what_the_reader_did_with_them()
    {
        await visitor.SignUpAsync(Visitor.NewAddress());
        const string Query = """
            {
              guide(slug: "database-indexing") { id topic { name } marks { bookmarked finished sectionsRead } questions { slug bookmarked } }
              guides(topic: "indexing") { nodes { slug marks { bookmarked } questions { slug bookmarked topic { name } } } }
            }
            """;
        var sections = (await visitor.GetAsync("/api/v1/guides/database-indexing").JsonAsync()).Each("sections").Select(section => section.Text("id")).ToList();
        var question = (await DataAsync(Query)).GetProperty("guide").Each("questions").First().Text("slug");

        await DataAsync($$"""
            mutation {
              bookmark(kind: QUESTION, slug: "{{question}}") { errors { code } }
              recordReading(guide: "database-indexing", sections: ["{{sections[0]}}"]) { reading { sectionsRead finishedAt } errors { code } }
            }
            """);
        var guide = (await DataAsync(Query)).GetProperty("guide");

        guide.Text("id").ShouldBe("guides/database-indexing");
        guide.GetProperty("marks").Each("sectionsRead").Select(id => id.GetString()).ShouldBe([sections[0]]);
        guide.Each("questions").First().GetProperty("bookmarked").GetBoolean().ShouldBeTrue();
        guide.Each("questions").Skip(1).ShouldAllBe(one => !one.GetProperty("bookmarked").GetBoolean());
        var listed = (await DataAsync(Query)).GetProperty("guides").Each("nodes").First(one => one.Text("slug") == "database-indexing");
        listed.Each("questions").Select(one => one.Text("slug")).ShouldBe(guide.Each("questions").Select(one => one.Text("slug")));
        listed.Each("questions").First().GetProperty("bookmarked").GetBoolean().ShouldBeTrue();
        (await DataAsync("{ me { reading { guide { title } sectionsRead finishedAt } } }")).GetProperty("me").Each("reading").Single()
            .GetProperty("guide").Text("title").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("{ questions(first: 3) { nodes { prompt } } }", "prompt", "read_seconds")]
    [InlineData("{ guides(first: 3) { edges { node { title } } } }", "title", "summary")]
    public async Task A_selection_reads_its_own_columns_alone(string query, string read, string notRead)
    {
        // The first cursor of a process also reads the key that seals it.
        await DataAsync(query);
        app.Sql.Clear();
        await DataAsync(query);

        var sql = app.Sql.Statements.Single();

        sql.ShouldContain(read);
        sql.ShouldNotContain(notRead);
    }

    [Theory]
    [InlineData("{ questions(first: 0) { nodes { slug } } }", "validation-failed")]
    [InlineData("{ guides(first: 51) { nodes { slug } } }", "validation-failed")]
    [InlineData("{ questions(after: \"nonsense\") { nodes { slug } } }", "bad-cursor")]
    [InlineData("{ guides(sort: \"colour\") { nodes { slug } } }", "validation-failed")]
    public async Task What_a_list_cannot_give_is_refused_as_REST_refuses_it(string query, string code) =>
        (await visitor.GraphCodeAsync(query)).ShouldBe(code);

    [Theory]
    [InlineData("guides/database-indexing", "Guide")]
    [InlineData("questions/composite-index-column-order", "Question")]
    public async Task A_node_is_found_by_its_id(string id, string type)
    {
        var node = (await DataAsync($"{{ node(id: \"{id}\") {{ __typename id }} }}")).GetProperty("node");

        (node.Text("__typename"), node.Text("id")).ShouldBe((type, id));
        (await visitor.GetAsync($"/api/v1/{id}")).EnsureSuccessStatusCode();
    }

    [Theory]
    [InlineData("guides/nowhere", "guide-not-found")]
    [InlineData("nowhere", "node-not-found")]
    [InlineData("", "node-not-found")]
    public async Task An_id_of_nothing_says_so(string id, string code) =>
        (await visitor.GraphCodeAsync($"{{ node(id: \"{id}\") {{ id }} }}")).ShouldBe(code);

    [Fact]
    public async Task Another_site_cannot_act_for_a_person()
    {
        await visitor.SignUpAsync(Visitor.NewAddress());
        const string Mutation = "{\"query\":\"mutation { bookmark(kind: GUIDE, slug: \\\"database-indexing\\\") { errors { code } } }\"}";

        ((int)(await visitor.PostJsonAsync("/graphql", Mutation, ("Origin", "https://elsewhere.example"))).StatusCode).ShouldBe(403);
        ((int)(await visitor.PostFormAsync("/graphql", [new("query", "mutation { __typename }")])).StatusCode).ShouldBeInRange(400, 499);

        (await BookmarksAsync()).ShouldBeEmpty();
    }

    private async Task<IEnumerable<string>> BookmarksAsync() =>
        (await DataAsync("{ me { bookmarks { nodes { slug item { __typename } } } } }")).GetProperty("me").GetProperty("bookmarks").Each("nodes").Select(row => row.Text("slug"));

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
