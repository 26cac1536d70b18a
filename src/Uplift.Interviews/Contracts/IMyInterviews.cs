namespace Uplift.Interviews.Contracts;

/// <summary>An interview, as far as a neighbour points to it.</summary>
/// <param name="FirstPrompt">The first question, by which people recognise an interview.</param>
public sealed record InterviewLink(Guid Id, DateTimeOffset StartedAt, string FirstPrompt);

/// <summary>The interviews of whoever asks.</summary>
public interface IMyInterviews
{
    /// <summary>The latest twenty, newest first.</summary>
    Task<IReadOnlyList<InterviewLink>> LatestAsync(CancellationToken cancellation);

    Task<bool> OwnsAsync(Guid id, CancellationToken cancellation);
}
