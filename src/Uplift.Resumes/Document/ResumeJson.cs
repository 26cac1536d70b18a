using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Uplift.Resumes.Document;

/// <summary>What reading a JSON Resume document gave.</summary>
/// <param name="Resume">Null when the text is no JSON object or is too large; the finding says which.</param>
public sealed record JsonReading(Resume? Resume, IReadOnlyList<JsonFinding> Findings);

/// <param name="Pointer">The member in the file (RFC 6901).</param>
/// <param name="Message">What was wrong and what was made of it.</param>
public sealed record JsonFinding(string Pointer, string Message);

/// <summary>
/// Reads and writes JSON Resume 1.0 (jsonresume/resume-schema). Files in the wild hold numbers for text, nulls, older names, other
/// formats of dates or FRESH documents: each is mended and told as a finding, never an exception. Members that the schema does not
/// know are kept as they are; a known member that cannot be read as what it should be is kept under its name with "x-" before it.
/// </summary>
public static class ResumeJson
{
    public const int MostBytes = 1_000_000;
    private const int MostDepth = 32;

    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        MaxDepth = 64,
        // Letters of all scripts as themselves; what embeds this in a page escapes it there.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Resume resume) => JsonSerializer.SerializeToUtf8Bytes(resume, Options);

    public static JsonReading Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MostBytes)
        {
            return Refused($"The file is larger than {MostBytes / 1000} kB.");
        }

        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(
                utf8, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MostDepth });
        }
        catch (JsonException wrong)
        {
            return Refused($"This is no JSON: {wrong.Message}");
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Refused("A resume is a JSON object; this file holds something else.");
            }

            try
            {
                return Read(document.RootElement);
            }
            catch (Exception wrong) when (wrong is InvalidOperationException or JsonException)
            {
                // Half of a surrogate pair is valid JSON but no text.
                return Refused("A text in the file holds characters that are none (a lone surrogate).");
            }
        }
    }

    private static JsonReading Read(JsonElement root)
    {
        var findings = new List<JsonFinding>();
        if (FreshResume.Recognises(root))
        {
            findings.Add(new JsonFinding("", "This is a FRESH document; it was converted to JSON Resume."));
            using var converted = JsonDocument.Parse(FreshResume.Convert(root).ToJsonString());
            return new JsonReading(new ResumeJsonMender(findings).Mend(converted.RootElement).Deserialize<Resume>(Options), findings);
        }

        return new JsonReading(new ResumeJsonMender(findings).Mend(root).Deserialize<Resume>(Options), findings);
    }

    private static JsonReading Refused(string message) => new(null, [new JsonFinding("", message)]);
}
