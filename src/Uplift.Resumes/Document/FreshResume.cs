using System.Text.Json;
using System.Text.Json.Nodes;

namespace Uplift.Resumes.Document;

/// <summary>FRESH documents (fresh-standard/fresh-resume-schema) as JSON Resume; what has no counterpart keeps its name.</summary>
internal static class FreshResume
{
    public static bool Recognises(JsonElement root) =>
        !root.TryGetProperty("basics", out _)
        && ((root.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object && meta.TryGetProperty("format", out var format)
            && format.ValueKind == JsonValueKind.String && format.GetString()!.StartsWith("FRESH", StringComparison.OrdinalIgnoreCase))
            || (root.TryGetProperty("employment", out var employment) && employment.ValueKind == JsonValueKind.Object));

    public static JsonObject Convert(JsonElement root)
    {
        var resume = new JsonObject();
        var basics = new JsonObject();
        foreach (var member in root.EnumerateObject())
        {
            switch (member.Name)
            {
                case "name":
                    basics["name"] = Node(member.Value);
                    break;
                case "info" when member.Value.ValueKind == JsonValueKind.Object:
                    Move(member.Value, basics, ("label", "label"), ("image", "image"), ("brief", "summary"));
                    break;
                case "contact" when member.Value.ValueKind == JsonValueKind.Object:
                    Move(member.Value, basics, ("email", "email"), ("phone", "phone"), ("website", "url"));
                    break;
                case "location" when member.Value.ValueKind == JsonValueKind.Object:
                    var place = new JsonObject();
                    Move(member.Value, place, ("code", "postalCode"), ("country", "countryCode"));
                    basics["location"] = place;
                    break;
                case "social":
                    basics["profiles"] = List(member.Value, ("user", "username"));
                    break;
                case "employment":
                    resume["work"] = List(History(member.Value), ("employer", "name"), ("start", "startDate"), ("end", "endDate"));
                    break;
                case "service":
                    resume["volunteer"] = List(History(member.Value), ("start", "startDate"), ("end", "endDate"));
                    break;
                case "education":
                    resume["education"] = List(
                        History(member.Value), ("title", "studyType"), ("start", "startDate"), ("end", "endDate"), ("grade", "score"), ("curriculum", "courses"));
                    break;
                case "projects":
                    resume["projects"] = List(member.Value, ("title", "name"), ("start", "startDate"), ("end", "endDate"), ("category", "type"), ("role", "roles"));
                    break;
                case "skills" when member.Value.ValueKind == JsonValueKind.Object:
                    resume["skills"] = Skills(member.Value);
                    break;
                case "writing":
                    resume["publications"] = List(member.Value, ("title", "name"), ("date", "releaseDate"));
                    break;
                case "recognition":
                    resume["awards"] = List(member.Value, ("from", "awarder"));
                    break;
                case "languages":
                    resume["languages"] = List(member.Value, ("level", "fluency"));
                    break;
                case "testimonials":
                    resume["references"] = List(member.Value, ("quote", "reference"));
                    break;
                // The person's contacts of references have no place in JSON Resume and are kept like the other members.
                case "references":
                    resume["x-references"] = Node(member.Value);
                    break;
                default:
                    resume[member.Name] = Node(member.Value);
                    break;
            }
        }

        resume["basics"] = basics;
        return resume;
    }

    private static JsonElement History(JsonElement section) =>
        section.ValueKind == JsonValueKind.Object && section.TryGetProperty("history", out var history) ? history : section;

    private static JsonArray Skills(JsonElement skills)
    {
        var groups = new JsonArray();
        if (skills.TryGetProperty("sets", out var sets))
        {
            foreach (var set in List(sets, ("skills", "keywords")).ToList())
            {
                groups.Add(set?.DeepClone());
            }
        }

        if (groups.Count == 0 && skills.TryGetProperty("list", out var list))
        {
            return List(list);
        }

        return groups;
    }

    private static JsonArray List(JsonElement list, params (string From, string To)[] names)
    {
        var converted = new JsonArray();
        if (list.ValueKind != JsonValueKind.Array)
        {
            return converted;
        }

        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                converted.Add(Node(item));
                continue;
            }

            var part = new JsonObject();
            Move(item, part, names);
            converted.Add(part);
        }

        return converted;
    }

    private static void Move(JsonElement from, JsonObject to, params (string From, string To)[] names)
    {
        foreach (var member in from.EnumerateObject())
        {
            var renamed = Array.Find(names, name => name.From == member.Name).To ?? member.Name;
            to[renamed] = Node(member.Value);
        }
    }

    private static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
