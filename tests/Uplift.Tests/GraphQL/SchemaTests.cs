using Uplift.GraphQL.Building;
using Uplift.GraphQL.Types;

namespace Uplift.Tests.GraphQL;

public sealed class SchemaTests
{
    [Fact]
    public void A_schema_in_code_is_printed_in_the_schema_language()
    {
        var printed = SchemaPrinter.Print(StarWars.Schema);

        printed.ShouldContain("\"\"\"Somebody in the films.\"\"\"\ninterface Character {\n");
        printed.ShouldContain("  human(id: String!): Human\n");
        SchemaPrinter.Print(Schema.FromSdl(printed)).ShouldBe(printed);
    }

    [Fact]
    public void What_is_printed_is_the_same_schema()
    {
        var sdl = File.ReadAllText(Path.Combine(UpliftApp.RepositoryRoot, "tests", "data", "graphql", "differential.graphql"));

        var printed = SchemaPrinter.Print(Schema.FromSdl(sdl));

        SchemaPrinter.Print(Schema.FromSdl(printed)).ShouldBe(printed);
        printed.ShouldContain("scalar Any @specifiedBy(url: \"https://example.org/any\")");
        printed.ShouldContain("input Choice @oneOf {");
        printed.ShouldContain("tags: [String!]");
        printed.ShouldContain("HIGH @deprecated(reason: \"Everything is.\")");
    }

    [Theory]
    [InlineData("type A { b: Int }", "Query root type must be provided.")]
    [InlineData("type Query", "Type Query must define one or more fields.")]
    [InlineData("type Query { a: I } input I { b: Int }", "The type of Query.a must be Output Type but got: I.")]
    [InlineData("type Query { a(b: Query): Int }", "The type of Query.a(b:) must be Input Type but got: Query.")]
    [InlineData("type Query { __a: Int }", "Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("type Query implements N { a: Int } interface N { b: Int }", "Interface field N.b expected but Query does not provide it.")]
    [InlineData("type Query implements N { a: Int } interface N { a: String }", "Interface field N.a expects type String but Query.a is type Int.")]
    [InlineData("type Query implements N { a(x: Int!): Int } interface N { a: Int }", "Field Query.a includes required argument x that is missing from the Interface field N.a.")]
    [InlineData("type Query implements N { a: Int } interface N implements M { a: Int } interface M { a: Int }", "Type Query must implement M because it is implemented by N.")]
    [InlineData("type Query implements U { a: Int } union U = Query", "Type Query must only implement Interface types, it cannot implement U.")]
    [InlineData("type Query { a: U } union U", "Union type U must define one or more member types.")]
    [InlineData("type Query { a: U } union U = Int", "Union type U can only include Object types, it cannot include Int.")]
    [InlineData("type Query { a: U } union U = Query | Query", "Union type U can only include type Query once.")]
    [InlineData("type Query { a: E } enum E", "Enum type E must define one or more values.")]
    [InlineData("type Query { a(i: I): Int } input I { i: I! }", "Cannot reference Input Object I within itself through a series of non-null fields.")]
    [InlineData("type Query { a(i: I): Int } input I @oneOf { b: Int! }", "OneOf input field I.b must be nullable.")]
    [InlineData("type Query { a(i: I): Int } input I @oneOf { b: Int = 1 }", "OneOf input field I.b cannot have a default value.")]
    [InlineData("type Query { a(b: Int! @deprecated): Int }", "Required argument Query.a(b:) cannot be deprecated.")]
    [InlineData("type Query { a(b: Int = \"x\"): Int }", "The default of Query.a(b:) does not fit its type Int.")]
    [InlineData("schema { query: E } enum E { A }", "Query root type must be Object type, it cannot be E.")]
    [InlineData("type Query { a: Nowhere }", "Unknown type \"Nowhere\".")]
    [InlineData("type Query { a: Int } type Query { b: Int }", "There can be only one type named \"Query\".")]
    public void A_schema_that_is_none_is_refused_with_the_reason(string sdl, string reason) =>
        Should.Throw<SchemaException>(() => Schema.FromSdl(sdl)).Errors.Select(error => error.Message).ShouldContain(reason);

    [Fact]
    public void Parts_of_a_program_add_their_own_fields_to_the_roots()
    {
        var schema = new SchemaBuilder()
            .Describe("All of it.")
            .Query(query => query.Field("one: Int", "The first.", _ => 1))
            .Query(query => query.Field("two: Int", "The second.", _ => 2))
            .Build();

        schema.Description.ShouldBe("All of it.");
        schema.Query!.Fields.Select(field => field.Name).ShouldBe(["one", "two"]);
    }

    [Fact]
    public void A_signature_that_is_none_is_named() => Should
        .Throw<SchemaException>(() => new SchemaBuilder().Query(query => query.Field("one Int", "No colon.", _ => 1)))
        .Message.ShouldContain("\"one Int\" is no field");

    [Fact]
    public void Everything_that_introspection_offers_is_described() => Introspection.Types
        .Where(type => type.Description is null
            || (type as FieldsType)?.Fields.Any(field => field.Description is null || field.Arguments.Any(argument => argument.Description is null)) == true
            || (type as EnumType)?.Values.Any(value => value.Description is null) == true)
        .ShouldBeEmpty();
}
