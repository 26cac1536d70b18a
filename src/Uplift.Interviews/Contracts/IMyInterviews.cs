namespace Uplift.Interviews.Contracts;

/// <summary>An interview, as far as a neighbour points to it.</summary>
/// <param name="FirstPrompt">The first question, by which people recognise an interview.</param>
public sealed record InterviewLink(Guid Id, DateTimeOffset StartedAt, string FirstPrompt);

/// <summary>An interview with what came of it.</summary>
/// <param name="Earned">Points earned of <paramref name="Of"/>; unscored talk counts in neither.</param>
/// <param name="ResumeId">The resume that it is about.</param>
/// <param name="ResumeVersion">The number of its version; null for the resume as it was.</param>
public sealed record InterviewResult(
    Guid Id, DateTimeOffset StartedAt, string FirstPrompt, bool HasEnded, decimal Earned, int Of, Guid? ResumeId, int? ResumeVersion);

/// <summary>An interview that has ended, with what was answered in it to some questions.</summary>
public sealed record AnsweredInterview(Guid Id, DateTimeOffset EndedAt, IReadOnlyList<GivenAnswer> Answers);

public sealed record EndedInterview(Guid Id, DateTimeOffset EndedAt);

/// <summary>The interviews of whoever asks.</summary>
public interface IMyInterviews
{
    /// <summary>The latest twenty, newest first.</summary>
    Task<IReadOnlyList<InterviewLink>> LatestAsync(CancellationToken cancellation);

    /// <summary>Those for an application, and the one chosen for it by hand; the latest twenty, newest first.</summary>
    Task<IReadOnlyList<InterviewResult>> OfApplicationAsync(Guid applicationId, Guid? chosen, CancellationToken cancellation);

    Task<bool> OwnsAsync(Guid id, CancellationToken cancellation);

    /// <summary>
    /// A person's latest interviews in which one of some questions was answered, newest first; rehearsals, in which one
    /// question is tried again and again, are left out. One statement, which looks at their latest hundred interviews.
    /// </summary>
    Task<IReadOnlyList<AnsweredInterview>> LatestAnsweringAsync(Guid ownerId, IReadOnlyList<string> slugs, int most, CancellationToken cancellation);

    /// <summary>The same without the answers, as many as there are among the latest hundred.</summary>
    Task<IReadOnlyList<EndedInterview>> LatestEndedAnsweringAsync(Guid ownerId, IReadOnlyList<string> slugs, CancellationToken cancellation);
}
