using Uplift.Examiner;
using Uplift.Library.Contracts;

namespace Uplift.Interviews.Contracts;

/// <param name="Id">The key point's, within its question.</param>
/// <param name="Quote">The candidate's words that earned it; null when none did.</param>
public sealed record PointOutcome(string Id, string Statement, int Weight, PointVerdict Verdict, string? Quote);

/// <param name="See">The guide, and perhaps its section, that puts it right: <c>slug#section</c>.</param>
/// <param name="Quote">The candidate's words that say it.</param>
public sealed record MisconceptionOutcome(string Id, string Claim, string Correction, string? See, string Quote);

/// <summary>What came of one question with its follow-ups.</summary>
/// <param name="Score">Points earned of weight, 0 to 1; 0 when no answer could be assessed.</param>
/// <param name="Grade">1 to 4; null when no answer could be assessed.</param>
/// <param name="Number">1 for the first question of the interview.</param>
/// <param name="Answers">What was answered, to the question and its follow-ups, in order.</param>
/// <param name="UsedHint">Whether a hint was looked at for any of its answers.</param>
public sealed record QuestionOutcome(
    int Number,
    string Slug,
    Level Level,
    double Score,
    int? Grade,
    Confidence Confidence,
    int? SelfMark,
    bool UsedHint,
    IReadOnlyList<PointOutcome> Points,
    IReadOnlyList<MisconceptionOutcome> Misconceptions,
    IReadOnlyList<string> Answers);

/// <summary>What came of an interview. Questions that were not reached are not in it.</summary>
/// <param name="IsRehearsal">One question, to be tried again and again.</param>
public sealed record InterviewOutcome(
    Guid InterviewId, Guid OwnerId, DateTimeOffset At, bool IsRehearsal, IReadOnlyList<QuestionOutcome> Questions);

/// <summary>Whoever learns from interviews. What a follower adds to the context is saved with the interview, or not at all.</summary>
public interface IFollowInterviews
{
    /// <summary>
    /// An interview ended, or the first attempt of a rehearsal was graded. Told again, with the same id, when an appeal
    /// changed a verdict; then the latest counts.
    /// </summary>
    Task FinishedAsync(InterviewOutcome outcome, CancellationToken cancellation);

    /// <summary>An interview was deleted with all its answers; their words must not stay anywhere else.</summary>
    Task DeletedAsync(Guid interviewId, Guid ownerId, CancellationToken cancellation);
}
