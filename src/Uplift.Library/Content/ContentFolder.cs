using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Uplift.Library.Content;

/// <summary>All content of a folder, understood, with every fault found on the way.</summary>
internal sealed record ContentFolder(
    IReadOnlyList<TopicEntry> Topics,
    IReadOnlyList<GuideEntry> Guides,
    IReadOnlyList<QuestionEntry> Questions,
    IReadOnlyList<ContentFault> Faults)
{
    /// <summary>Raised when the way content is rendered changes, so that the next start imports everything anew.</summary>
    public const int RenderingVersion = 1;

    public static ContentFolder Load(string folder)
    {
        var faults = new List<ContentFault>();
        var topics = TopicFile.Read(folder, faults);
        var byId = topics.DistinctBy(topic => topic.Id).ToDictionary(topic => topic.Id);
        var guides = ReadAll(folder, "guides", faults).ConvertAll(file => GuideFile.Read(file, byId, faults));
        var questions = ReadAll(folder, "questions", faults).ConvertAll(file => QuestionFile.Read(file, byId, faults));
        ContentChecks.Run(topics, guides, questions, faults);
        return new ContentFolder(topics, guides, questions, [.. faults
            .OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);
    }

    /// <summary>One hash over all files, cheap enough to compare at every start.</summary>
    public static string VersionOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(RenderingVersion.ToString(CultureInfo.InvariantCulture)));
        foreach (var path in Files(folder, "").Where(path => !path.EndsWith("README.md", StringComparison.Ordinal)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, path)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(path)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static List<ContentFile> ReadAll(string folder, string below, List<ContentFault> faults)
    {
        var files = new List<ContentFile>();
        foreach (var path in Files(folder, below).Where(path => path.EndsWith(".md", StringComparison.Ordinal)))
        {
            var (file, fault) = ContentFile.Read(folder, path);
            if (file is not null)
            {
                files.Add(file);
            }
            else
            {
                faults.Add(fault!);
            }
        }

        return files;
    }

    private static IEnumerable<string> Files(string folder, string below)
    {
        var start = Path.Combine(folder, below);
        return Directory.Exists(start)
            ? Directory.EnumerateFiles(start, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [];
    }
}
