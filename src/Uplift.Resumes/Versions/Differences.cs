using System.Globalization;
using System.Text.Json.Nodes;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Versions;

/// <param name="Kind"><c>changed</c>, <c>added</c>, <c>removed</c> or <c>moved</c>.</param>
/// <param name="Pointer">Where it is in the later document; in the earlier one for what was removed.</param>
/// <param name="Section">The section's name.</param>
/// <param name="Entry">What the entry is known by; empty for a section that has none.</param>
/// <param name="Field">The field's name; empty where the whole entry is meant.</param>
/// <param name="Before">What it said.</param>
/// <param name="After">What it says.</param>
public sealed record DifferenceView(string Kind, string Pointer, string Section, string Entry, string Field, string Before, string After);

/// <summary>What two states of a resume do not have in common, field by field, as people read it.</summary>
internal static class Differences
{
    public const int Most = 500;

    public static IReadOnlyList<DifferenceView> Between(JsonObject before, JsonObject after)
    {
        var sections = new[] { Sections.Basics, Sections.Profiles }
            .Concat(after.Movable())
            .Concat(before.OwnSections())
            .DistinctBy(section => section.Id);
        return [.. sections.SelectMany(section => Between(section, before, after)).Concat(Layout(before, after)).Take(Most)];
    }

    private static IEnumerable<DifferenceView> Between(Section section, JsonObject before, JsonObject after)
    {
        if (section.Entry is null)
        {
            return Fields(section, 0, before.EntryAt(section, 0, makes: false), after.EntryAt(section, 0, makes: false));
        }

        var (old, current) = (EntriesOf(section, before), EntriesOf(section, after));
        var pairs = Match(section, old, current);
        var added = Enumerable.Range(0, current.Count).Where(index => !pairs.ContainsKey(index))
            .Select(index => Whole("added", section, index, current[index]));
        var removed = Enumerable.Range(0, old.Count).Except(pairs.Values)
            .Select(index => Whole("removed", section, index, old[index]));
        var changed = pairs.OrderBy(pair => pair.Key).SelectMany(pair => Fields(section, pair.Key, old[pair.Value], current[pair.Key]));
        var order = pairs.OrderBy(pair => pair.Key).Select(pair => pair.Value).ToList();
        var moved = order.SequenceEqual(order.Order())
            ? []
            : new[] { new DifferenceView("moved", section.Path, section.Title, "", "Order", Names(section, old), Names(section, current)) };
        return [.. changed, .. added, .. removed, .. moved];
    }

    /// <summary>For each entry of now the one that it was: the same names first, then what stands at the same place.</summary>
    private static Dictionary<int, int> Match(Section section, List<JsonObject> old, List<JsonObject> current)
    {
        var pairs = new Dictionary<int, int>();
        for (var index = 0; index < current.Count; index++)
        {
            var name = NameOf(section, current[index]);
            var same = Enumerable.Range(0, old.Count).Where(at => !pairs.ContainsValue(at) && NameOf(section, old[at]) == name).ToList();
            if (same.Count > 0)
            {
                // Of several with one name, the one that says the same.
                pairs[index] = same.Where(at => JsonNode.DeepEquals(old[at], current[index])).Append(same[0]).First();
            }
        }

        for (var index = 0; index < Math.Min(old.Count, current.Count); index++)
        {
            if (!pairs.ContainsKey(index) && !pairs.ContainsValue(index))
            {
                pairs[index] = index;
            }
        }

        return pairs;
    }

    private static IEnumerable<DifferenceView> Fields(Section section, int index, JsonObject? old, JsonObject? current)
    {
        foreach (var field in section.Fields)
        {
            var (before, after) = (DocumentNodes.Typed(old, field).Trim(), DocumentNodes.Typed(current, field).Trim());
            if (before != after)
            {
                var kind = before.Length == 0 ? "added" : after.Length == 0 ? "removed" : "changed";
                yield return new DifferenceView(
                    kind,
                    DocumentFaults.Pointer(section, index, field),
                    section.Title,
                    section.Entry is null ? "" : NameOf(section, current ?? old!),
                    field.Label,
                    before,
                    after);
            }
        }
    }

    private static IEnumerable<DifferenceView> Layout(JsonObject before, JsonObject after)
    {
        var (old, current) = (Shown(before), Shown(after));
        if (old != current)
        {
            yield return new DifferenceView("changed", "/meta/uplift/order", "Sections", "", "Order of what is shown", old, current);
        }
    }

    private static string Shown(JsonObject document) => string.Join(", ", document.Movable()
        .Where(section => document.Says(section) && !document.Hidden().Contains(section.Id))
        .Select(section => section.Title));

    private static DifferenceView Whole(string kind, Section section, int index, JsonObject entry)
    {
        var text = string.Join('\n', section.Fields
            .Select(field => (field.Label, Typed: DocumentNodes.Typed(entry, field).Trim()))
            .Where(field => field.Typed.Length > 0)
            .Select(field => $"{field.Label}: {field.Typed}"));
        var pointer = string.Create(CultureInfo.InvariantCulture, $"{section.Path}/{index}");
        return new DifferenceView(kind, pointer, section.Title, NameOf(section, entry), "", kind == "removed" ? text : "", kind == "added" ? text : "");
    }

    private static List<JsonObject> EntriesOf(Section section, JsonObject document) =>
        [.. Enumerable.Range(0, document.Count(section)).Select(index => document.EntryAt(section, index, makes: false)).OfType<JsonObject>()];

    private static string Names(Section section, List<JsonObject> entries) => string.Join('\n', entries.Select(entry => NameOf(section, entry)));

    /// <summary>What people know an entry by.</summary>
    public static string NameOf(Section section, JsonObject entry)
    {
        var name = string.Join(", ", section.Naming.Select(field => DocumentNodes.Text(entry[field])).Where(text => text.Length > 0));
        return name.Length > 0 ? name : $"{char.ToUpperInvariant(section.OneEntry[0])}{section.OneEntry[1..]} without a name";
    }
}
