using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;

namespace Uplift.Tests.GraphQL;

public sealed class ExecutionTests
{
    [Fact]
    public async Task A_null_where_none_may_be_empties_the_nearest_place_that_may_be_null()
    {
        var schema = Resolving("type Query { a: A } type A { b: B! } type B { c: Int! d: Int }", ("Query", "a", _ => Empty()), ("A", "b", _ => Empty()));

        Shown.Canonical(await Engine.ExecuteAsync(schema, "{ a { b { d c } } }")).ShouldBe(
            "{errors:[{message:'Cannot return null for non-nullable field B.c.',locations:[{line:1,column:13}],path:['a','b','c']}],data:{a:null}}");
    }

    [Fact]
    public async Task An_exception_is_told_to_the_program_and_not_to_the_client()
    {
        var schema = Resolving("type Query { a: Int b: Int }", ("Query", "a", _ => throw new InvalidOperationException("the secret")), ("Query", "b", _ => new(2)));
        var document = Uplift.GraphQL.Language.Parser.Parse("{ a b }");
        var told = new List<string>();

        var result = await Executor.ExecuteAsync(
            schema,
            new ExecutionRequest(document) { OnException = (exception, path) => told.Add($"{exception.Message} {path[0]}") },
            TestContext.Current.CancellationToken);

        told.ShouldBe(["the secret a"]);
        var answer = Shown.Canonical(Engine.Read(result));
        answer.ShouldNotContain("secret");
        answer.ShouldContain("code:'INTERNAL'");
        answer.ShouldEndWith("data:{a:null,b:2}}");
    }

    [Fact]
    public async Task A_failure_is_an_error_with_its_code_and_the_rest_is_answered()
    {
        var schema = Resolving("type Query { a: [Int] b: Int }", ("Query", "a", _ => new(new object?[] { 1, new Failure("Not this one.", "gone"), 3 })), ("Query", "b", _ => new(2)));

        Shown.Canonical(await Engine.ExecuteAsync(schema, "{ a b }")).ShouldBe(
            "{errors:[{message:'Not this one.',locations:[{line:1,column:3}],path:['a',1],extensions:{code:'gone'}}],data:{a:[1,null,3],b:2}}");
    }

    [Fact]
    public async Task Mutations_run_one_after_another()
    {
        var log = new List<string>();
        var schema = Resolving(
            "type Query { a: Int } type Mutation { one: Int two: Int three: Int }",
            ("Mutation", "one", call => Slow(call, log)), ("Mutation", "two", call => Slow(call, log)), ("Mutation", "three", call => Slow(call, log)));

        await Engine.ExecuteAsync(schema, "mutation { two one three }");

        log.ShouldBe(["two begins", "two ends", "one begins", "one ends", "three begins", "three ends"]);
    }

    [Fact]
    public async Task Fields_of_a_query_wait_together()
    {
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = 0;
        async ValueTask<object?> Meet(FieldCall call)
        {
            if (++waiting == 2)
            {
                both.SetResult();
            }

            await both.Task.WaitAsync(call.Cancellation);
            return 1;
        }

        var schema = Resolving("type Query { a: Int b: Int }", ("Query", "a", Meet), ("Query", "b", Meet));

        Shown.Canonical(await Engine.ExecuteAsync(schema, "{ a b }")).ShouldBe("{data:{a:1,b:1}}");
    }

    [Fact]
    public async Task A_list_of_any_length_costs_one_fetch_a_level()
    {
        var fetches = new List<string>();
        async Task<IReadOnlyDictionary<int, int>> Double(IReadOnlyList<int> keys, CancellationToken cancellation)
        {
            await Task.Yield();
            fetches.Add(string.Join(' ', keys));
            return keys.ToDictionary(key => key, key => key * 2);
        }

        async ValueTask<object?> Load(FieldCall call) =>
            new Dictionary<string, object?> { ["value"] = await call.Loaders.Get<int, int>("double", Double).LoadAsync((int)((IReadOnlyDictionary<string, object?>)call.Source!)["value"]!) };

        var schema = Resolving("type Query { items: [Item] } type Item { value: Int twice: Item }", ("Query", "items", _ => new(Enumerable.Range(1, 4).Select(Item))), ("Item", "twice", Load));

        var answer = await Engine.ExecuteAsync(schema, "{ items { twice { value twice { value } } again: twice { value } } }");

        fetches.ShouldBe(["1 2 3 4", "6 8"], "2 and 4 are known from the level above");
        Shown.Canonical(answer.GetProperty("data").GetProperty("items")[2]).ShouldBe("{twice:{value:6,twice:{value:12}},again:{value:6}}");
    }

    [Fact]
    public async Task What_flows_with_the_request_flows_with_a_fetch_whichever_thread_sends_it()
    {
        var from = new AsyncLocal<string?> { Value = "Ada" };
        var opened = new TaskCompletionSource();
        Task<IReadOnlyDictionary<int, string>> Tell(IReadOnlyList<int> keys, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(key => key, _ => from.Value ?? "nobody"));
        var schema = Resolving("type Query { who: String }", ("Query", "who", async call =>
        {
            await opened.Task;
            return await call.Loaders.Get<int, string>("tell", Tell).LoadAsync(1);
        }
        ));

        var running = Engine.ExecuteAsync(schema, "{ who }");
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(opened.SetResult, TestContext.Current.CancellationToken);
        }

        Shown.Canonical(await running).ShouldBe("{data:{who:'Ada'}}");
    }

    [Fact]
    public async Task A_fetch_that_fails_fails_the_fields_that_asked()
    {
        static Task<IReadOnlyDictionary<int, int>> Fail(IReadOnlyList<int> keys, CancellationToken cancellation) => throw new InvalidOperationException("broken");
        var schema = Resolving("type Query { a: Int b: Int }", ("Query", "a", async call => await call.Loaders.Get<int, int>("fail", Fail).LoadAsync(1)), ("Query", "b", _ => new(2)));

        var answer = Shown.Canonical(await Engine.ExecuteAsync(schema, "{ a b }"));

        answer.ShouldContain("path:['a']");
        answer.ShouldEndWith("data:{a:null,b:2}}");
        answer.ShouldNotContain("broken");
    }

    [Fact]
    public async Task A_cancelled_operation_ends_though_a_resolver_does_not_listen()
    {
        using var cancellation = new CancellationTokenSource();
        var never = new TaskCompletionSource<object?>();
        ValueTask<object?> Never(FieldCall call)
        {
            cancellation.Cancel();
            return new(never.Task);
        }

        var schema = Resolving("type Query { a: Int }", ("Query", "a", Never));

        await Should.ThrowAsync<OperationCanceledException>(() => Engine.ExecuteUntilAsync(schema, "{ a }", null, cancellation.Token));
    }

    [Fact]
    public async Task An_input_object_comes_as_the_record_of_the_program()
    {
        var schema = new SchemaBuilder()
            .Input("Draft", "What to keep.", fields => new Draft(fields.Get<string>("title"), fields.List<string>("tags") ?? [], fields.Has("pinned")),
                ("title: String!", "Its name."), ("tags: [String!] = [\"new\"]", "Its words."), ("pinned: Boolean", "On top?"))
            .Query(query => query.Field("keep(draft: Draft!): String", "Says it back.", (_, call) => new(call.Argument<Draft>("draft").ToString())))
            .Build();

        var variables = new Dictionary<string, object?> { ["d"] = new Dictionary<string, object?> { ["title"] = "t", ["pinned"] = null } };
        Shown.Canonical(await Engine.ExecuteAsync(schema, "query ($d: Draft!) { a: keep(draft: $d) b: keep(draft: { title: \"u\", tags: \"one\" }) }", variables))
            .ShouldBe("{data:{a:'t/new/True',b:'u/one/False'}}");
    }

    [Theory]
    [InlineData("query ($n: Int!) { a(n: $n) }", "n", null, "Variable \"$n\" of non-null type \"Int!\" must not be null.")]
    [InlineData("query ($n: Int!) { a(n: $n) }", "other", 1L, "Variable \"$n\" of required type \"Int!\" was not provided.")]
    [InlineData("query ($n: Int!) { a(n: $n) }", "n", "one", "Variable \"$n\" got invalid value \"one\"; Int cannot represent non-integer value: \"one\"")]
    [InlineData("query ($n: Int!) { a(n: $n) }", "n", 3_000_000_000L, "Variable \"$n\" got invalid value 3000000000; Int cannot represent non 32-bit signed integer value: 3000000000")]
    public async Task A_variable_that_does_not_fit_stops_the_operation(string text, string name, object? value, string message)
    {
        var schema = Resolving("type Query { a(n: Int): Int }", ("Query", "a", call => new(call.Argument<int>("n"))));

        var answer = await Engine.ExecuteAsync(schema, text, new Dictionary<string, object?> { [name] = value });

        answer.TryGetProperty("data", out _).ShouldBeFalse();
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe(message);
    }

    [Fact]
    public async Task A_resolver_can_see_what_is_asked_of_its_answer()
    {
        var seen = new List<bool>();
        ValueTask<object?> Look(FieldCall call)
        {
            seen.AddRange([call.Selects("b"), call.Selects("c")]);
            return Empty();
        }

        var schema = Resolving("type Query { a: A } type A { b: Int c: Int }", ("Query", "a", Look));

        await Engine.ExecuteAsync(schema, "{ a { ...F c @skip(if: true) } } fragment F on A { x: b }");

        seen.ShouldBe([true, false]);
    }

    private static Schema Resolving(string sdl, params ReadOnlySpan<(string Type, string Field, Resolver Resolve)> resolvers)
    {
        var builder = new SchemaBuilder().Sdl(sdl);
        foreach (var (type, field, resolve) in resolvers)
        {
            builder.Resolve(type, field, resolve);
        }

        return builder.Build();
    }

    private static ValueTask<object?> Empty() => new(new Dictionary<string, object?>());

    private static Dictionary<string, object?> Item(int value) => new() { ["value"] = value };

    private static async ValueTask<object?> Slow(FieldCall call, List<string> log)
    {
        log.Add($"{call.Field.Name} begins");
        await Task.Yield();
        log.Add($"{call.Field.Name} ends");
        return 1;
    }

    private sealed record Draft(string Title, IReadOnlyList<string> Tags, bool SaysPinned)
    {
        public override string ToString() => $"{Title}/{string.Join('+', Tags)}/{SaysPinned}";
    }
}
