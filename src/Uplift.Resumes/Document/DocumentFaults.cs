using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Uplift.Platform.Outcomes;

namespace Uplift.Resumes.Document;

/// <summary>
/// What in a document does not fit its field. A resume is kept as it was typed and its faults are shown beside the fields: what
/// somebody wrote is never lost over a date, and a document of another program comes in as it is (decision 0028).
/// </summary>
internal static partial class DocumentFaults
{
    private const int MostFaults = 100;

    public static IReadOnlyList<FieldError> Find(JsonObject document) =>
    [
        .. new[] { Sections.Basics, Sections.Profiles }.Concat(document.Movable())
            .SelectMany(section => Enumerable.Range(0, Math.Min(document.Count(section), Section.MostEntries))
                .SelectMany(index => Find(section, index, document.EntryAt(section, index, makes: false))))
            .Take(MostFaults),
    ];

    /// <summary>Where a field is: the pointer that a fault names and a form's field is called by.</summary>
    public static string Pointer(Section section, int index, SectionField field) => section.Entry is null
        ? $"{section.Path}/{field.Name}"
        : string.Create(CultureInfo.InvariantCulture, $"{section.Path}/{index}/{field.Name}");

    private static IEnumerable<FieldError> Find(Section section, int index, JsonObject? entry)
    {
        if (entry is null)
        {
            yield break;
        }

        foreach (var field in section.Fields)
        {
            var typed = DocumentNodes.Typed(entry, field);
            if (typed.Length > 0 && Fault(field, typed) is var (code, detail) && code is not null)
            {
                yield return new FieldError(Pointer(section, index, field), code, detail!);
            }
        }

        var (start, end) = (DocumentNodes.Text(entry["startDate"]), DocumentNodes.Text(entry["endDate"]));
        if (Date().IsMatch(start) && Date().IsMatch(end) && EndsBefore(start, end) && section.Fields.FirstOrDefault(field => field.Name == "endDate") is { } ending)
        {
            yield return new FieldError(Pointer(section, index, ending), "end-before-start", "This is before the beginning.");
        }
    }

    private static (string? Code, string? Detail) Fault(SectionField field, string typed) => field switch
    {
        { Kind: FieldKind.Date } when !IsDate(typed) => ("bad-date", "Write a date as 2024-03, 2024 or 2024-03-31. What is going on has none."),
        { Kind: FieldKind.Email } when !Address().IsMatch(typed) => ("bad-address", "Write an e-mail address as ada@example.org."),
        { Kind: FieldKind.Url } when !IsUrl(typed) => ("bad-url", "Write a whole address, beginning with https://."),
        { Kind: FieldKind.Phone } when typed.Count(char.IsDigit) is < 6 or > 15 => ("bad-phone", "A phone number has 6 to 15 digits."),
        { Name: "location/countryCode" } when typed.Length != 2 || !typed.All(char.IsAsciiLetter) => ("bad-country", "Write the country's two letters, such as DE."),
        _ => (null, null),
    };

    private static bool IsDate(string typed)
    {
        if (!Date().IsMatch(typed))
        {
            return false;
        }

        var parts = typed.Split('-');
        return parts.Length < 3 || DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private static bool IsUrl(string typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    // As far as both say it: 2024 does not end before 2024-03.
    private static bool EndsBefore(string start, string end)
    {
        var length = Math.Min(start.Length, end.Length);
        return string.CompareOrdinal(end[..length], start[..length]) < 0;
    }

    [GeneratedRegex(@"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Date();

    [GeneratedRegex(@"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
