using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Learners;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Coaching.Stories;

/// <summary>Keeps which stories were told in which interviews: when one ends, when one is deleted, and when a story is written after it was told.</summary>
internal sealed class FollowStories(AppDb db, ILibrary library, IMyInterviews interviews, FindLearner learners, TimeProvider clock) : IFollowInterviews
{
    /// <summary>A story that is new is looked for in so many interviews.</summary>
    private const int LooksBack = 10;

    public async Task FinishedAsync(InterviewOutcome outcome, CancellationToken cancellation)
    {
        // To rehearse a story is what a rehearsal is for.
        if (outcome.IsRehearsal || outcome.Questions.Count == 0)
        {
            return;
        }

        var stories = await db.Stories.OwnedBy(outcome.OwnerId).ToListAsync(cancellation);
        if (stories.Count > 0)
        {
            var answers = outcome.Questions.SelectMany(question => question.Answers.Select(text => new GivenAnswer(question.Number, question.Slug, text)));
            await FindAsync(outcome.OwnerId, stories, null, [new AnsweredInterview(outcome.InterviewId, outcome.At, [.. answers])], cancellation);
        }
    }

    public async Task DeletedAsync(Guid interviewId, Guid ownerId, CancellationToken cancellation)
    {
        var told = await db.StoryUses.Where(u => u.OwnerId == ownerId && u.InterviewId == interviewId).ToListAsync(cancellation);
        if (told.Count > 0)
        {
            db.StoryUses.RemoveRange(told);
            await db.SaveChangesAsync(cancellation);
            await CountAsync(ownerId, [.. told.Select(use => use.StoryId).Distinct()], cancellation);
        }
    }

    /// <summary>Looks for a story that was just written in the interviews before.</summary>
    public async Task LookBackAsync(Story story, CancellationToken cancellation)
    {
        var answered = await interviews.LatestAnsweringAsync(story.OwnerId, await SlugsAsync(library, cancellation), LooksBack, cancellation);
        if (answered.Count > 0)
        {
            var others = await db.Stories.OwnedBy(story.OwnerId).Where(s => s.Id != story.Id).ToListAsync(cancellation);
            await FindAsync(story.OwnerId, [story, .. others], story, answered, cancellation);
        }
    }

    /// <summary>Counts anew how often stories were told; saves.</summary>
    public async Task CountAsync(Guid ownerId, IReadOnlyList<Guid> storyIds, CancellationToken cancellation)
    {
        var stories = await db.Stories.OwnedBy(ownerId).Where(s => storyIds.Contains(s.Id)).ToListAsync(cancellation);
        var counts = await db.StoryUses
            .Where(u => u.OwnerId == ownerId && storyIds.Contains(u.StoryId) && !u.Denied)
            .GroupBy(u => u.StoryId)
            .Select(group => new { group.Key, Times = group.Count(), Last = group.Max(u => u.ToldOn) })
            .ToDictionaryAsync(count => count.Key, cancellation);
        foreach (var story in stories)
        {
            var count = counts.GetValueOrDefault(story.Id);
            story.Count(count?.Times ?? 0, count?.Last);
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The questions that are answered with a story.</summary>
    public static async Task<IReadOnlyList<string>> SlugsAsync(ILibrary library, CancellationToken cancellation) =>
        [.. (await library.ListQuestionsAsync(cancellation)).Where(question => question.TopicId == Behavioural.TopicId).Select(question => question.Slug)];

    /// <param name="ownerId">Whose.</param>
    /// <param name="stories">All of them, so that the one which fits best is found.</param>
    /// <param name="wanted">The only one to keep; null for any.</param>
    /// <param name="answered">Where to look.</param>
    /// <param name="cancellation">Ends the statements.</param>
    private async Task FindAsync(
        Guid ownerId, IReadOnlyList<Story> stories, Story? wanted, IReadOnlyList<AnsweredInterview> answered, CancellationToken cancellation)
    {
        var slugs = answered.SelectMany(interview => interview.Answers).Select(answer => answer.Slug).Distinct().ToList();
        var questions = await library.FindQuestionsAsync(slugs, cancellation);
        if (questions.Values.All(question => question.TopicId != Behavioural.TopicId))
        {
            return;
        }

        var ids = answered.Select(interview => (Guid?)interview.Id).ToList();
        var known = await db.StoryUses.Where(u => u.OwnerId == ownerId && ids.Contains(u.InterviewId))
            .Select(u => new { u.InterviewId, u.Question })
            .ToListAsync(cancellation);
        var learner = await learners.HandleAsync(ownerId, cancellation);
        List<TellableStory> tellable = [.. stories.Select(TellableStory.Of)];
        foreach (var interview in answered)
        {
            foreach (var (number, told) in Find(tellable, interview.Answers, questions))
            {
                // Found before, or denied: what its owner said of it stands.
                if ((wanted is null || told.Story == wanted) && !known.Exists(one => one.InterviewId == interview.Id && one.Question == number))
                {
                    Add(told, interview, number, learner.Calendar.DayOf(interview.EndedAt));
                }
            }
        }
    }

    /// <summary>Which stories the answers tell, by the number of the question.</summary>
    public static IEnumerable<(int Question, Told Told)> Find(
        IReadOnlyList<TellableStory> stories, IEnumerable<GivenAnswer> answers, IReadOnlyDictionary<string, QuestionContent> questions)
    {
        foreach (var group in answers.GroupBy(answer => answer.Question))
        {
            var question = questions.GetValueOrDefault(group.First().Slug);
            if (question?.TopicId == Behavioural.TopicId
                && Telling.Find(stories, string.Join('\n', group.Select(answer => answer.Text)), question) is { } told)
            {
                yield return (group.Key, told);
            }
        }
    }

    private void Add(Told told, AnsweredInterview interview, int number, DateOnly on)
    {
        var story = told.Story;
        db.StoryUses.Add(new StoryUse
        {
            Id = Ids.Next(clock),
            OwnerId = story.OwnerId,
            StoryId = story.Id,
            InterviewId = interview.Id,
            Question = number,
            QuestionSlug = interview.Answers.First(answer => answer.Question == number).Slug,
            ToldOn = on,
            Words = told.Words,
        });
        story.Count(story.TimesTold + 1, story.LastToldOn > on ? story.LastToldOn : on);
    }
}
