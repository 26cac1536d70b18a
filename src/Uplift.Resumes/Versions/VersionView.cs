using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Uplift.Platform.Text;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Versions;

public sealed record VersionDraft
{
    public const int LongestName = 100;

    [Required(ErrorMessage = "Give the version a name.")]
    [StringLength(LongestName, ErrorMessage = "A name has at most 100 characters."), OneLine]
    public string Name { get; set; } = "";
}

public sealed record RevisionChoice
{
    /// <summary>The number of the state, such as a resume's <c>previous</c>.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "A state has a number from 1 on.")]
    public int Number { get; set; }
}

/// <summary>A named state in a list.</summary>
public sealed record VersionRow(int Number, string Name, string Template, string Paper, string Locale, DateTimeOffset At)
{
    internal static readonly Expression<Func<Revision, VersionRow>> Of = revision =>
        new VersionRow(revision.Number, revision.Name!, revision.Template, revision.Paper, revision.Locale, revision.At);
}

/// <summary>A named state with its document.</summary>
public sealed record VersionView(int Number, string Name, string Template, string Paper, string Locale, DateTimeOffset At, Resume Document)
{
    internal static VersionView From(Revision revision) => new(
        revision.Number, revision.Name!, revision.Template, revision.Paper, revision.Locale, revision.At, ResumeText.Read(revision.Document));
}
