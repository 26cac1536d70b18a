using System.Text.Json;
using Uplift.GraphQL.Types;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Graph;

/// <summary>The document as one value of the graph: its form is JSON Resume's, members that nobody knows among it.</summary>
internal static class JsonValues
{
    public static readonly ScalarType Resume = new("JsonResume", "A resume as JSON Resume 1.0 has it, as a JSON object; members that it does not name are kept.")
    {
        SpecifiedBy = "https://jsonresume.org/schema",
        Serialize = value => value is Resume resume
            ? Coerced.To(PlainValue.Of(JsonSerializer.SerializeToElement(resume, ResumeText.Json)))
            : Coerced.Refused("This is no resume."),
        ParseValue = value =>
        {
            try
            {
                return value is IReadOnlyDictionary<string, object?> or IDictionary<string, object?>
                    && JsonSerializer.Deserialize<Resume>(JsonSerializer.Serialize(value), ResumeText.Json) is { } resume
                    ? Coerced.To(resume)
                    : Coerced.Refused("A resume is a JSON object.");
            }
            catch (Exception misfit) when (misfit is JsonException or NotSupportedException)
            {
                return Coerced.Refused("This is not a JSON Resume document.");
            }
        },
    };
}
