using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Uplift.Platform.Text;

namespace Uplift.Resumes.Applications;

public sealed record ApplicationDraft
{
    internal const int LongestLine = 200;
    internal const int LongestUrl = 1_000;
    internal const int LongestText = 30_000;

    [Required(ErrorMessage = "Name the employer.")]
    [StringLength(LongestLine, ErrorMessage = "An employer's name has at most 200 characters."), OneLine]
    public string Employer { get; set; } = "";

    [Required(ErrorMessage = "Name the role.")]
    [StringLength(LongestLine, ErrorMessage = "A role has at most 200 characters."), OneLine]
    public string Role { get; set; } = "";

    public ApplicationStage Stage { get; set; }

    /// <summary>Where the advert is.</summary>
    [StringLength(LongestUrl, ErrorMessage = "An address has at most 1,000 characters.")]
    [Url(ErrorMessage = "Write a whole address, beginning with https://.")]
    public string? Url { get; set; }

    /// <summary>The advert's own words.</summary>
    [StringLength(LongestText, ErrorMessage = "An advert has at most 30,000 characters.")]
    public string? Advert { get; set; }

    /// <summary>The day on which something is to be done.</summary>
    public DateOnly? NextOn { get; set; }

    /// <summary>The resume for it, one of yours.</summary>
    public Guid? ResumeId { get; set; }

    /// <summary>The number of the version that was sent; null for the resume as it is.</summary>
    public int? ResumeVersion { get; set; }

    /// <summary>The interview that prepares for it, one of yours.</summary>
    public Guid? InterviewId { get; set; }

    [StringLength(LongestText, ErrorMessage = "Notes have at most 30,000 characters.")]
    public string? Notes { get; set; }
}

/// <summary>An application in a list.</summary>
public sealed record ApplicationRow(
    Guid Id,
    string Employer,
    string Role,
    ApplicationStage Stage,
    DateOnly? NextOn,
    Guid? ResumeId,
    int? ResumeVersion,
    Guid? InterviewId,
    string? Url,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    internal static readonly Expression<Func<JobApplication, ApplicationRow>> Of = application => new ApplicationRow(
        application.Id,
        application.Employer,
        application.Role,
        application.Stage,
        application.NextOn,
        application.ResumeId,
        application.ResumeVersion,
        application.InterviewId,
        application.Url,
        application.CreatedAt,
        application.UpdatedAt);
}

/// <param name="History">When it came to which stage, the first one first.</param>
/// <param name="Version">What the ETag is made of; it is sent as a header only.</param>
public sealed record ApplicationView(
    Guid Id,
    string Employer,
    string Role,
    ApplicationStage Stage,
    IReadOnlyList<StageChange> History,
    DateOnly? NextOn,
    Guid? ResumeId,
    int? ResumeVersion,
    Guid? InterviewId,
    string? Url,
    string Advert,
    string Notes,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore] Guid Version)
{
    internal static readonly Expression<Func<JobApplication, ApplicationView>> Of = application => new ApplicationView(
        application.Id,
        application.Employer,
        application.Role,
        application.Stage,
        application.History,
        application.NextOn,
        application.ResumeId,
        application.ResumeVersion,
        application.InterviewId,
        application.Url,
        application.Advert,
        application.Notes,
        application.CreatedAt,
        application.UpdatedAt,
        application.Version);

    internal static readonly Func<JobApplication, ApplicationView> From = Of.Compile();

    internal ApplicationDraft ToDraft() => new()
    {
        Employer = Employer,
        Role = Role,
        Stage = Stage,
        Url = Url,
        Advert = Advert,
        NextOn = NextOn,
        ResumeId = ResumeId,
        ResumeVersion = ResumeVersion,
        InterviewId = InterviewId,
        Notes = Notes,
    };
}
