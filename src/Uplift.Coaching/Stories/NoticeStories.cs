using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Coaching.Stories;

/// <summary>What the interviewer notices of a person's stories: which was told, and that it was told before.</summary>
internal sealed class NoticeStories(AppDb db, ILibrary library, IMyInterviews interviews, CurrentUser user, TimeProvider clock) : INoticeStories
{
    private sealed record ToldHere(Guid StoryId, string Title, int Question);

    public async Task<IReadOnlyList<StoryNotice>> InReportAsync(
        Guid ownerId, Guid interviewId, DateTimeOffset endedAt, CancellationToken cancellation)
    {
        var stories = db.Stories;
        var told = await db.StoryUses.AsNoTracking()
            .Where(u => u.OwnerId == ownerId && u.InterviewId == interviewId && !u.Denied)
            .Join(stories, u => u.StoryId, s => s.Id, (u, s) => new ToldHere(s.Id, s.Title, u.Question!.Value))
            .ToListAsync(cancellation);
        return await NoticesAsync(ownerId, told, endedAt, cancellation);
    }

    public async Task<IReadOnlyList<StoryNotice>> WhileRunningAsync(
        Guid ownerId, IReadOnlyList<GivenAnswer> answers, CancellationToken cancellation)
    {
        var stories = await db.Stories.AsNoTracking().OwnedBy(ownerId).ToListAsync(cancellation);
        if (stories.Count == 0)
        {
            return [];
        }

        var questions = await library.FindQuestionsAsync([.. answers.Select(answer => answer.Slug).Distinct()], cancellation);
        var told = FollowStories.Find([.. stories.Select(TellableStory.Of)], answers, questions)
            .Select(found => new ToldHere(found.Told.Story.Id, found.Told.Story.Title, found.Question))
            .ToList();
        return await NoticesAsync(ownerId, told, clock.GetUtcNow(), cancellation);
    }

    private async Task<IReadOnlyList<StoryNotice>> NoticesAsync(Guid ownerId, List<ToldHere> told, DateTimeOffset at, CancellationToken cancellation)
    {
        if (told.Count == 0)
        {
            return [];
        }

        var slugs = await FollowStories.SlugsAsync(library, cancellation);
        var earlier = await interviews.LatestAnsweringAsync(ownerId, slugs, at, OverUse.Lately - 1, cancellation);
        var ids = earlier.Select(interview => (Guid?)interview.Id).ToList();
        var before = await db.StoryUses.AsNoTracking()
            .Where(u => u.OwnerId == ownerId && ids.Contains(u.InterviewId) && !u.Denied)
            .Select(u => new { u.StoryId, u.InterviewId })
            .ToListAsync(cancellation);
        return [.. told.GroupBy(one => one.StoryId).SelectMany(group =>
        {
            List<int> questions = [.. group.Select(one => one.Question)];
            List<DateTimeOffset> days = [.. earlier
                .Where(interview => before.Exists(use => use.StoryId == group.Key && use.InterviewId == interview.Id))
                .Select(interview => interview.EndedAt)];
            var sentence = OverUse.InReport(questions, days, earlier.Count, user.Format);
            return group.Select(one => new StoryNotice(one.Question, one.StoryId, one.Title, days.Count > 0 || questions.Count > 1, sentence));
        })];
    }
}
