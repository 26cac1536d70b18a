using System.Xml.Linq;

namespace Uplift.Tests.Architecture;

public sealed class ProjectReferenceTests
{
    // docs/architecture.md draws it. An arrow that is not here needs a decision record.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Uplift.Platform"] = ["Uplift.GraphQL"],
        ["Uplift.Coaching"] = ["Uplift.Platform", "Uplift.Library", "Uplift.Examiner", "Uplift.Interviews", "Uplift.Resumes"],
        ["Uplift.Documents"] = [],
        ["Uplift.Examiner"] = [],
        ["Uplift.GraphQL"] = [],
        ["Uplift.Identity"] = ["Uplift.Platform"],
        ["Uplift.Library"] = ["Uplift.Platform"],
        ["Uplift.Interviews"] = ["Uplift.Platform", "Uplift.Library", "Uplift.Examiner"],
        ["Uplift.Resumes"] = ["Uplift.Platform", "Uplift.Library", "Uplift.Documents", "Uplift.Interviews"],
        ["Uplift.Web"] =
            ["Uplift.Platform", "Uplift.Coaching", "Uplift.Documents", "Uplift.Identity", "Uplift.Library", "Uplift.Interviews", "Uplift.Resumes"],
    };

    [Fact]
    public void Projects_refer_to_each_other_as_the_map_says()
    {
        var found = Projects().ToDictionary(project => project.Name, project => project.References);

        found.Keys.ShouldBe(Allowed.Keys, ignoreOrder: true);
        found.SelectMany(project => project.Value.Except(Allowed[project.Key]).Select(reference => $"{project.Key} -> {reference}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_package_has_its_version_in_the_one_list() => ProjectFiles()
        .SelectMany(file => XDocument.Load(file).Descendants("PackageReference"))
        .Where(reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null)
        .ShouldBeEmpty();

    private static IEnumerable<string> ProjectFiles() =>
        Directory.EnumerateFiles(Sources.Folder, "*.csproj", SearchOption.AllDirectories);

    private static IEnumerable<(string Name, IReadOnlyList<string> References)> Projects() => ProjectFiles().Select(file => (
        Path.GetFileNameWithoutExtension(file),
        (IReadOnlyList<string>)[.. XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))]));
}
