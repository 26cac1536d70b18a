using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Uplift.Library.Contracts;

namespace Uplift.Library.Drafts;

/// <summary>What an editor wants drafted.</summary>
public sealed record QuestionWish
{
    [Required(ErrorMessage = "Choose a topic."), StringLength(80)]
    public string? Topic { get; set; }

    [Required(ErrorMessage = "Choose a level."), AllowedValues("beginner", "intermediate", "advanced", ErrorMessage = "A level is beginner, intermediate or advanced.")]
    public string? Level { get; set; }

    /// <summary>What it should be about, in your own words. Without it, a guide has to be named.</summary>
    [StringLength(4_000, ErrorMessage = "A note has at most 4,000 characters.")]
    public string? Note { get; set; }

    /// <summary>A guide, and perhaps its section, to draw it from: <c>slug#section</c>.</summary>
    [StringLength(200, ErrorMessage = "A guide's address has at most 200 characters.")]
    public string? Guide { get; set; }

    /// <summary>Where it can be looked up, one a line: a title, and after it an https address if there is one. Required without a guide: a model's own sources are often invented, so none is taken from it.</summary>
    [StringLength(2_000, ErrorMessage = "Sources have at most 2,000 characters.")]
    public string? Sources { get; set; }
}

/// <summary>The text of a draft, changed by hand.</summary>
public sealed record QuestionDraftText
{
    public const int Longest = 60_000;

    [Required(ErrorMessage = "A draft has a text."), StringLength(Longest, ErrorMessage = "A draft has at most 60,000 characters.")]
    public string Text { get; set; } = "";
}

/// <param name="Path">Where the file goes, below the content folder.</param>
/// <param name="Faults">What <c>content check</c> says of it. As long as nobody reviewed it, that it was not is one of them.</param>
/// <param name="Reviewed">Somebody said that they read it.</param>
/// <param name="By">The model and prompt that drafted it.</param>
/// <param name="Version">What the ETag is made of; it is sent as a header only.</param>
public sealed record QuestionDraftView(
    Guid Id,
    string Slug,
    string Topic,
    string Level,
    string Path,
    string Text,
    IReadOnlyList<DraftFault> Faults,
    bool Reviewed,
    string By,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore] Guid Version)
{
    internal static QuestionDraftView Of(DraftedQuestion draft) => new(
        draft.Id,
        draft.Slug,
        draft.TopicId,
        draft.Level.Slug(),
        DraftCheck.PathOf(draft.TopicId, draft.Slug),
        draft.Text,
        draft.Faults,
        draft.ReviewedAt is not null,
        draft.By,
        draft.CreatedAt,
        draft.UpdatedAt,
        draft.Version);
}

/// <summary>A draft in the list, without its text.</summary>
public sealed record QuestionDraftRow(Guid Id, string Slug, string Topic, string Level, bool Reviewed, string By, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    internal static readonly Expression<Func<DraftedQuestion, QuestionDraftRow>> Of = draft => new QuestionDraftRow(
        draft.Id,
        draft.Slug,
        draft.TopicId,
        draft.Level == Contracts.Level.Beginner ? "beginner" : draft.Level == Contracts.Level.Intermediate ? "intermediate" : "advanced",
        draft.ReviewedAt != null,
        draft.By,
        draft.CreatedAt,
        draft.UpdatedAt);
}
