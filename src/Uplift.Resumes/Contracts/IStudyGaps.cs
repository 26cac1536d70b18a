namespace Uplift.Resumes.Contracts;

/// <summary>Something that a job asks for and a resume does not show.</summary>
/// <param name="Requirement">What is asked, by its usual name.</param>
/// <param name="QuestionSlug">A question of the library whose points teach it.</param>
public sealed record JobGap(string Requirement, string QuestionSlug);

/// <param name="Added">How many cards were made.</param>
/// <param name="Known">How many points had one already.</param>
public sealed record GapCards(int Added, int Known);

/// <summary>
/// Makes what a job asks for and a resume does not show something to be learned. Resumes know no cards; the module that keeps
/// them says how.
/// </summary>
public interface IStudyGaps
{
    /// <summary>Asked twice for the same it adds nothing.</summary>
    /// <param name="userId">Who learns.</param>
    /// <param name="resumeId">The resume that does not show it.</param>
    /// <param name="gaps">Each with the question that teaches it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<GapCards> StudyAsync(Guid userId, Guid resumeId, IReadOnlyList<JobGap> gaps, CancellationToken cancellation);
}
