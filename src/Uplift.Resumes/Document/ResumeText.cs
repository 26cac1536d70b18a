using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Uplift.Platform.Outcomes;

namespace Uplift.Resumes.Document;

/// <summary>The document as text, the form in which it is stored and exchanged: JSON Resume 1.0 without members that say nothing.</summary>
internal static class ResumeText
{
    /// <summary>In bytes of UTF-8. A resume of three full pages has about fifteen thousand.</summary>
    public const int LargestBytes = 200_000;

    private const int DeepestLevel = 32;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        MaxDepth = DeepestLevel,
    };

    private static readonly JsonSerializerOptions Indented = new(Json)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Resume Read(string text) => JsonSerializer.Deserialize<Resume>(text, Json)!;

    public static JsonObject ToNode(string text) => JsonNode.Parse(text)!.AsObject();

    /// <summary>For a person's own file: on lines, with letters as they are. Never put into a page as it is.</summary>
    public static string ToFile(Resume resume) => JsonSerializer.Serialize(resume, Indented) + "\n";

    /// <returns>The text to store, or why this cannot be stored; pointers begin at <paramref name="at"/>.</returns>
    public static Outcome<string> Write(Resume resume, string at = "/document")
    {
        string text;
        try
        {
            var document = JsonSerializer.SerializeToNode(resume, Json)!.AsObject();
            RemoveNulls(document);
            text = document.ToJsonString(Json);
            using var parsed = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DeepestLevel });
            if (FindUnstorable(parsed.RootElement, at) is { } pointer)
            {
                return Problem.Invalid(pointer, "unstorable", "This holds a character or number that cannot be stored. Take it out.");
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return Problem.Invalid(at, "unstorable", "This is nested too deeply, or holds half a character.");
        }

        return Encoding.UTF8.GetByteCount(text) > LargestBytes
            ? Problem.Invalid(at, "too-large", "A resume has at most 200,000 bytes. Pictures do not belong into it; link to them.")
            : text;
    }

    /// <summary>What was sent by a person: a file or a pasted text.</summary>
    public static Outcome<Resume> Parse(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > LargestBytes)
        {
            return Problem.Invalid("/text", "too-large", "A resume has at most 200,000 bytes.");
        }

        try
        {
            // A byte order mark is no part of the text, and some editors write one.
            return JsonSerializer.Deserialize<Resume>(text.TrimStart('\uFEFF'), Json) is { } resume
                ? resume
                : Problem.Invalid("/text", "not-json-resume", "This is not a JSON Resume document.");
        }
        catch (JsonException broken)
        {
            var place = broken.Path is { Length: > 1 } path ? $" Look at {path.TrimStart('$', '.')}." : "";
            return Problem.Invalid("/text", "not-json-resume", $"This is not a JSON Resume document.{place}");
        }
    }

    /// <summary>
    /// Leaves out what says nothing in every part of a resume, whatever the options say of other types: JSON Resume knows no null.
    /// </summary>
    public static void LeaveOutNulls(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(ResumePart)))
        {
            return;
        }

        foreach (var property in type.Properties.Where(property => !property.IsExtensionData))
        {
            property.ShouldSerialize = (_, value) => value is not null;
        }
    }

    /// <summary>An entry or a point that is null says nothing, and nobody below need think of it.</summary>
    private static void RemoveNulls(JsonObject document)
    {
        foreach (var section in Sections.UsualOrder.Select(id => Sections.Named(id)!).Append(Sections.Profiles).Where(section => document.Count(section) > 0))
        {
            var entries = document.Entries(section);
            RemoveNulls(entries);
            foreach (var entry in entries.OfType<JsonObject>())
            {
                foreach (var field in section.Fields)
                {
                    RemoveNulls(entry[field.Name] as JsonArray);
                }
            }
        }
    }

    private static void RemoveNulls(JsonArray? list)
    {
        for (var index = (list?.Count ?? 0) - 1; index >= 0; index--)
        {
            if (list![index] is null)
            {
                list.RemoveAt(index);
            }
        }
    }

    // PostgreSQL's jsonb has no U+0000, no halves of surrogate pairs and no number beyond its numeric type.
    private static string? FindUnstorable(JsonElement value, string at)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString()!.Contains('\0', StringComparison.Ordinal) ? at : null;
            case JsonValueKind.Number:
                return value.TryGetDouble(out var number) && double.IsFinite(number) ? null : at;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    var inner = $"{at}/{member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
                    if (member.Name.Contains('\0', StringComparison.Ordinal))
                    {
                        return at;
                    }

                    if (FindUnstorable(member.Value, inner) is { } found)
                    {
                        return found;
                    }
                }

                return null;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    if (FindUnstorable(item, FormattableString.Invariant($"{at}/{index++}")) is { } found)
                    {
                        return found;
                    }
                }

                return null;
            default:
                return null;
        }
    }
}
