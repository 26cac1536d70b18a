using System.Reflection;
using Uplift.ApiClient;

namespace Uplift.Tests.Web.OpenApi;

/// <summary>The typed client is what the document says. Run with UPLIFT_TEST_RECORD=1 to write it anew, then build again.</summary>
public sealed class ClientTests
{
    private static readonly string Folder = Path.Combine(UpliftApp.RepositoryRoot, "tests", "Uplift.ApiClient");

    private static readonly ApiDocument Document = ApiDocument.Read();

    [Fact]
    public void Its_operations_are_those_of_the_document() => Same("Operations.cs", new ClientWriter(Document).Operations());

    [Fact]
    public void Its_types_are_those_of_the_document() => Same("Types.cs", new ClientWriter(Document).Types());

    /// <summary>That what is built is what was written.</summary>
    [Fact]
    public void Every_operation_of_the_api_can_be_called() => Document.Operations
        .Where(operation => operation.Path.StartsWith("/api/", StringComparison.Ordinal))
        .Select(operation => char.ToUpperInvariant(operation.Id[0]) + operation.Id[1..] + "Async")
        .Except(typeof(UpliftClient).GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(method => method.Name))
        .ShouldBeEmpty();

    private static void Same(string file, string written)
    {
        var path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("UPLIFT_TEST_RECORD") == "1")
        {
            File.WriteAllText(path, written);
        }

        File.ReadAllText(path).ShouldBe(written);
    }
}
