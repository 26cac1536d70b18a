using Uplift.Documents.Text;

namespace Uplift.Resumes.Import;

/// <summary>Gathers what was read and marks the characters that it was read from.</summary>
internal sealed class Fields
{
    private readonly List<ImportedField> all = [];

    public IReadOnlyList<ImportedField> All => all;

    public string? Add(string pointer, string? value, double confidence, params IEnumerable<Cut> cuts)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var sources = cuts.Where(cut => cut.Length > 0).Select(cut => cut.Use().Place()).ToList();
        if (sources.Count > 0)
        {
            var page = sources[0].Page;
            all.Add(new ImportedField(
                pointer,
                value,
                Math.Round(Math.Clamp(confidence, 0, 1), 2),
                new Place(page, Box.Around(sources.Where(place => place.Page == page).Select(place => place.Box)), string.Join(' ', sources.Select(place => place.Text)))));
        }

        return value;
    }

    public string? Add(string pointer, Cut? cut, double confidence) =>
        cut is { Length: > 0 } some ? Add(pointer, some.Text.Replace('\t', ' '), confidence, some) : null;
}
