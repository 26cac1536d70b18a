using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;

namespace Uplift.Interviews.Answers;

/// <summary>
/// Which of the candidate's own stories answers tell. It is said beside an answer in practice, as soon as its question is done; in the
/// other modes only the report says it.
/// </summary>
internal sealed class StoriesInAnswers(INoticeStories stories)
{
    public static bool AreShown(Interview interview, Turn turn, QuestionContent? question) =>
        interview.Mode == InterviewMode.Practice && !interview.IsOpen(turn) && question?.TopicId == Behavioural.TopicId;

    public async Task<IReadOnlyList<StoryNotice>> OfAsync(Interview interview, Turn turn, QuestionContent? question, CancellationToken cancellation) =>
        AreShown(interview, turn, question)
            ? [.. (await AllAsync([interview], cancellation))[interview.Id].Where(notice => notice.Question == turn.Number)]
            : [];

    public Task<ILookup<Guid, StoryNotice>> InReportsAsync(Guid ownerId, IReadOnlyList<TellingInterview> ended, CancellationToken cancellation) =>
        stories.HandleAsync(ownerId, ended, cancellation);

    /// <summary>In whole interviews of one person, by their ids.</summary>
    public async Task<ILookup<Guid, StoryNotice>> AllAsync(IReadOnlyList<Interview> interviews, CancellationToken cancellation) => await stories.HandleAsync(
        interviews.Select(interview => interview.OwnerId).Distinct().Single(),
        [.. interviews.Select(interview => new TellingInterview(
            interview.Id,
            interview.EndedAt,
            [.. interview.Turns.Where(turn => turn.Answer is not null).Select(turn => new GivenAnswer(turn.Number, turn.QuestionSlug, turn.Answer!))]))],
        cancellation);
}
