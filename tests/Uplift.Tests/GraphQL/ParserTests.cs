using Uplift.GraphQL.Language;

namespace Uplift.Tests.GraphQL;

public sealed class ParserTests
{
    [Theory]
    [InlineData("{", 1, 2)]
    [InlineData("{ a(b: $) }", 1, 9)]
    [InlineData("query {\n  a\n  b(\n}", 4, 1)]
    [InlineData("{\r\n  a: \r\n}", 3, 1)]
    [InlineData("{ a(b: \"open) }", 1, 16)]
    [InlineData("{ a(b: \"\\q\") }", 1, 9)]
    [InlineData("{ a(b: 01) }", 1, 9)]
    [InlineData("{ a(b: 1.) }", 1, 10)]
    [InlineData("fragment on on A { b }", 1, 10)]
    [InlineData("\"text\" { a }", 1, 1)]
    [InlineData("query ($a: Int = $b) { a }", 1, 18)]
    [InlineData("extend type A", 1, 14)]
    [InlineData("enum E { true }", 1, 10)]
    public void A_fault_is_named_by_line_and_column(string text, int line, int column)
    {
        var fault = Should.Throw<SyntaxException>(() => Parser.Parse(text));

        fault.Location.ShouldBe(new SourceLocation(line, column));
        fault.Message.ShouldStartWith("Syntax Error: ");
    }

    [Theory]
    [InlineData("\"\"\"one\"\"\"", "one")]
    [InlineData("\"\"\"\n    one\n      two\n\n    three\n  \"\"\"", "one\n  two\n\nthree")]
    [InlineData("\"\"\"a \\\"\"\" b\"\"\"", "a \"\"\" b")]
    [InlineData("\"\\u00e9 \\u{1F600} \\uD83D\\uDE00\"", "é 😀 😀")]
    public void A_string_is_read_as_it_is_meant(string literal, string meaning) =>
        Parser.ParseValue(literal).ShouldBeOfType<StringNode>().Value.ShouldBe(meaning);

    [Theory]
    [InlineData("{", "{ a ", " }", "")]
    [InlineData("{ a(b: ", "[", "]", ") }")]
    [InlineData("{ a(b: ", "{ c: ", "}", ") }")]
    [InlineData("query ($a: ", "[", "]", ") { a }")]
    [InlineData("{ a", "(b: [", "])", " }")]
    public void Deep_nesting_is_refused_and_not_followed(string start, string open, string close, string end)
    {
        var text = start + string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000)) + end;

        Should.Throw<SyntaxException>(() => Parser.Parse(text));
    }

    [Fact]
    public void A_document_of_too_many_tokens_is_refused_where_it_becomes_one() =>
        Should.Throw<SyntaxException>(() => Parser.Parse("{ a b c d e }", new ParseOptions(MaxTokens: 5))).Location.Column.ShouldBe(11);

    [Fact]
    public void Random_text_is_a_document_or_a_fault()
    {
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => Character(random))]);
            try
            {
                Parser.Parse(text).Definitions.ShouldNotBeEmpty();
            }
            catch (SyntaxException fault)
            {
                fault.Location.Line.ShouldBePositive();
            }
        }
    }

    [Theory]
    [InlineData("query.graphql")]
    [InlineData("execute.graphql")]
    [InlineData("introspection.graphql")]
    [InlineData("schema.graphql")]
    public void What_is_printed_is_the_same_document(string sink)
    {
        var document = Parser.Parse(File.ReadAllText(Path.Combine(UpliftApp.RepositoryRoot, "tests", "data", "graphql", "kitchen-sinks", sink)));

        var printed = Printer.Print(document);

        Printer.Print(Parser.Parse(printed)).ShouldBe(printed);
        Skeleton(Parser.Parse(printed)).ShouldBe(Skeleton(document));
    }

    private static char Character(Random random) => random.Next(3) switch
    {
        0 => "{}()[]:!=@|&.$#\"\\,\n\r "[random.Next(21)],
        1 => "abnuqeryfragmtxton0123456789-+E_"[random.Next(31)],
        _ => (char)random.Next(0x10000),
    };

    // The kinds and words of a document without their places.
    private static string Skeleton(Node root)
    {
        var parts = new List<string>();
        void Visit(Node node)
        {
            parts.Add(node switch
            {
                NameNode name => name.Value,
                StringNode text => $"'{text.Value}'",
                IntNode number => number.Value,
                FloatNode number => number.Value,
                EnumNode name => name.Value,
                BooleanNode flag => flag.Value.ToString(),
                _ => node.GetType().Name,
            });
            node.EachChild(Visit);
        }

        Visit(root);
        return string.Join(' ', parts);
    }
}
