using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Text;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Shelf;

public sealed record ResumeDraft
{
    public const int LongestName = 200;
    internal const int MostTags = 10;
    internal const int LongestTag = 40;

    [Required(ErrorMessage = "Give the resume a name.")]
    [StringLength(LongestName, ErrorMessage = "A name has at most 200 characters."), OneLine]
    public string Name { get; set; } = "";

    [Required, MaxLength(MostTags, ErrorMessage = "A resume has at most 10 tags.")]
    public List<string> Tags { get; set; } = [];

    [Required, AllowedValues("plain", "modern", "compact", ErrorMessage = "The template is plain, modern or compact.")]
    public string Template { get; set; } = ResumeLooks.Plain;

    [Required, AllowedValues("a4", "letter", ErrorMessage = "The paper is a4 or letter.")]
    public string Paper { get; set; } = ResumeLooks.A4;

    /// <summary>The language of headings and dates.</summary>
    [Required, AllowedValues("en", "de", "fr", "es", "pt", ErrorMessage = "The language is en, de, fr, es or pt.")]
    public string Locale { get; set; } = ResumeLooks.English;

    /// <summary>Whether who has a link to it sees e-mail address, phone and street.</summary>
    public bool SharesContact { get; set; }

    /// <summary>JSON Resume 1.0; members that it does not name are kept.</summary>
    [Required]
    public Resume Document { get; set; } = new();
}

/// <summary>A resume in a list.</summary>
public sealed record ResumeRow(
    Guid Id, string Name, IReadOnlyList<string> Tags, string Template, string Paper, string Locale, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    internal static readonly Expression<Func<StoredResume, ResumeRow>> Of = resume => new ResumeRow(
        resume.Id, resume.Name, resume.Tags, resume.Template, resume.Paper, resume.Locale, resume.CreatedAt, resume.UpdatedAt);

    internal static readonly Func<StoredResume, ResumeRow> From = Of.Compile();
}

/// <param name="Faults">What in the document does not fit its field; the document is kept all the same.</param>
/// <param name="Revision">The number of the state that it is in.</param>
/// <param name="Previous">The state that undo leads to; null when there is none.</param>
/// <param name="Next">The state that redo leads to; null when there is none.</param>
/// <param name="Version">What the ETag is made of; it is sent as a header only.</param>
public sealed record ResumeView(
    Guid Id,
    string Name,
    IReadOnlyList<string> Tags,
    string Template,
    string Paper,
    string Locale,
    bool SharesContact,
    Resume Document,
    IReadOnlyList<FieldError> Faults,
    int Revision,
    int? Previous,
    int? Next,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore] Guid Version)
{
    internal static ResumeView From(StoredResume resume, int? previous, int? next) => new(
        resume.Id,
        resume.Name,
        resume.Tags,
        resume.Template,
        resume.Paper,
        resume.Locale,
        resume.SharesContact,
        ResumeText.Read(resume.Document),
        DocumentFaults.Find(ResumeText.ToNode(resume.Document)),
        resume.Head,
        previous,
        next,
        resume.CreatedAt,
        resume.UpdatedAt,
        resume.Version);

    internal ResumeDraft ToDraft() => new()
    {
        Name = Name,
        Tags = [.. Tags],
        Template = Template,
        Paper = Paper,
        Locale = Locale,
        SharesContact = SharesContact,
        Document = Document,
    };
}
