using Uplift.Resumes.Builder;

namespace Uplift.Resumes.Checks;

/// <summary>Where in the builder a field of the document is mended.</summary>
internal static class FieldLink
{
    public static string Of(Guid resumeId, string pointer)
    {
        var parts = pointer.Trim('/').Split('/');
        var (section, entry) = parts switch
        {
            ["basics", "profiles", var number, ..] => ("profiles", number),
            ["x-sections", var own, "items", var number, ..] => ($"x-sections/{own}", number),
            ["x-sections", var own, ..] => ($"x-sections/{own}", null),
            [var list, var number, ..] when int.TryParse(number, out _) => (list, number),
            [var name, ..] => (name, (string?)null),
            _ => ("basics", null),
        };
        var id = FieldEditor.IdOf(section);
        return entry is null ? $"/resumes/{resumeId}?at={section}#{id}" : $"/resumes/{resumeId}?at={section}.{entry}#{id}-{entry}";
    }
}
