namespace Uplift.Interviews.Contracts;

/// <summary>An answer as it was given.</summary>
/// <param name="Question">The number of its question in the interview; a follow-up has its question's.</param>
public sealed record GivenAnswer(int Question, string Slug, string Text);

/// <summary>That an answer tells a story which its owner keeps. A fact: nothing is marked by it.</summary>
/// <param name="Question">The number of the question in the interview.</param>
/// <param name="Again">Whether it was told before, in this interview or in one of the last.</param>
/// <param name="Sentence">What the interviewer noticed.</param>
public sealed record StoryNotice(int Question, Guid StoryId, string Title, bool Again, string Sentence);

/// <summary>Notices which of a person's own stories an answer tells. Interviews know of no stories; a module that keeps them does.</summary>
public interface INoticeStories
{
    /// <summary>In an interview of this person's that has ended.</summary>
    Task<IReadOnlyList<StoryNotice>> InReportAsync(Guid ownerId, Guid interviewId, DateTimeOffset endedAt, CancellationToken cancellation);

    /// <summary>In what was answered so far in one that runs.</summary>
    Task<IReadOnlyList<StoryNotice>> WhileRunningAsync(Guid ownerId, IReadOnlyList<GivenAnswer> answers, CancellationToken cancellation);
}

/// <summary>Notices nothing.</summary>
internal sealed class NoStories : INoticeStories
{
    public Task<IReadOnlyList<StoryNotice>> InReportAsync(Guid ownerId, Guid interviewId, DateTimeOffset endedAt, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StoryNotice>>([]);

    public Task<IReadOnlyList<StoryNotice>> WhileRunningAsync(Guid ownerId, IReadOnlyList<GivenAnswer> answers, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StoryNotice>>([]);
}
