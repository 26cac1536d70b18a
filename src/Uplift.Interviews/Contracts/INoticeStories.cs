namespace Uplift.Interviews.Contracts;

/// <summary>An answer as it was given.</summary>
/// <param name="Question">The number of its question in the interview; a follow-up has its question's.</param>
public sealed record GivenAnswer(int Question, string Slug, string Text);

/// <summary>That an answer tells a story which its owner keeps. A fact: nothing is marked by it.</summary>
/// <param name="Question">The number of the question in the interview.</param>
/// <param name="Again">Whether it was told before, in this interview or in one of the last.</param>
/// <param name="Sentence">What the interviewer noticed.</param>
public sealed record StoryNotice(int Question, Guid StoryId, string Title, bool Again, string Sentence);

/// <summary>An interview that stories may have been told in.</summary>
/// <param name="EndedAt">Null while it runs; then what was answered so far is looked at.</param>
/// <param name="Answers">What was answered so far.</param>
public sealed record TellingInterview(Guid Id, DateTimeOffset? EndedAt, IReadOnlyList<GivenAnswer> Answers);

/// <summary>Notices which of a person's own stories an answer tells. Interviews know of no stories; a module that keeps them does.</summary>
public interface INoticeStories
{
    /// <summary>In interviews of one person, by their ids; in as many statements for many as for one.</summary>
    Task<ILookup<Guid, StoryNotice>> HandleAsync(Guid ownerId, IReadOnlyList<TellingInterview> interviews, CancellationToken cancellation);
}

/// <summary>Notices nothing.</summary>
internal sealed class NoStories : INoticeStories
{
    public Task<ILookup<Guid, StoryNotice>> HandleAsync(Guid ownerId, IReadOnlyList<TellingInterview> interviews, CancellationToken cancellation) =>
        Task.FromResult(Enumerable.Empty<(Guid Id, StoryNotice Notice)>().ToLookup(one => one.Id, one => one.Notice));
}
