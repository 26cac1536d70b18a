namespace Uplift.Tests.Architecture;

/// <summary>docs/security.md answers the whole standard, and with things that exist.</summary>
public sealed class SecurityDocumentTests
{
    private static readonly string Document = Sources.Document("security.md");

    [Fact]
    public void Every_requirement_of_levels_one_and_two_has_one_row()
    {
        var numbers = Sources.Matches(Document, @"(?m)^\| (?<found>\d+\.\d+\.\d+) \|").ToList();

        numbers.Distinct().Count().ShouldBe(253);
        numbers.Count.ShouldBe(253);
    }

    [Fact]
    public void Every_test_that_it_names_exists()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(UpliftApp.RepositoryRoot, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file));

        Sources.Matches(Document, @"`(?<found>\w+Tests)`").Except(tests).ShouldBeEmpty();
    }

    [Fact]
    public void Every_class_that_it_names_exists()
    {
        var files = Sources.All.Select(source => Path.GetFileNameWithoutExtension(source.Path)).ToHashSet();
        string[] ofTheFramework = ["Tests", "ContentDispositionHeaderValue", "DataAnnotationsValidator", "AddValidation", "RandomNumberGenerator", "HttpClient", "SaveChanges", "ECDsa"];

        Sources.Matches(Document, @"`(?<found>[A-Z][A-Za-z]+)`")
            .Where(name => !name.EndsWith("Tests", StringComparison.Ordinal))
            .Except(ofTheFramework)
            .Where(name => !files.Contains(name))
            .ShouldBeEmpty();
    }
}
