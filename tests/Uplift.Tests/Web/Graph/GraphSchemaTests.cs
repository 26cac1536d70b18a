using Uplift.GraphQL.Building;
using Uplift.GraphQL.Types;
using Uplift.Platform.Graph;
using Uplift.Web;

namespace Uplift.Tests.Web.Graph;

public sealed class GraphSchemaTests
{
    private static readonly string Document = Path.Combine(UpliftApp.RepositoryRoot, "docs", "schema.graphql");

    private static readonly Schema Schema = GraphServices.Build(UpliftHost.Modules);

    /// <summary>Run with UPLIFT_TEST_RECORD=1 to write the document after a wanted change.</summary>
    [Fact]
    public void The_document_is_the_schema_that_the_modules_make()
    {
        var printed = SchemaPrinter.Print(Schema);
        if (Environment.GetEnvironmentVariable("UPLIFT_TEST_RECORD") == "1")
        {
            File.WriteAllText(Document, printed);
        }

        File.ReadAllText(Document).ShouldBe(printed);
    }

    [Fact]
    public void Everything_in_it_is_described()
    {
        var types = Schema.Types.Where(type => !Introspection.IsIntrospection(type)).ToList();

        types.Where(type => string.IsNullOrWhiteSpace(type.Description)).ShouldBeEmpty();
        types.OfType<FieldsType>()
            .SelectMany(type => type.Fields.Where(field => string.IsNullOrWhiteSpace(field.Description)).Select(field => $"{type.Name}.{field.Name}"))
            .ShouldBeEmpty();
    }
}
