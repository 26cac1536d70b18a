using Uplift.Interviews.Answers;
using Uplift.Library.Contracts;

namespace Uplift.Interviews.Turns;

/// <summary>What is asked now.</summary>
/// <param name="Turn">Sent back with the answer, so that a replayed form is noticed.</param>
/// <param name="Aim">Why a follow-up is asked; null for a question, and in real mode.</param>
/// <param name="Draft">What was typed and saved so far.</param>
/// <param name="Hints">The hints shown so far.</param>
public sealed record TurnView(
    Guid Turn,
    string Slug,
    string Prompt,
    string Topic,
    Level Level,
    bool FollowUp,
    string? Aim,
    string Draft,
    IReadOnlyList<string> Hints,
    bool MoreHints);

/// <param name="Question">Null when the interview has ended.</param>
/// <param name="Asked">The number of the present question.</param>
/// <param name="Of">How many questions there will be.</param>
/// <param name="Deadline">When the clock runs out; null when there is none.</param>
/// <param name="Feedback">In practice, the verdict on the answer that was just given.</param>
public sealed record InterviewView(
    Guid Id,
    InterviewState State,
    InterviewMode Mode,
    Level Level,
    TurnView? Question,
    int Asked,
    int Of,
    DateTimeOffset? Deadline,
    AnswerView? Feedback = null)
{
    internal static InterviewView From(Interview interview, QuestionContent? question, AnswerView? feedback = null) => new(
        interview.Id,
        interview.State,
        interview.Mode,
        interview.Level,
        interview.Open is { } open && question is not null ? View(interview, open, question) : null,
        interview.Asked,
        interview.Length,
        interview.Deadline,
        feedback);

    private static TurnView View(Interview interview, Turn open, QuestionContent question)
    {
        var hints = Hints.For(question, open.FollowUp);
        return new TurnView(
            open.Id,
            open.QuestionSlug,
            open.Prompt,
            question.TopicName,
            open.Level,
            open.IsFollowUp,
            interview.Mode == InterviewMode.Real ? null : open.Aim,
            open.Draft,
            [.. hints.Take(open.HintsShown)],
            interview.Mode != InterviewMode.Real && open.HintsShown < hints.Count);
    }
}
