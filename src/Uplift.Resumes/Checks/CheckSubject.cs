using Uplift.Documents.Text;
using Uplift.Resumes.Document;
using Uplift.Resumes.Import;

namespace Uplift.Resumes.Checks;

/// <summary>What is checked: a file as it was read, a resume as it is kept, or both.</summary>
internal sealed record CheckSubject
{
    /// <summary>Null when a kept resume is checked, without a file.</summary>
    public FileFacts? File { get; init; }

    public ReadRefusal? Refusal { get; init; }

    public DocumentText? Document { get; init; }

    /// <summary>What the importer understood of the document; its resume is then the one that is checked.</summary>
    public ImportedResume? Import { get; init; }

    public Resume? Resume { get; init; }

    public DocxFacts? Docx { get; init; }

    /// <summary>Fields that another reading of our own export lost or changed; null when it was not tried.</summary>
    public RoundTripFacts? RoundTrip { get; init; }

    public RoundTripFacts? OtherReaders { get; init; }

    /// <summary>Why no other reader was asked; null when one was.</summary>
    public string? OtherReadersReason { get; init; }

    public string? Advert { get; init; }

    public required DateOnly Today { get; init; }

    public CheckText? Text { get; private init; }

    /// <summary>The subject with its text taken apart, once for all rules.</summary>
    public CheckSubject Prepared() => this with
    {
        Resume = Resume ?? Import?.Resume,
        Text = Document is null ? null : CheckText.Of(Document),
    };

    /// <summary>Where a field of the resume stands in the file, or else the field alone.</summary>
    public FindingPlace At(string pointer)
    {
        var field = Import?.Fields.FirstOrDefault(field => field.Pointer == pointer)
            ?? Import?.Fields.FirstOrDefault(field => field.Pointer.StartsWith(pointer + "/", StringComparison.Ordinal));
        return field is null ? FindingPlace.Field(pointer) : new FindingPlace(field.Place.Page, [field.Place.Box], pointer);
    }
}

/// <param name="Name">As it was uploaded; null when unknown.</param>
/// <param name="Size">In bytes.</param>
internal sealed record FileFacts(string? Name, long Size);

/// <param name="Lost">Pointers of the fields that did not come back.</param>
internal sealed record RoundTripFacts(int Fields, IReadOnlyList<string> Lost);
