using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Uplift.Platform.Text;

namespace Uplift.Coaching.Stories;

public sealed record StoryDraft
{
    internal const int LongestTitle = 120;
    internal const int LongestSituation = 2_000;
    internal const int LongestTask = 1_000;
    internal const int LongestAction = 4_000;
    internal const int LongestResult = 2_000;
    internal const int LongestReflection = 1_000;

    [Required(ErrorMessage = "Give the story a title by which you know it.")]
    [StringLength(LongestTitle, ErrorMessage = "A title has at most 120 characters."), OneLine]
    public string Title { get; set; } = "";

    /// <summary>Where and when, what was at stake, for whom.</summary>
    [Required(ErrorMessage = "Say what the situation was.")]
    [StringLength(LongestSituation, ErrorMessage = "The situation has at most 2,000 characters.")]
    public string Situation { get; set; } = "";

    /// <summary>What was asked of you in it.</summary>
    [StringLength(LongestTask, ErrorMessage = "The task has at most 1,000 characters.")]
    public string? Task { get; set; }

    /// <summary>What you decided and did yourself.</summary>
    [Required(ErrorMessage = "Say what you did.")]
    [StringLength(LongestAction, ErrorMessage = "The action has at most 4,000 characters.")]
    public string Action { get; set; } = "";

    /// <summary>What came of it, with a number where there is one.</summary>
    [Required(ErrorMessage = "Say what came of it.")]
    [StringLength(LongestResult, ErrorMessage = "The result has at most 2,000 characters.")]
    public string Result { get; set; } = "";

    /// <summary>What you do differently since.</summary>
    [StringLength(LongestReflection, ErrorMessage = "The reflection has at most 1,000 characters.")]
    public string? Reflection { get; set; }

    /// <summary>What it shows of you.</summary>
    public IReadOnlyList<Competence> Competences { get; set; } = [];
}

/// <summary>A story in a list.</summary>
/// <param name="TimesTold">In interviews here and elsewhere.</param>
/// <param name="LastToldOn">Null while it was not told.</param>
public sealed record StoryRow(
    Guid Id,
    string Title,
    IReadOnlyList<Competence> Competences,
    int TimesTold,
    DateOnly? LastToldOn,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    internal static readonly Expression<Func<Story, StoryRow>> Of = story => new StoryRow(
        story.Id,
        story.Title,
        Stories.Competences.FromBits(story.Competences),
        story.TimesTold,
        story.LastToldOn,
        story.CreatedAt,
        story.UpdatedAt);
}

/// <summary>A story as it was written; when it was told is read by itself, and changes without it.</summary>
/// <param name="Version">What the ETag is made of; it is sent as a header only.</param>
public sealed record StoryView(
    Guid Id,
    string Title,
    string Situation,
    string? Task,
    string Action,
    string Result,
    string? Reflection,
    IReadOnlyList<Competence> Competences,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore] Guid Version)
{
    internal static readonly Expression<Func<Story, StoryView>> Of = story => new StoryView(
        story.Id,
        story.Title,
        story.Situation,
        story.Task,
        story.Action,
        story.Result,
        story.Reflection,
        Stories.Competences.FromBits(story.Competences),
        story.CreatedAt,
        story.UpdatedAt,
        story.Version);

    internal static readonly Func<Story, StoryView> From = Of.Compile();

    internal StoryDraft ToDraft() => new()
    {
        Title = Title,
        Situation = Situation,
        Task = Task,
        Action = Action,
        Result = Result,
        Reflection = Reflection,
        Competences = Competences,
    };
}
