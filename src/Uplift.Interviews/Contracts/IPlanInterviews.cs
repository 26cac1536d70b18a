using System.ComponentModel.DataAnnotations;
using Uplift.Library.Contracts;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Contracts;

/// <summary>What an interview is to be about. Of an application, its resume and its advert are taken where none is named here.</summary>
public record PlanDraft
{
    public const int LongestAdvert = 30_000;
    public const int ShortestAdvert = 40;

    /// <summary>A resume of yours: its claims are asked about.</summary>
    public Guid? ResumeId { get; set; }

    /// <summary>The number of its version; absent means the resume as it is.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "A version has a number from 1 on.")]
    public int? ResumeVersion { get; set; }

    /// <summary>An application of yours: the interview is listed with it.</summary>
    public Guid? ApplicationId { get; set; }

    /// <summary>The text of an advert: its requirements choose topics and levels. It is not kept, only the words that a question comes from.</summary>
    [StringLength(LongestAdvert, MinimumLength = ShortestAdvert, ErrorMessage = "An advert has 40 to 30,000 characters.")]
    public string? Advert { get; set; }

    public bool HasSource() => ResumeId is not null || ApplicationId is not null || Advert is not null;
}

/// <summary>Whose words stand at the head of a question.</summary>
public enum QuotedFrom
{
    Resume,
    Advert,
}

/// <summary>A statement of the resume that somebody may ask about.</summary>
/// <param name="Pointer">Its place in the JSON Resume, by which it is chosen.</param>
/// <param name="Text">The resume's own words.</param>
/// <param name="Role">The role or section it belongs to.</param>
/// <param name="Question">What is asked where no question of the library fits; it is unscored talk.</param>
/// <param name="Topics">Ids of topics that teach what it names and have questions; with one it is asked by a question of the library and marked.</param>
/// <param name="IsChosen">Whether it is asked about when nobody chooses.</param>
public sealed record PlannedClaim(string Pointer, string Text, string Role, string Question, IReadOnlyList<string> Topics, bool IsChosen);

/// <summary>Why a topic is proposed.</summary>
/// <param name="Name">What is asked for, by its usual name.</param>
/// <param name="Words">The very words of the advert, or of the resume, that name it.</param>
/// <param name="Sentence">The statement that they stand in.</param>
/// <param name="Priority"><c>must</c>, <c>nice</c> or <c>duty</c>; null for what a resume names.</param>
/// <param name="Cue">The words, or the heading, that decided the priority.</param>
public sealed record TopicReason(string Name, string Words, string Sentence, QuotedFrom From, string? Priority, string? Cue);

/// <param name="Level">How demanding its questions begin.</param>
/// <param name="LevelReason">Why that differs from the interview's level; null when it does not.</param>
public sealed record PlannedTopic(string Id, string Name, Level Level, string? LevelReason, IReadOnlyList<TopicReason> Reasons);

/// <summary>What an interview on a resume or for a job would be, before it begins.</summary>
/// <param name="Title">The advert's title, or the resume's name.</param>
/// <param name="LevelReason">Why it is this level.</param>
/// <param name="Claims">What the resume says, in the order in which it would be asked.</param>
/// <param name="Topics">The advert's topics, the musts first; without an advert, those that the resume names.</param>
/// <param name="Ignored">Headings of the advert under which nothing was looked for.</param>
public sealed record InterviewPlan(
    Guid? ResumeId,
    int? ResumeVersion,
    Guid? ApplicationId,
    string? Title,
    Level Level,
    string LevelReason,
    IReadOnlyList<PlannedClaim> Claims,
    IReadOnlyList<PlannedTopic> Topics,
    IReadOnlyList<string> Ignored);

/// <summary>Makes a plan of an interview. Interviews alone know no resumes; the module that does replaces the default.</summary>
public interface IPlanInterviews
{
    /// <summary>For whoever asks: of their own things only.</summary>
    Task<Outcome<InterviewPlan>> PlanAsync(PlanDraft draft, CancellationToken cancellation);
}
