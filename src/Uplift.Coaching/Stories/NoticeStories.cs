using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Coaching.Stories;

/// <summary>What the interviewer notices of a person's stories: which was told, and that it was told before.</summary>
internal sealed class NoticeStories(AppDb db, ILibrary library, IMyInterviews interviews, CurrentUser user, TimeProvider clock) : INoticeStories
{
    private sealed record ToldHere(Guid InterviewId, Guid StoryId, string Title, int Question);

    public async Task<ILookup<Guid, StoryNotice>> HandleAsync(Guid ownerId, IReadOnlyList<TellingInterview> telling, CancellationToken cancellation)
    {
        var told = await KeptAsync(ownerId, [.. telling.Where(interview => interview.EndedAt is not null).Select(interview => (Guid?)interview.Id)], cancellation);
        told.AddRange(await FoundAsync(ownerId, [.. telling.Where(interview => interview.EndedAt is null)], cancellation));
        var now = clock.GetUtcNow();
        var ends = telling.ToDictionary(interview => interview.Id, interview => interview.EndedAt ?? now);
        return (await NoticesAsync(ownerId, told, ends, cancellation)).ToLookup(one => one.InterviewId, one => one.Notice);
    }

    /// <summary>Of those that have ended: when one ends, what was told in it is kept.</summary>
    private async Task<List<ToldHere>> KeptAsync(Guid ownerId, IReadOnlyList<Guid?> ended, CancellationToken cancellation)
    {
        var stories = db.Stories;
        return ended.Count == 0 ? [] : await db.StoryUses.AsNoTracking()
            .Where(u => u.OwnerId == ownerId && ended.Contains(u.InterviewId) && !u.Denied)
            .Join(stories, u => u.StoryId, s => s.Id, (u, s) => new ToldHere(u.InterviewId!.Value, s.Id, s.Title, u.Question!.Value))
            .ToListAsync(cancellation);
    }

    private async Task<IEnumerable<ToldHere>> FoundAsync(Guid ownerId, IReadOnlyList<TellingInterview> running, CancellationToken cancellation)
    {
        var stories = running.Count == 0 ? [] : await db.Stories.AsNoTracking().OwnedBy(ownerId).ToListAsync(cancellation);
        if (stories.Count == 0)
        {
            return [];
        }

        var questions = await library.FindQuestionsAsync([.. running.SelectMany(interview => interview.Answers).Select(answer => answer.Slug).Distinct()], cancellation);
        List<TellableStory> tellable = [.. stories.Select(TellableStory.Of)];
        return running.SelectMany(interview => FollowStories.Find(tellable, interview.Answers, questions)
            .Select(found => new ToldHere(interview.Id, found.Told.Story.Id, found.Told.Story.Title, found.Question)));
    }

    private async Task<IEnumerable<(Guid InterviewId, StoryNotice Notice)>> NoticesAsync(
        Guid ownerId, List<ToldHere> told, Dictionary<Guid, DateTimeOffset> ends, CancellationToken cancellation)
    {
        if (told.Count == 0)
        {
            return [];
        }

        var slugs = await FollowStories.SlugsAsync(library, cancellation);
        var latest = await interviews.LatestEndedAnsweringAsync(ownerId, slugs, cancellation);
        var storyIds = told.Select(one => one.StoryId).Distinct().ToList();
        var ids = latest.Select(interview => (Guid?)interview.Id).ToList();
        var before = await db.StoryUses.AsNoTracking()
            .Where(u => u.OwnerId == ownerId && ids.Contains(u.InterviewId) && storyIds.Contains(u.StoryId) && !u.Denied)
            .Select(u => new { u.StoryId, u.InterviewId })
            .ToListAsync(cancellation);
        return told.GroupBy(one => (one.InterviewId, one.StoryId)).SelectMany(group =>
        {
            var earlier = latest.Where(interview => interview.EndedAt < ends[group.Key.InterviewId]).Take(OverUse.Lately - 1).ToList();
            List<int> questions = [.. group.Select(one => one.Question)];
            List<DateTimeOffset> days = [.. earlier
                .Where(interview => before.Exists(use => use.StoryId == group.Key.StoryId && use.InterviewId == interview.Id))
                .Select(interview => interview.EndedAt)];
            var sentence = OverUse.InReport(questions, days, earlier.Count, user.Format);
            return group.Select(one => (one.InterviewId, new StoryNotice(one.Question, one.StoryId, one.Title, days.Count > 0 || questions.Count > 1, sentence)));
        });
    }
}
