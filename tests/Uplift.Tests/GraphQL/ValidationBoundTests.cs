using System.Diagnostics;
using Uplift.GraphQL;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;
using Uplift.GraphQL.Validation;

namespace Uplift.Tests.GraphQL;

/// <summary>Documents made to cost far more to validate than to send.</summary>
public sealed class ValidationBoundTests
{
    private static readonly Schema Schema = Schema.FromSdl("type Query { a: Query b(x: Int): Int }");

    public static TheoryData<string> Hostile { get; } =
    [
        $"{{ {Repeat(3000, n => $"b(x: {n})")} }}",
        $"{{ {Repeat(3000, _ => "b")} }}",
        $"{{ ...F0 }} {Repeat(60, n => $"fragment F{n} on Query {{ x: a {{ ...F{n + 1} }} x: a {{ ...F{n + 1} }} }} ")} fragment F60 on Query {{ b }}",
        $"{{ ...F0 }} {Repeat(5000, n => $"fragment F{n} on Query {{ ...F{n + 1} }} ")} fragment F5000 on Query {{ b }}",
        $"{{ ...F0 }} {Repeat(5000, n => $"fragment F{n} on Query {{ a {{ ...F{(n + 1) % 5000} }} }} ")}",
        $"{{ ...F0 }} {Repeat(200, n => $"fragment F{n} on Query {{ {Repeat(200, other => $"...F{other} ")} }} ")}",
        $"{Repeat(400, n => $"query Q{n}($v: Int) {{ ...F0 }} ")} {Repeat(400, n => $"fragment F{n} on Query {{ b(x: $v) ...F{n + 1} }} ")} fragment F400 on Query {{ b }}",
        $"{{ {string.Concat(Enumerable.Repeat("a { ", 90))} ...F0 {string.Concat(Enumerable.Repeat("}", 90))} }} {Repeat(40, n => $"fragment F{n} on Query {{ {string.Concat(Enumerable.Repeat("x: a { ", 90))} ...F{n + 1} ...F{n + 1} {string.Concat(Enumerable.Repeat("}", 90))} }} ")} fragment F40 on Query {{ b }}",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task The_work_ends_soon(string text)
    {
        var document = Parser.Parse(text);
        var watch = Stopwatch.StartNew();

        var errors = await Task.Run<IReadOnlyList<GraphQLError>>(() => Validator.Validate(Schema, document), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        errors.Count.ShouldBeLessThanOrEqualTo(101);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static string Repeat(int times, Func<int, string> part) => string.Concat(Enumerable.Range(0, times).Select(part).Select(text => text + " "));
}
