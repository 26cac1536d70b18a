using System.Globalization;
using System.Text.Json.Nodes;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Builder;

/// <summary>What a form of the builder sends: the fields of one section as they are typed, and what is to be done to its entries.</summary>
/// <param name="Fields">By the JSON pointer of the field, which is the control's name.</param>
/// <param name="Do"><c>save</c> or <c>save:2</c> (and stay at that entry), <c>add</c>, or a move of an entry by its place: <c>up:2</c>, <c>down:2</c>, <c>remove:2</c>, <c>move:2:0</c>.</param>
internal sealed record SectionForm(IReadOnlyDictionary<string, string> Fields, string Do)
{
    public const string TitleField = "section-title";

    /// <summary>Puts what was typed into the document and does what was asked; what makes no sense does nothing.</summary>
    /// <returns>The place of the entry that the person is at now; null when it is none.</returns>
    public int? Apply(JsonObject document, Section section)
    {
        for (var index = 0; index < (section.Entry is null ? 1 : Section.MostEntries); index++)
        {
            Type(document, section, index);
        }

        if (section.IsOwn && Fields.TryGetValue(TitleField, out var title) && document[Sections.Own] is JsonArray own
            && int.TryParse(section.Id[Sections.OwnPrefix.Length..], CultureInfo.InvariantCulture, out var place) && own[place] is JsonObject named)
        {
            DocumentNodes.Type(named, new SectionField("title", "Title"), title);
        }

        return section.Entry is null ? null : Act(document, section);
    }

    private void Type(JsonObject document, Section section, int index)
    {
        foreach (var field in section.Fields)
        {
            // Of a page that was open in another tab there may be an entry that is gone: it comes back rather than being lost.
            if (Fields.TryGetValue(DocumentFaults.Pointer(section, index, field), out var typed)
                && document.EntryAt(section, index, makes: typed.Length > 0) is { } entry)
            {
                DocumentNodes.Type(entry, field, typed);
            }
        }
    }

    private int? Act(JsonObject document, Section section)
    {
        var words = Do.Split(':');
        var at = Number(words, 1);
        var count = document.Count(section);
        switch (words[0])
        {
            case "add" when count < Section.MostEntries:
                var place = section.IsDated ? 0 : count;
                document.Entries(section).Insert(place, new JsonObject());
                return place;
            case "remove" when at < count:
                document.Entries(section).RemoveAt(at.Value);
                return null;
            case "up" when at > 0 && at < count:
                return Move(document.Entries(section), at.Value, at.Value - 1);
            case "down" when at < count - 1:
                return Move(document.Entries(section), at.Value, at.Value + 1);
            case "move" when at < count && Number(words, 2) is { } to && to < count:
                return Move(document.Entries(section), at.Value, to);
            default:
                return at;
        }
    }

    private static int Move(JsonArray list, int from, int to)
    {
        var entry = list[from];
        list.RemoveAt(from);
        list.Insert(to, entry);
        return to;
    }

    private static int? Number(string[] words, int position) =>
        words.Length > position && int.TryParse(words[position], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
