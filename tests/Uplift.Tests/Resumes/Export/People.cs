using System.Text.Json;
using Uplift.Resumes.Document;

namespace Uplift.Tests.Resumes.Export;

/// <summary>Made-up people of tests/data/resumes.</summary>
internal static class People
{
    public static string[] All { get; } = ["one-page", "three-pages", "sparse", "scripts"];

    public static string PathOf(string person) => Path.Combine(UpliftApp.RepositoryRoot, "tests", "data", "resumes", $"{person}.json");

    public static Resume Read(string person) => JsonSerializer.Deserialize<Resume>(File.ReadAllText(PathOf(person)), JsonSerializerOptions.Web)!;
}
