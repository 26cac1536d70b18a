using Uplift.Resumes.Contracts;

namespace Uplift.Resumes.Matching;

/// <summary>The plain default: nobody keeps cards.</summary>
internal sealed class NoStudy : IStudyGaps
{
    public Task<GapCards> StudyAsync(Guid userId, Guid resumeId, IReadOnlyList<JobGap> gaps, CancellationToken cancellation) =>
        Task.FromResult(new GapCards(0, 0));
}
