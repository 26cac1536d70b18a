using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Uplift.Web.Commands.Resume;

/// <summary>What the commands on resumes have in common: files of bounded size in, JSON as the API has it out.</summary>
internal static class ResumeInput
{
    public const int LargestFile = 10 * 1024 * 1024;
    public const int LargestText = 1024 * 1024;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <returns>Null after saying why the file cannot be read.</returns>
    public static async Task<byte[]?> ReadAsync(string path, int most, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true } file && file.Length <= most)
            {
                return await File.ReadAllBytesAsync(path, cancellation);
            }

            await error.WriteLineAsync(File.Exists(path) ? $"{path} is larger than {most / 1024 / 1024} MB." : $"There is no file {path}.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{path} cannot be read: {refused.Message}");
        }

        return null;
    }
}
