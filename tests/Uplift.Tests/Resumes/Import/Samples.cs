namespace Uplift.Tests.Resumes.Import;

/// <summary>Resumes of the shared data, where <c>UPLIFT_DATA</c> has them.</summary>
internal static class Samples
{
    public static string? Pdfs => Folder("pdf");

    public static IReadOnlyList<string>? Json() => Folder("json") is { } folder ? [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)] : null;

    private static string? Folder(string name) =>
        Environment.GetEnvironmentVariable("UPLIFT_DATA") is { Length: > 0 } data && Path.Combine(data, "resume", name) is var folder && Directory.Exists(folder)
            ? folder
            : null;
}
