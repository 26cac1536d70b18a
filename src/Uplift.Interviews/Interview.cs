using Uplift.Library.Contracts;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews;

/// <summary>How an interview treats the candidate.</summary>
public enum InterviewMode
{
    /// <summary>Feedback after each answer, hints on demand.</summary>
    Practice,

    /// <summary>The server's clock runs; no feedback until the end.</summary>
    Real,

    /// <summary>One question, as many attempts as wanted.</summary>
    Rehearsal,
}

public enum InterviewState
{
    Running,
    Ended,
}

/// <summary>One sitting: the questions asked, the answers given, and the rules of both.</summary>
internal sealed class Interview
{
    /// <summary>Real mode allows this long for each question with its follow-ups.</summary>
    public static readonly TimeSpan TimePerQuestion = TimeSpan.FromMinutes(6);

    /// <summary>An answer sent in time must not be refused because the network was slow.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly List<Turn> turns = [];

    public Guid Id { get; init; }

    public Guid OwnerId { get; set; }

    public required string Role { get; init; }

    /// <summary>Who asks, when a model words the questions; null: the embedded interviewer.</summary>
    public string? Persona { get; init; }

    public Level Level { get; init; }

    public InterviewMode Mode { get; init; }

    /// <summary>How many questions were asked for, follow-ups not counted.</summary>
    public int Length { get; private set; }

    public InterviewState State { get; private set; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the clock runs out; null when there is none.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    /// <summary>Topics to choose from; empty means all.</summary>
    public required List<string> Topics { get; init; }

    /// <summary>What of a resume or an advert it comes to first, in order; questions on the topics fill the rest.</summary>
    public List<AgendaItem> Agenda { get; init; } = [];

    /// <summary>The resume that it is about, and the number of its version; it may be gone by now.</summary>
    public Guid? ResumeId { get; init; }

    public int? ResumeVersion { get; init; }

    /// <summary>The application that it prepares for; it may be gone by now.</summary>
    public Guid? ApplicationId { get; init; }

    /// <summary>Points earned and their weight, for the history; set at the end.</summary>
    public decimal Earned { get; private set; }

    public int Weight { get; private set; }

    /// <summary>Raised by each change, so that of two requests at the same moment one wins.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Turn> Turns => turns;

    /// <summary>The turn that waits for an answer; null when the interview has ended.</summary>
    public Turn? Open => State == InterviewState.Running ? turns.Find(turn => turn.AnsweredAt is null) : null;

    public int Asked => turns.Count == 0 ? 0 : turns.Max(turn => turn.Number);

    /// <summary>What comes next by the agenda; null when it is through.</summary>
    public AgendaItem? Upcoming => Agenda.ElementAtOrDefault(Asked);

    public static Interview Start(
        Guid id, Guid ownerId, string role, Level level, IReadOnlyList<string> topics, int length, InterviewMode mode, DateTimeOffset now,
        string? persona = null, Origin? origin = null) => new()
        {
            Agenda = [.. (origin ?? Origin.None).Agenda],
            ResumeId = origin?.ResumeId,
            ResumeVersion = origin?.ResumeVersion,
            ApplicationId = origin?.ApplicationId,
            Persona = persona,
            Id = id,
            OwnerId = ownerId,
            Role = role,
            Level = level,
            Topics = [.. topics],
            Length = length,
            Mode = mode,
            StartedAt = now,
            Deadline = mode == InterviewMode.Real ? now + (TimePerQuestion * length) : null,
        };

    public bool IsLate(DateTimeOffset now) => State == InterviewState.Running && now > Deadline + Grace;

    /// <summary>Whether the question of this turn goes on with a follow-up.</summary>
    public bool IsOpen(Turn turn) => Open is { IsFollowUp: true } open && open.Number == turn.Number;

    public Turn Ask(Guid turnId, Asking asking, DateTimeOffset now)
    {
        var turn = new Turn
        {
            Id = turnId,
            InterviewId = Id,
            Ordinal = turns.Count + 1,
            Number = asking.IsFollowUp || (Mode == InterviewMode.Rehearsal && turns.Count > 0) ? Asked : Asked + 1,
            Kind = asking.Kind,
            QuestionSlug = asking.QuestionSlug,
            Level = asking.Level,
            FollowUp = asking.FollowUp,
            Prompt = asking.Prompt,
            Aim = asking.Aim,
            QuotedFrom = asking.About?.From,
            Quoted = asking.About?.Text,
            AskedAt = now,
        };
        turns.Add(turn);
        Version++;
        return turn;
    }

    /// <summary>Takes the answer to the open turn.</summary>
    /// <param name="turnId">The turn that the sender saw; a replayed form names one that is answered already.</param>
    /// <param name="text">The answer; may be empty.</param>
    /// <param name="selfMark">1 to 4, given before anything is revealed.</param>
    /// <param name="now">When it came in.</param>
    public Outcome<Turn> Answer(Guid? turnId, string text, int selfMark, DateTimeOffset now)
    {
        if (Open is not { } open)
        {
            return Problem.Conflict("interview-ended", "This interview has ended; its report is ready.");
        }

        if (turnId is not null && turnId != open.Id)
        {
            return Problem.Conflict("already-answered", "This question was answered already, and that answer is kept. The interview has moved on.");
        }

        open.Take(text, selfMark, now);
        Version++;
        return open;
    }

    public Outcome<Turn> SaveDraft(Guid? turnId, string text, DateTimeOffset now)
    {
        if (Open is not { } open || (turnId is not null && turnId != open.Id))
        {
            return Problem.Conflict("already-answered", "This question was answered already; the draft was not kept.");
        }

        open.Keep(text, now);
        return open;
    }

    public Outcome<Turn> ShowHint(Guid? turnId, int available)
    {
        if (Open is not { } open)
        {
            return Problem.Conflict("interview-ended", "This interview has ended; its report is ready.");
        }

        if (turnId is not null && turnId != open.Id)
        {
            return Problem.Conflict("already-answered", "This question was answered already. The interview has moved on.");
        }

        if (Mode == InterviewMode.Real)
        {
            return Problem.Conflict("no-hints-in-real-mode", "A real interview gives no hints. Choose practice for them.");
        }

        open.ShowHint(available);
        Version++;
        return open;
    }

    /// <summary>Ends the interview. Ending it twice changes nothing.</summary>
    public void End(DateTimeOffset now, decimal earned, int weight)
    {
        if (State == InterviewState.Ended)
        {
            return;
        }

        State = InterviewState.Ended;
        EndedAt = now;
        (Earned, Weight) = (earned, weight);
        Version++;
    }

    /// <summary>An appeal changed a verdict, and so the points earned.</summary>
    public void Reckon(decimal earned, int weight)
    {
        (Earned, Weight) = (earned, weight);
        Version++;
    }

    /// <summary>There were fewer questions on these topics than asked for.</summary>
    public void Shorten() => Length = Asked;
}

/// <summary>What is asked next.</summary>
/// <param name="FollowUp">The position of the follow-up in the question's record; null for the question itself.</param>
/// <param name="Aim">Why it is asked, in one line that gives nothing away.</param>
internal sealed record Asking(string QuestionSlug, Level Level, string Prompt, int? FollowUp, string? Aim)
{
    public TurnKind Kind { get; init; }

    /// <summary>The words that led to it; null when only the topics did.</summary>
    public AgendaItem? About { get; init; }

    public bool IsFollowUp => FollowUp is not null;
}
