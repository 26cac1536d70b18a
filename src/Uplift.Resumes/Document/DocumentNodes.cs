using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Uplift.Resumes.Document;

/// <summary>
/// Reads and changes a document member by member, so that a form of some fields leaves the rest as it is, members that nobody
/// knows among it.
/// </summary>
internal static class DocumentNodes
{
    /// <summary>The sections of this document in its own order: those that JSON Resume names, and the person's own.</summary>
    public static IReadOnlyList<Section> Movable(this JsonObject document)
    {
        var all = Sections.UsualOrder.Select(id => Sections.Named(id)!).Concat(document.OwnSections()).ToDictionary(section => section.Id);
        var wanted = document.Order().Where(all.ContainsKey).Distinct(StringComparer.Ordinal).ToList();
        return [.. wanted.Concat(all.Keys.Except(wanted)).Select(id => all[id])];
    }

    public static Section? Find(this JsonObject document, string id) =>
        Sections.Named(id) ?? document.OwnSections().FirstOrDefault(section => section.Id == id);

    public static IReadOnlyList<Section> OwnSections(this JsonObject document) => document[Sections.Own] is JsonArray own
        ? [.. own.Take(Sections.MostOwn)
            .Select((section, index) => section is JsonObject it ? Sections.OwnAt(index, Text(it["title"])) : null)
            .OfType<Section>()]
        : [];

    public static IReadOnlyList<string> Order(this JsonObject document) => Words(document, "order");

    public static IReadOnlyList<string> Hidden(this JsonObject document) => Words(document, "hidden");

    public static void Arrange(this JsonObject document, IEnumerable<string> order, IEnumerable<string> hidden)
    {
        var uplift = Object(Object(document, "meta"), "uplift");
        uplift["order"] = new JsonArray([.. order.Select(id => JsonValue.Create(id))]);
        uplift["hidden"] = new JsonArray([.. hidden.Select(id => JsonValue.Create(id))]);
    }

    /// <summary>How many entries there are; 1 for a section that is one object.</summary>
    public static int Count(this JsonObject document, Section section) =>
        section.Entry is null ? 1 : (At(document, section.Path) as JsonArray)?.Count ?? 0;

    /// <summary>Whether it says anything.</summary>
    public static bool Says(this JsonObject document, Section section) => document.Count(section) > 0;

    /// <summary>An entry of the section, which is made when the form of a page has it; null when it is none of ours.</summary>
    public static JsonObject? EntryAt(this JsonObject document, Section section, int index, bool makes)
    {
        if (section.Entry is null)
        {
            return At(document, section.Path) as JsonObject ?? (makes ? Object(document, section.Path.TrimStart('/')) : null);
        }

        var list = At(document, section.Path) as JsonArray ?? (makes ? List(document, section.Path) : null);
        while (makes && list!.Count <= index && list.Count < Section.MostEntries)
        {
            list.Add(new JsonObject());
        }

        return list is not null && index < list.Count ? list[index] as JsonObject : null;
    }

    /// <summary>The list of entries, made when there is none.</summary>
    public static JsonArray Entries(this JsonObject document, Section section) => At(document, section.Path) as JsonArray ?? List(document, section.Path);

    /// <summary>What a field says, as it is typed.</summary>
    public static string Typed(JsonObject? entry, SectionField field)
    {
        var value = entry is null ? null : At(entry, "/" + field.Name);
        if (value is not JsonArray list)
        {
            return Text(value);
        }

        var items = list.Select(Text).ToList();
        // A word with a comma in it would come back as two: such a list is typed on lines, and one on a line of its own.
        return field.Kind == FieldKind.Words && !items.Exists(item => item.Contains(',', StringComparison.Ordinal))
            ? string.Join(", ", items)
            : string.Join('\n', items) + (field.Kind == FieldKind.Words && items.Count == 1 ? "\n" : "");
    }

    /// <summary>Makes a field say what was typed; nothing typed takes the member away.</summary>
    public static void Type(JsonObject entry, SectionField field, string typed)
    {
        var path = field.Name.Split('/');
        var owner = entry;
        foreach (var step in path[..^1])
        {
            owner = Object(owner, step);
        }

        var value = Parse(field.Kind, Clean(typed, field.Kind));
        if (value is null)
        {
            owner.Remove(path[^1]);
        }
        else if (Typed(entry, field) != Typed(Wrap(field, value), field))
        {
            owner[path[^1]] = value;
        }

        if (path.Length > 1 && owner.Count == 0)
        {
            entry.Remove(path[0]);
        }
    }

    public static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue plain when plain.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(),
    };

    private static JsonObject Wrap(SectionField field, JsonNode value)
    {
        var entry = new JsonObject();
        var path = field.Name.Split('/');
        var owner = entry;
        foreach (var step in path[..^1])
        {
            owner = Object(owner, step);
        }

        owner[path[^1]] = value.DeepClone();
        return entry;
    }

    private static JsonNode? Parse(FieldKind kind, string text) => kind switch
    {
        FieldKind.Lines => ToList(text.Split('\n')),
        FieldKind.Words => ToList(text.Split(text.Contains('\n', StringComparison.Ordinal) ? '\n' : ',')),
        _ => text.Trim() is { Length: > 0 } line ? JsonValue.Create(line) : null,
    };

    private static JsonArray? ToList(IEnumerable<string> items)
    {
        var kept = items.Select(item => item.Trim()).Where(item => item.Length > 0).Select(item => (JsonNode)JsonValue.Create(item)).ToArray();
        return kept.Length == 0 ? null : new JsonArray(kept);
    }

    // A form sends CRLF, a script LF; other control characters nobody types.
    private static string Clean(string typed, FieldKind kind) => string.Concat(typed
        .Replace("\r\n", "\n", StringComparison.Ordinal)
        .Where(letter => !char.IsControl(letter) || letter == '\t' || (letter == '\n' && kind is FieldKind.Text or FieldKind.Lines or FieldKind.Words)));

    private static JsonNode? At(JsonNode from, string pointer)
    {
        JsonNode? value = from;
        foreach (var step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            value = value switch
            {
                JsonObject entry => entry[step],
                JsonArray list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return value;
    }

    private static JsonObject Object(JsonObject owner, string member)
    {
        if (owner[member] is not JsonObject inner)
        {
            owner[member] = inner = [];
        }

        return inner;
    }

    private static JsonArray List(JsonObject document, string pointer)
    {
        var steps = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        JsonNode owner = document;
        foreach (var step in steps[..^1])
        {
            owner = owner is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]!
                : owner[step] is { } there && there.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array ? there
                : Object(owner.AsObject(), step);
        }

        var made = new JsonArray();
        owner[steps[^1]] = made;
        return made;
    }

    private static List<string> Words(JsonObject document, string member) =>
        ((document["meta"] as JsonObject)?["uplift"] as JsonObject)?[member] is JsonArray list ? [.. list.Select(Text)] : [];
}
