using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Uplift.Resumes.Import;

namespace Uplift.Resumes.Document;

/// <summary>Makes of a document what the schema says, as far as it can be understood, and tells what had to be changed.</summary>
internal sealed class ResumeJsonMender(List<JsonFinding> findings)
{
    private const int MostFindings = 200;

    public JsonObject Mend(JsonElement root) => MendPart(root, ResumeJsonSchema.Root, "");

    private JsonObject MendPart(JsonElement part, Dictionary<string, ResumeJsonMember> members, string pointer)
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

                Tell(at, $"\"{property.Name}\" is now called \"{member.Name}\".");
            }

            var value = MendValue(property.Value, member, at);
            if (value is not null)
            {
                mended[member.Name] = value;
                if (member.Kind == ResumeJsonKind.Text && property.Value.ValueKind == JsonValueKind.Object)
                {
                    mended["x-" + member.Name] = Node(property.Value);
                }
            }
            else if (property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) && !IsNow(property.Value, member))
            {
                mended["x-" + member.Name] = Node(property.Value);
                Tell(at, "This could not be read; it is kept as it was under another name.");
            }
        }

        if (mended["startDate"] is JsonValue start && mended["endDate"] is JsonValue end
            && start.TryGetValue(out string? from) && end.TryGetValue(out string? to) && IsDate(from) && IsDate(to)
            && string.CompareOrdinal(to, from[..Math.Min(from.Length, to.Length)]) < 0)
        {
            Tell(pointer + "/endDate", "The end lies before the start.");
        }

        return mended;
    }

    private JsonNode? MendValue(JsonElement value, ResumeJsonMember member, string pointer)
    {
        switch (member.Kind)
        {
            case ResumeJsonKind.Text:
                return MendText(value, pointer);
            case ResumeJsonKind.Date:
                return MendDate(value, pointer);
            case ResumeJsonKind.Texts:
                return MendTexts(value, pointer);
            case ResumeJsonKind.Part when value.ValueKind == JsonValueKind.Object:
                return MendPart(value, member.Members!, pointer);
            case ResumeJsonKind.Part when value.ValueKind == JsonValueKind.String && member.Name == "location":
                Tell(pointer, "A place is an object; the text was taken as the address.");
                return new JsonObject { ["address"] = value.GetString() };
            case ResumeJsonKind.Parts:
                return MendParts(value, member, pointer);
            default:
                return null;
        }
    }

    private JsonValue? MendText(JsonElement value, string pointer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return JsonValue.Create(value.GetString());
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                Tell(pointer, "This should be text.");
                return JsonValue.Create(value.GetRawText());
            case JsonValueKind.Array when value.GetArrayLength() > 0 && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                Tell(pointer, "This should be one text; the list was joined.");
                return JsonValue.Create(string.Join('\n', value.EnumerateArray().Select(item => item.GetString())));
            case JsonValueKind.Object when pointer.EndsWith("/location", StringComparison.Ordinal):
                var parts = value.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.String && part.Value.GetString()!.Length > 0).ToList();
                Tell(pointer, "This should be text; the parts of the place were joined.");
                return parts.Count == 0 ? null : JsonValue.Create(string.Join(", ", parts.Select(part => part.Value.GetString())));
            case JsonValueKind.Object when value.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String:
                Tell(pointer, "This should be text; its name was taken and the whole kept under another name.");
                return JsonValue.Create(name.GetString());
            default:
                return null;
        }
    }

    private JsonValue? MendDate(JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var year) && year is >= 1900 and <= 2100)
        {
            Tell(pointer, "A date should be text such as \"2024-03\".");
            return JsonValue.Create(year.ToString("0000", CultureInfo.InvariantCulture));
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
            Tell(pointer, "A date has no time of day.");
            return JsonValue.Create(text[..10]);
        }

        if (Dates.Find(text) is [{ From: { } found } only] && only.Start == 0 && only.End == text.Length && !only.IsRange)
        {
            Tell(pointer, $"A date is written as \"{found}\".");
            return JsonValue.Create(found);
        }

        if (!IsNow(value, pointer))
        {
            Tell(pointer, $"\"{Short(text)}\" is no date.");
            return JsonValue.Create(value.GetString());
        }

        Tell(pointer, "What goes on has no end date.");
        return null;
    }

    private static bool IsNow(JsonElement value, ResumeJsonMember member) =>
        member.Kind == ResumeJsonKind.Date && value.ValueKind == JsonValueKind.String && (value.GetString()!.Trim().Length == 0 || IsNow(value, "/" + member.Name));

    private static bool IsNow(JsonElement value, string pointer) =>
        pointer.EndsWith("/endDate", StringComparison.Ordinal) && Dates.Find("2000 - " + value.GetString()) is [{ Open: true } open] && open.End == 7 + value.GetString()!.TrimEnd().Length;

    private static bool IsDate(string text) =>
        text.Length is 4 or 7 or 10
        && text.Select((c, i) => i is 4 or 7 ? c == '-' : char.IsAsciiDigit(c)).All(fits => fits)
        && (text.Length < 7 || int.Parse(text.AsSpan(5, 2), CultureInfo.InvariantCulture) is >= 1 and <= 12)
        && (text.Length < 10 || int.Parse(text.AsSpan(8, 2), CultureInfo.InvariantCulture) is >= 1 and <= 31);

    private JsonArray? MendTexts(JsonElement value, string pointer)
    {
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            Tell(pointer, "This should be a list.");
            return MendText(value, pointer) is { } single && single.GetValue<string>().Length > 0 ? [single] : null;
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
                Tell(at, "An empty item was left out.");
            }
            else if (item.ValueKind == JsonValueKind.Object
                && item.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.String).Select(part => part.Value.GetString()!).ToList() is { Count: > 0 } parts)
            {
                Tell(at, "This should be text; the parts of the object were joined.");
                texts.Add(JsonValue.Create(string.Join(": ", parts)));
            }
            else if (MendText(item, at) is { } text)
            {
                texts.Add(text);
            }
            else
            {
                Tell(at, "This should be text; it is kept as it was written.");
                texts.Add(JsonValue.Create(item.GetRawText()));
            }
        }

        return texts;
    }

    private JsonArray? MendParts(JsonElement value, ResumeJsonMember member, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            Tell(pointer, "This should be a list.");
            return [MendPart(value, member.Members!, pointer)];
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
                parts.Add(MendPart(item, member.Members!, at));
            }
            else if (item.ValueKind is JsonValueKind.String or JsonValueKind.Number && member.Members!.Keys.First() is var first)
            {
                Tell(at, $"This should be an object; the text was taken as its \"{first}\".");
                parts.Add(new JsonObject { [first] = new ResumeJsonMender([]).MendText(item, at) });
            }
            else if (item.ValueKind != JsonValueKind.Null)
            {
                Tell(at, "This should be an object; it was left out: " + Short(item.GetRawText()));
            }
            else
            {
                Tell(at, "An empty item was left out.");
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

    private void Tell(string pointer, string message)
    {
        if (findings.Count < MostFindings)
        {
            findings.Add(new JsonFinding(pointer, message));
        }
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
