namespace Uplift.Tests.Documents.Reading;

/// <summary>Resumes that others made: a few in the repository, more where <c>UPLIFT_DATA</c> has them.</summary>
internal static class ResumeFiles
{
    private static readonly string Root = Path.Combine(UpliftApp.RepositoryRoot, "tests", "data", "resumes", "pdf");

    public static string[] Published => [.. Directory.GetFiles(Path.Combine(Root, "samples"), "*.pdf").Order(StringComparer.Ordinal)];

    /// <summary>All samples; null where they are not to be had.</summary>
    public static string[]? All => Environment.GetEnvironmentVariable("UPLIFT_DATA") is { Length: > 0 } data
        && Path.Combine(data, "resume", "pdf") is var folder && Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.pdf").Order(StringComparer.Ordinal)]
            : null;

    public static byte[] Bytes(string folder, string name) => File.ReadAllBytes(Path.Combine(Root, folder, name));
}
