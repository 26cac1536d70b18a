using System.Text.RegularExpressions;

namespace Uplift.Tests.Architecture;

/// <summary>The product's sources and documents, for rules that the compiler does not see.</summary>
internal static class Sources
{
    private static readonly string[] Written = [".cs", ".razor"];

    public static string Folder { get; } = Path.Combine(UpliftApp.RepositoryRoot, "src");

    /// <summary>Everything that people wrote below <c>src/</c>, migrations aside.</summary>
    public static IReadOnlyList<(string Path, string Text)> All { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(path => Written.Contains(Path.GetExtension(path)))
            .Select(path => (Path: Path.GetRelativePath(Folder, path).Replace('\\', '/'), Full: path))
            .Where(file => !Regex.IsMatch(file.Path, "/(obj|bin|Migrations)/", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .Select(file => (file.Path, File.ReadAllText(file.Full))),
    ];

    public static string Document(string name) => File.ReadAllText(Path.Combine(UpliftApp.RepositoryRoot, "docs", name));

    /// <summary>What the pattern's group <c>found</c> matched, anywhere in the sources.</summary>
    public static IEnumerable<string> Matches(string pattern) => All.SelectMany(source => Matches(source.Text, pattern));

    public static IEnumerable<string> Matches(string text, string pattern) =>
        Regex.Matches(text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["found"].Value);
}
