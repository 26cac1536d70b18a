using System.Text.Json.Serialization;
using Uplift.Interviews.Answers;
using Uplift.Interviews.Contracts;
using Uplift.Interviews.Conversation;
using Uplift.Library.Contracts;

namespace Uplift.Interviews.Turns;

/// <summary>What is asked now.</summary>
/// <param name="Slug">The question's; empty for unscored talk.</param>
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
    bool MoreHints)
{
    /// <summary>Whether it is marked: a question of the library is, unscored talk is not.</summary>
    public TurnKind Kind { get; init; }

    /// <summary>Whose words led to it; null when only the topics did.</summary>
    public QuotedFrom? QuotedFrom { get; init; }

    /// <summary>Those words.</summary>
    public string? Quoted { get; init; }

    /// <summary>The question as the interviewer put it; null: as it is written.</summary>
    public string? Spoken { get; init; }

    /// <summary>The model and prompt that worded it.</summary>
    public string? SpokenBy { get; init; }

    /// <summary>Why the question stands as it is written though a model was asked.</summary>
    public string? SpeechNote { get; init; }

    /// <summary>Whether the interviewer may still be asked to put it.</summary>
    public bool AwaitsSpeech { get; init; }

    /// <summary>What the page needs to find stories that could answer it; null where there is no help, as in real mode and for follow-ups.</summary>
    [JsonIgnore]
    public QuestionContent? MayBeHinted { get; init; }
}

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
    /// <summary>Who asks, when a model words the questions; null: the embedded interviewer.</summary>
    public string? Persona { get; init; }

    /// <summary>The resume that it is about, with the number of the version; null for the resume as it was.</summary>
    public Guid? ResumeId { get; init; }

    public int? ResumeVersion { get; init; }

    /// <summary>The application that it prepares for.</summary>
    public Guid? ApplicationId { get; init; }

    internal static InterviewView From(Interview interview, QuestionContent? question, AnswerView? feedback = null) => new(
        interview.Id,
        interview.State,
        interview.Mode,
        interview.Level,
        interview.Open is { } open && question is not null ? View(interview, open, question) : null,
        interview.Asked,
        interview.Length,
        interview.Deadline,
        feedback)
    {
        Persona = interview.Persona,
        ResumeId = interview.ResumeId,
        ResumeVersion = interview.ResumeVersion,
        ApplicationId = interview.ApplicationId,
    };

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
            interview.Mode != InterviewMode.Real && open.HintsShown < hints.Count)
        {
            Kind = open.Kind,
            QuotedFrom = open.QuotedFrom,
            Quoted = open.Quoted,
            Spoken = open.Spoken,
            SpokenBy = open.SpokenBy,
            SpeechNote = SpeakTurn.Words(open.SpeechFailure),
            AwaitsSpeech = interview.Persona is not null && open.AwaitsSpeech,
            MayBeHinted = interview.Mode == InterviewMode.Real || open.IsFollowUp ? null : question,
        };
    }
}
