using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Uplift.Resumes.Import;

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
    private const int MostFindings = 200;

    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        MaxDepth = 64,
        // Letters of all scripts as themselves; what embeds this in a page escapes it there.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private enum Kind
    {
        Text,
        Date,
        Texts,
        Part,
        Parts,
    }

    private sealed record Member(Kind Kind, string Name, Dictionary<string, Member>? Members = null);

    private static readonly Dictionary<string, Member> Schema = BuildSchema();

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
            return new JsonReading(Mend(converted.RootElement, findings).Deserialize<Resume>(Options), findings);
        }

        return new JsonReading(Mend(root, findings).Deserialize<Resume>(Options), findings);
    }

    private static JsonObject Mend(JsonElement root, List<JsonFinding> findings) => MendPart(root, Schema, "", findings);

    private static JsonReading Refused(string message) => new(null, [new JsonFinding("", message)]);

    private static JsonObject MendPart(JsonElement part, Dictionary<string, Member> members, string pointer, List<JsonFinding> findings)
    {
        var mended = new JsonObject();
        foreach (var property in part.EnumerateObject())
        {
            var at = $"{pointer}/{property.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (!members.TryGetValue(property.Name, out var member))
            {
                mended[property.Name] = Node(property.Value);
                continue;
            }

            if (member.Name != property.Name)
            {
                if (part.TryGetProperty(member.Name, out var newer) && newer.ValueKind != JsonValueKind.Null)
                {
                    // Both the old and the new name: the old one is only one more member.
                    mended[property.Name] = Node(property.Value);
                    continue;
                }

                Tell(findings, at, $"\"{property.Name}\" is now called \"{member.Name}\".");
            }

            var value = MendValue(property.Value, member, at, findings);
            if (value is not null)
            {
                mended[member.Name] = value;
                if (member.Kind == Kind.Text && property.Value.ValueKind == JsonValueKind.Object)
                {
                    mended["x-" + member.Name] = Node(property.Value);
                }
            }
            else if (property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) && !IsNow(property.Value, member))
            {
                mended["x-" + member.Name] = Node(property.Value);
                Tell(findings, at, "This could not be read; it is kept as it was under another name.");
            }
        }

        if (mended["startDate"] is JsonValue start && mended["endDate"] is JsonValue end
            && start.TryGetValue(out string? from) && end.TryGetValue(out string? to) && IsDate(from) && IsDate(to)
            && string.CompareOrdinal(to, from[..Math.Min(from.Length, to.Length)]) < 0)
        {
            Tell(findings, pointer + "/endDate", "The end lies before the start.");
        }

        return mended;
    }

    private static JsonNode? MendValue(JsonElement value, Member member, string pointer, List<JsonFinding> findings)
    {
        switch (member.Kind)
        {
            case Kind.Text:
                return MendText(value, pointer, findings);
            case Kind.Date:
                return MendDate(value, pointer, findings);
            case Kind.Texts:
                return MendTexts(value, pointer, findings);
            case Kind.Part when value.ValueKind == JsonValueKind.Object:
                return MendPart(value, member.Members!, pointer, findings);
            case Kind.Part when value.ValueKind == JsonValueKind.String && member.Name == "location":
                Tell(findings, pointer, "A place is an object; the text was taken as the address.");
                return new JsonObject { ["address"] = value.GetString() };
            case Kind.Parts:
                return MendParts(value, member, pointer, findings);
            default:
                return null;
        }
    }

    private static JsonValue? MendText(JsonElement value, string pointer, List<JsonFinding> findings)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return JsonValue.Create(value.GetString());
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                Tell(findings, pointer, "This should be text.");
                return JsonValue.Create(value.GetRawText());
            case JsonValueKind.Array when value.GetArrayLength() > 0 && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                Tell(findings, pointer, "This should be one text; the list was joined.");
                return JsonValue.Create(string.Join('\n', value.EnumerateArray().Select(item => item.GetString())));
            case JsonValueKind.Object when pointer.EndsWith("/location", StringComparison.Ordinal):
                var parts = value.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.String && part.Value.GetString()!.Length > 0).ToList();
                Tell(findings, pointer, "This should be text; the parts of the place were joined.");
                return parts.Count == 0 ? null : JsonValue.Create(string.Join(", ", parts.Select(part => part.Value.GetString())));
            case JsonValueKind.Object when value.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String:
                Tell(findings, pointer, "This should be text; its name was taken and the whole kept under another name.");
                return JsonValue.Create(name.GetString());
            default:
                return null;
        }
    }

    private static JsonValue? MendDate(JsonElement value, string pointer, List<JsonFinding> findings)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var year) && year is >= 1900 and <= 2100)
        {
            Tell(findings, pointer, "A date should be text such as \"2024-03\".");
            return JsonValue.Create(year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture));
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var text = value.GetString()!.Trim();
        if (text.Length == 0 || IsDate(text))
        {
            return text.Length == 0 ? null : JsonValue.Create(text);
        }

        if (text.Length > 10 && text[10] is 'T' or ' ' && IsDate(text[..10]))
        {
            Tell(findings, pointer, "A date has no time of day.");
            return JsonValue.Create(text[..10]);
        }

        if (Dates.Find(text) is [{ From: { } found } only] && only.Start == 0 && only.End == text.Length && !only.IsRange)
        {
            Tell(findings, pointer, $"A date is written as \"{found}\".");
            return JsonValue.Create(found);
        }

        if (!IsNow(value, pointer))
        {
            Tell(findings, pointer, $"\"{Short(text)}\" is no date.");
            return JsonValue.Create(value.GetString());
        }

        Tell(findings, pointer, "What goes on has no end date.");
        return null;
    }

    private static bool IsNow(JsonElement value, Member member) =>
        member.Kind == Kind.Date && value.ValueKind == JsonValueKind.String && (value.GetString()!.Trim().Length == 0 || IsNow(value, "/" + member.Name));

    private static bool IsNow(JsonElement value, string pointer) =>
        pointer.EndsWith("/endDate", StringComparison.Ordinal) && Dates.Find("2000 - " + value.GetString()) is [{ Open: true } open] && open.End == 7 + value.GetString()!.TrimEnd().Length;

    private static bool IsDate(string text) =>
        text.Length is 4 or 7 or 10
        && text.Select((c, i) => i is 4 or 7 ? c == '-' : char.IsAsciiDigit(c)).All(fits => fits)
        && (text.Length < 7 || int.Parse(text.AsSpan(5, 2), System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 12)
        && (text.Length < 10 || int.Parse(text.AsSpan(8, 2), System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 31);

    private static JsonArray? MendTexts(JsonElement value, string pointer, List<JsonFinding> findings)
    {
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            Tell(findings, pointer, "This should be a list.");
            return MendText(value, pointer, findings) is { } single && single.GetValue<string>().Length > 0 ? [single] : null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = new JsonArray();
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var at = $"{pointer}/{index++}";
            if (item.ValueKind == JsonValueKind.Null)
            {
                Tell(findings, at, "An empty item was left out.");
            }
            else if (item.ValueKind == JsonValueKind.Object
                && item.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.String).Select(part => part.Value.GetString()!).ToList() is { Count: > 0 } parts)
            {
                Tell(findings, at, "This should be text; the parts of the object were joined.");
                texts.Add(JsonValue.Create(string.Join(": ", parts)));
            }
            else if (MendText(item, at, findings) is { } text)
            {
                texts.Add(text);
            }
            else
            {
                Tell(findings, at, "This should be text; it is kept as it was written.");
                texts.Add(JsonValue.Create(item.GetRawText()));
            }
        }

        return texts;
    }

    private static JsonArray? MendParts(JsonElement value, Member member, string pointer, List<JsonFinding> findings)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            Tell(findings, pointer, "This should be a list.");
            return [MendPart(value, member.Members!, pointer, findings)];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var parts = new JsonArray();
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var at = $"{pointer}/{index++}";
            if (item.ValueKind == JsonValueKind.Object)
            {
                parts.Add(MendPart(item, member.Members!, at, findings));
            }
            else if (item.ValueKind is JsonValueKind.String or JsonValueKind.Number && member.Members!.Keys.First() is var first)
            {
                Tell(findings, at, $"This should be an object; the text was taken as its \"{first}\".");
                parts.Add(new JsonObject { [first] = MendText(item, at, []) });
            }
            else if (item.ValueKind != JsonValueKind.Null)
            {
                Tell(findings, at, "This should be an object; it was left out: " + Short(item.GetRawText()));
            }
            else
            {
                Tell(findings, at, "An empty item was left out.");
            }
        }

        return parts;
    }

    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value.Clone()),
        JsonValueKind.Array => JsonArray.Create(value.Clone()),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value.Clone()),
    };

    private static void Tell(List<JsonFinding> findings, string pointer, string message)
    {
        if (findings.Count < MostFindings)
        {
            findings.Add(new JsonFinding(pointer, message));
        }
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static Dictionary<string, Member> BuildSchema()
    {
        var place = Members("city address postalCode countryCode region");
        var profile = Members("network username url", aliases: "website>url user>username");
        var basics = Members("name label image email phone url summary", aliases: "picture>image website>url");
        basics["location"] = new Member(Kind.Part, "location", place);
        basics["profiles"] = new Member(Kind.Parts, "profiles", profile);
        return new Dictionary<string, Member>
        {
            ["basics"] = new(Kind.Part, "basics", basics),
            ["work"] = List("work", Members("name position location description url startDate! endDate! summary highlights*", "company>name employer>name website>url")),
            ["volunteer"] = List("volunteer", Members("organization position url startDate! endDate! summary highlights*", "website>url")),
            ["education"] = List("education", Members("institution url area studyType startDate! endDate! score courses*", "gpa>score website>url")),
            ["awards"] = List("awards", Members("title date! awarder summary")),
            ["certificates"] = List("certificates", Members("name date! url issuer", "title>name website>url")),
            ["publications"] = List("publications", Members("name publisher releaseDate! url summary", "website>url title>name")),
            ["skills"] = List("skills", Members("name level keywords*")),
            ["languages"] = List("languages", Members("language fluency", "name>language level>fluency")),
            ["interests"] = List("interests", Members("name keywords*")),
            ["references"] = List("references", Members("name reference")),
            ["projects"] = List("projects", Members("name description highlights* keywords* startDate! endDate! url roles* entity type", "title>name website>url")),
            ["meta"] = new(Kind.Part, "meta", Members("canonical version lastModified")),
        };

        static Member List(string name, Dictionary<string, Member> members) => new(Kind.Parts, name, members);

        // "!" marks a date, "*" a list of texts.
        static Dictionary<string, Member> Members(string names, string aliases = "")
        {
            var members = names.Split(' ').ToDictionary(
                name => name.TrimEnd('!', '*'),
                name => new Member(name[^1] == '!' ? Kind.Date : name[^1] == '*' ? Kind.Texts : Kind.Text, name.TrimEnd('!', '*')));
            foreach (var alias in aliases.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = alias.Split('>');
                members[parts[0]] = members[parts[1]];
            }

            return members;
        }
    }
}
