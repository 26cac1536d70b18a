using System.Globalization;
using System.Text.Json.Nodes;
using Uplift.Resumes.Document;
using Uplift.Resumes.Versions;

namespace Uplift.Resumes.Rephrasing;

/// <summary>The lines of one entry of a resume that say what was done, and what else of the entry proves them.</summary>
/// <param name="At">The entry, as addresses of the builder name it: <c>work.0</c>.</param>
/// <param name="Called">What people recognise the entry by.</param>
internal sealed record EntryLines(string At, string Called, IReadOnlyList<string> Texts, IReadOnlyList<string> Rest)
{
    private const string Member = "highlights";
    private const int MostProof = 20;

    /// <returns>Those of the named entry, or of the first that has any; null when none has.</returns>
    public static EntryLines? Find(JsonObject document, string? at) =>
        at is { Length: > 0 } && Of(document, at) is { } named ? named
        : document.Movable().Where(HasLines)
            .SelectMany(section => Enumerable.Range(0, document.Count(section)).Select(index => Of(document, string.Create(CultureInfo.InvariantCulture, $"{section.Id}.{index}"))))
            .FirstOrDefault(found => found is not null);

    /// <summary>Lines of other jobs prove nothing here: what was done there was not done here.</summary>
    public List<string> ProofOf(int line) => [.. Texts.Where((_, index) => index != line).Concat(Rest).Take(MostProof)];

    /// <summary>Only while the line is still what was reworded.</summary>
    public static void Replace(JsonObject document, string at, int line, string before, string text)
    {
        if (Entry(document, at).Entry?[Member] is JsonArray lines && line >= 0 && line < lines.Count && DocumentNodes.Text(lines[line]) == before)
        {
            lines[line] = text;
        }
    }

    public static bool HasLines(Section section) => section.Entry is not null && section.Fields.Any(field => field.Name == Member);

    private static EntryLines? Of(JsonObject document, string at)
    {
        var (section, entry) = Entry(document, at);
        var texts = entry?[Member] is JsonArray list ? list.Select(DocumentNodes.Text).ToList() : [];
        return section is null || entry is null || texts.All(string.IsNullOrWhiteSpace)
            ? null
            : new EntryLines(
                at,
                Differences.NameOf(section, entry),
                texts,
                [.. section.Fields.Where(field => field.Name != Member && field.Kind is FieldKind.Line or FieldKind.Text or FieldKind.Words)
                    .Select(field => DocumentNodes.Typed(entry, field)).Where(said => said.Length > 0)]);
    }

    private static (Section? Section, JsonObject? Entry) Entry(JsonObject document, string at)
    {
        var dot = at.LastIndexOf('.');
        return dot > 0 && document.Find(at[..dot]) is { } section && HasLines(section)
            && int.TryParse(at[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (section, document.EntryAt(section, index, makes: false))
            : (null, null);
    }
}
