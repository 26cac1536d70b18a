using Uplift.Tests.Resumes.Import;

namespace Uplift.Bench;

/// <summary>What the importer recovers of resumes whose fields people wrote down.</summary>
internal static class ImporterCommand
{
    /// <param name="data">The folder of shared data; null takes <c>UPLIFT_DATA</c>.</param>
    public static int Run(string? data, TextWriter output)
    {
        data ??= Environment.GetEnvironmentVariable("UPLIFT_DATA");
        if (string.IsNullOrEmpty(data))
        {
            output.WriteLine("UPLIFT_DATA is not set.");
            return 2;
        }

        foreach (var line in ImporterScore.Of(Path.Combine(data, "resume", "pdf")).Lines())
        {
            output.WriteLine(line);
        }

        return 0;
    }
}
