using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Answers;
using Uplift.Interviews.Contracts;
using Uplift.Interviews.Reports;
using Uplift.Interviews.Turns;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Interviews.History;

/// <summary>What happened in an interview so far.</summary>
internal sealed record InterviewStory(
    InterviewRow Row, InterviewView View, IReadOnlyList<AnswerView> Answers, DateTimeOffset? EndedAt);

/// <summary>Many of a person's own interviews whole, in a number of statements that does not depend on how many.</summary>
internal sealed class ReadInterviews(AppDb db, CurrentUser user, ILibrary library, AdvanceInterview advance, WriteReport write, StoriesInAnswers stories)
{
    /// <summary>Those of the ids that are one's own.</summary>
    public async Task<IReadOnlyDictionary<Guid, InterviewStory>> HandleAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var interviews = await Mine(ids).ToListAsync(cancellation);
        await EndTheLateAsync(interviews, cancellation);

        var open = interviews.Select(interview => interview.Open).OfType<Turn>().Where(turn => !turn.IsTalk).Select(turn => turn.QuestionSlug).Distinct().ToList();
        var questions = open.Count == 0 ? new Dictionary<string, QuestionContent>() : await library.FindQuestionsAsync(open, cancellation);
        return interviews.ToDictionary(interview => interview.Id, interview => Story(
            interview, interview.Open is not { } turn ? null : turn.IsTalk ? Talk.Of(turn) : questions.GetValueOrDefault(turn.QuestionSlug)));
    }

    /// <summary>The reports of those that have ended.</summary>
    public async Task<IReadOnlyDictionary<Guid, ReportView>> ReportsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var ended = await Mine(ids).AsNoTracking().Where(i => i.State == InterviewState.Ended).ToListAsync(cancellation);
        return (await write.AllAsync(ended, cancellation)).ToDictionary(report => report.Id);
    }

    /// <summary>Which of one's own stories were told in those that have ended.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StoryNotice>>> StoriesInReportsAsync(
        IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var ended = await Mine(ids).AsNoTracking().Where(i => i.State == InterviewState.Ended).Select(i => new { i.Id, i.EndedAt }).ToListAsync(cancellation);
        var told = await stories.InReportsAsync(user.Id, [.. ended.Select(i => new TellingInterview(i.Id, i.EndedAt, []))], cancellation);
        return told.ToDictionary(group => group.Key, group => (IReadOnlyList<StoryNotice>)[.. group]);
    }

    /// <summary>Which of one's own stories answers tell, by the answers' ids.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StoryNotice>>> StoriesAsync(
        IReadOnlyList<Guid> answerIds, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var interviews = await db.Interviews.AsNoTracking()
            .Where(i => i.OwnerId == ownerId && i.Turns.Any(t => answerIds.Contains(t.Id)))
            .Include(i => i.Turns.OrderBy(t => t.Ordinal))
            .ToListAsync(cancellation);
        var slugs = interviews.SelectMany(interview => interview.Turns).Where(turn => answerIds.Contains(turn.Id)).Select(turn => turn.QuestionSlug).Distinct();
        var questions = await library.FindQuestionsAsync([.. slugs], cancellation);
        var telling = interviews
            .SelectMany(interview => interview.Turns.Where(turn => answerIds.Contains(turn.Id)), (interview, turn) => (Interview: interview, Turn: turn))
            .Where(one => StoriesInAnswers.AreShown(one.Interview, one.Turn, questions.GetValueOrDefault(one.Turn.QuestionSlug)))
            .ToList();
        var told = telling.Count == 0 ? null : await stories.AllAsync([.. telling.Select(one => one.Interview).Distinct()], cancellation);
        return telling.ToDictionary(
            one => one.Turn.Id,
            one => (IReadOnlyList<StoryNotice>)[.. told![one.Interview.Id].Where(notice => notice.Question == one.Turn.Number)]);
    }

    private IQueryable<Interview> Mine(IReadOnlyList<Guid> ids)
    {
        var ownerId = user.Id;
        return db.Interviews.Where(i => ids.Contains(i.Id) && i.OwnerId == ownerId).Include(i => i.Turns.OrderBy(t => t.Ordinal));
    }

    private static InterviewStory Story(Interview interview, QuestionContent? question) => new(
        new InterviewRow(
            interview.Id,
            interview.Mode,
            interview.Level,
            interview.State,
            interview.StartedAt,
            interview.Length,
            interview.Turns.Count == 0 ? "" : interview.Turns[0].Prompt,
            interview.State == InterviewState.Ended ? new Score(interview.Earned, interview.Weight) : null,
            interview.ResumeId,
            interview.ResumeVersion,
            interview.ApplicationId),
        InterviewView.From(interview, question),
        [.. interview.Turns.Where(turn => turn.AnsweredAt is not null).Select(turn => AnswerView.From(interview, turn))],
        interview.EndedAt);

    // The clock is the server's: whoever looks first after it ran out finds the interview ended.
    private async Task EndTheLateAsync(List<Interview> interviews, CancellationToken cancellation)
    {
        var wasLate = false;
        foreach (var interview in interviews)
        {
            wasLate |= await advance.EndIfLateAsync(interview, cancellation);
        }

        if (wasLate)
        {
            await db.SaveChangesAsync(cancellation);
        }
    }
}
