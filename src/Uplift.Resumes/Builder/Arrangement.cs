using System.Globalization;
using System.Text.Json.Nodes;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Builder;

/// <summary>Which sections a resume shows and in which order, kept in <c>meta.uplift</c>; and the person's own sections.</summary>
internal static class Arrangement
{
    /// <param name="document">The document, which is changed.</param>
    /// <param name="action">
    /// <c>up</c>, <c>down</c>, <c>hide</c>, <c>show</c> or <c>remove</c> with a section's id after a colon, <c>move:3:0</c> by places, or <c>new</c>.
    /// </param>
    /// <param name="title">Of a new section.</param>
    /// <returns>The section that the person is at now; null when it is none.</returns>
    public static string? Apply(JsonObject document, string action, string title)
    {
        var words = action.Split(':');
        var order = document.Movable().Select(section => section.Id).ToList();
        var hidden = document.Hidden().Where(order.Contains).Distinct(StringComparer.Ordinal).ToList();
        var id = words.Length > 1 ? words[1] : "";
        var at = order.IndexOf(id);
        switch (words[0])
        {
            case "up" when at > 0:
                (order[at], order[at - 1]) = (order[at - 1], order[at]);
                break;
            case "down" when at >= 0 && at < order.Count - 1:
                (order[at], order[at + 1]) = (order[at + 1], order[at]);
                break;
            case "move" when words.Length > 2 && Place(words[1], order) is { } from && Place(words[2], order) is { } to:
                id = order[from];
                order.RemoveAt(from);
                order.Insert(to, id);
                break;
            case "hide" when at >= 0 && !hidden.Contains(id):
                hidden.Add(id);
                break;
            case "show":
                hidden.Remove(id);
                break;
            case "new" when document.OwnSections().Count < Sections.MostOwn:
                return Add(document, order, hidden, title);
            case "remove" when at >= 0 && id.StartsWith(Sections.OwnPrefix, StringComparison.Ordinal):
                Remove(document, order, hidden, id);
                return null;
            default:
                return null;
        }

        document.Arrange(order, hidden);
        return id;
    }

    private static string Add(JsonObject document, List<string> order, List<string> hidden, string title)
    {
        if (document[Sections.Own] is not JsonArray own)
        {
            document[Sections.Own] = own = [];
        }

        own.Add(new JsonObject { ["title"] = title.Trim().Length > 0 ? title.Trim() : "More", ["items"] = new JsonArray() });
        var id = FormattableString.Invariant($"{Sections.OwnPrefix}{own.Count - 1}");
        document.Arrange(order.Append(id), hidden);
        return id;
    }

    /// <summary>Those behind it move up, and their ids with them.</summary>
    private static void Remove(JsonObject document, List<string> order, List<string> hidden, string id)
    {
        var gone = int.Parse(id[Sections.OwnPrefix.Length..], CultureInfo.InvariantCulture);
        var own = document[Sections.Own]!.AsArray();
        own.RemoveAt(gone);
        if (own.Count == 0)
        {
            document.Remove(Sections.Own);
        }

        document.Arrange(order.Where(other => other != id).Select(Renamed), hidden.Where(other => other != id).Select(Renamed));

        string Renamed(string other) => other.StartsWith(Sections.OwnPrefix, StringComparison.Ordinal)
            && int.Parse(other[Sections.OwnPrefix.Length..], CultureInfo.InvariantCulture) is var place && place > gone
            ? FormattableString.Invariant($"{Sections.OwnPrefix}{place - 1}")
            : other;
    }

    private static int? Place(string word, List<string> order) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < order.Count ? place : null;
}
