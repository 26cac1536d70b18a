using Uplift.Interviews.Answers;
using Uplift.Interviews.Starting;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Practice;

/// <summary>The address of an answer and its verdict.</summary>
internal sealed record PractisedAnswer(Guid InterviewId, Guid AnswerId);

/// <summary>Answers one question from its own page: a rehearsal that begins with its first answer.</summary>
internal sealed class PractiseQuestion(StartInterview start, SubmitAnswer submit)
{
    public async Task<Outcome<PractisedAnswer>> HandleAsync(string slug, AnswerDraft draft, CancellationToken cancellation)
    {
        var started = await start.HandleAsync(
            new InterviewDraft { Mode = "rehearsal", Questions = 1, Question = slug }, cancellation);
        if (started.Value is not { } interview)
        {
            return started.Problem!;
        }

        var (outcome, answerId) = await submit.AnswerAsync(interview.Id, draft with { Turn = null }, cancellation);
        return outcome.Problem is { } problem ? problem : new PractisedAnswer(interview.Id, answerId);
    }
}
