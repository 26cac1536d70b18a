using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Import;

/// <summary>
/// What an import could not place or is not sure of, kept in <c>meta.uplift</c> until its owner has seen to it: it travels with the
/// document, and undo brings it back.
/// </summary>
internal static class LeftOver
{
    private const string Unplaced = "unplaced";
    private const string Unsure = "unsure";

    /// <summary>What is placed is placed as a whole; more than this is a paragraph of which parts may belong to several places.</summary>
    private const int LongestText = 1_000;

    public static Resume Keep(Resume resume, IEnumerable<string> unplaced, IEnumerable<string> unsure)
    {
        var document = JsonSerializer.SerializeToNode(resume, ResumeText.Json)!.AsObject();
        Set(document, Unplaced, unplaced.SelectMany(Portions));
        Set(document, Unsure, unsure);
        return document.Deserialize<Resume>(ResumeText.Json)!;
    }

    public static IReadOnlyList<string> UnplacedOf(JsonObject document) => List(document, Unplaced);

    /// <summary>Fields (JSON pointers) of which the import was not sure, and what they hold now; those that are gone are left out.</summary>
    public static IReadOnlyList<(string Pointer, string Value)> UnsureOf(JsonObject document) =>
        [.. List(document, Unsure).Select(pointer => (pointer, Value: At(document, pointer))).Where(field => field.Value is not null).Select(field => (field.pointer, field.Value!))];

    /// <summary>Where words may go: the summary, an entry of the experience, the skills, or a section of their own.</summary>
    public static IEnumerable<(string Id, string Words)> Places(JsonObject document)
    {
        yield return ("summary", "The summary");
        if (document["work"] is JsonArray work)
        {
            for (var index = 0; index < work.Count; index++)
            {
                var name = Text(work[index]?["position"]) ?? Text(work[index]?["name"]) ?? "a job without a name";
                yield return (string.Create(CultureInfo.InvariantCulture, $"work.{index}"), $"What you did as {name}");
            }
        }

        yield return ("skills", "Skills");
        yield return ("other", "A section of its own, “Other”");
        yield return ("drop", "Nowhere: leave it out");
    }

    /// <summary>Moves the words at a position of the list to a place; an unknown place or position changes nothing.</summary>
    public static void Place(JsonObject document, int position, string place)
    {
        var left = UnplacedOf(document).ToList();
        if (position < 0 || position >= left.Count || Places(document).All(known => known.Id != place))
        {
            return;
        }

        var text = left[position];
        left.RemoveAt(position);
        Set(document, Unplaced, left);
        switch (place)
        {
            case "summary":
                var basics = Child(document, "basics");
                basics["summary"] = Text(basics["summary"]) is { Length: > 0 } summary ? $"{summary}\n\n{text}" : text;
                break;
            case "skills":
                Append(document, "skills", new JsonObject { ["name"] = text });
                break;
            case "other":
                PlaceInOther(document, text);
                break;
            case "drop":
                break;
            default:
                var job = document["work"]!.AsArray()[int.Parse(place["work.".Length..], CultureInfo.InvariantCulture)]!.AsObject();
                Append(job, "highlights", JsonValue.Create(text));
                break;
        }
    }

    /// <summary>The person has looked at what the import was not sure of.</summary>
    public static void Confirm(JsonObject document) => Set(document, Unsure, []);

    /// <summary>Cut where words part, as nothing may be lost.</summary>
    private static IEnumerable<string> Portions(string text)
    {
        var rest = text.Trim();
        while (rest.Length > LongestText)
        {
            var space = rest.LastIndexOf(' ', LongestText);
            var end = space > 0 ? space : char.IsHighSurrogate(rest[LongestText - 1]) ? LongestText - 1 : LongestText;
            yield return rest[..end].TrimEnd();
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0)
        {
            yield return rest;
        }
    }

    private static void PlaceInOther(JsonObject document, string text)
    {
        if (document[Document.Sections.Own] is not JsonArray own)
        {
            document[Document.Sections.Own] = own = [];
        }

        var other = own.OfType<JsonObject>().FirstOrDefault(section => Text(section["title"]) == "Other");
        if (other is null)
        {
            own.Add(other = new JsonObject { ["title"] = "Other", ["items"] = new JsonArray() });
        }

        Append(other, "items", new JsonObject { ["text"] = text });
    }

    private static void Append(JsonObject part, string member, JsonNode? node)
    {
        if (part[member] is not JsonArray list)
        {
            part[member] = list = [];
        }

        list.Add(node);
    }

    private static void Set(JsonObject document, string member, IEnumerable<string> values)
    {
        var list = new JsonArray([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);
        if (list.Count > 0)
        {
            Child(Child(document, "meta"), "uplift")[member] = list;
        }
        else
        {
            ((document["meta"] as JsonObject)?["uplift"] as JsonObject)?.Remove(member);
        }
    }

    private static JsonObject Child(JsonObject parent, string member)
    {
        if (parent[member] is not JsonObject child)
        {
            parent[member] = child = [];
        }

        return child;
    }

    private static IReadOnlyList<string> List(JsonObject document, string member) =>
        ((document["meta"] as JsonObject)?["uplift"] as JsonObject)?[member] is JsonArray list
            ? [.. list.Select(Text).OfType<string>()]
            : [];

    private static string? At(JsonObject document, string pointer)
    {
        JsonNode? node = document;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            node = node switch
            {
                JsonObject members => members[part],
                JsonArray list when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return Text(node);
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
