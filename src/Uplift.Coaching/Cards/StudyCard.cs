using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Reviews;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Coaching.Cards;

/// <summary>Why there is a card.</summary>
public enum CardOrigin
{
    /// <summary>A key point that an answer did not hold.</summary>
    Missed,

    /// <summary>A key point that was said in part.</summary>
    Partly,

    /// <summary>A wrong claim that was made.</summary>
    Misconception,

    /// <summary>Its owner wanted it.</summary>
    ByHand,

    /// <summary>It came with a file.</summary>
    Imported,

    /// <summary>A job asks for it, and the resume that was held against its advert does not show it.</summary>
    JobRequirement,
}

/// <summary>
/// One key point to be remembered. Its schedule is a projection of the review log: <see cref="Apply"/>d to a new card, the
/// log gives the same again.
/// </summary>
internal sealed class StudyCard
{
    /// <summary>So many lapses make a card a leech: repeating it does not help, so it rests and its guide is offered.</summary>
    public const int LeechLapses = 6;

    public const int LongestRequirement = 200;

    /// <summary>When a card that rests is asked.</summary>
    public static readonly DateTimeOffset Never = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required string QuestionSlug { get; init; }

    /// <summary>The key point's id; <c>not-so:</c> and a misconception's; <c>own:</c> and a number for a card with a text of its owner's.</summary>
    public required string PointId { get; init; }

    public required string TopicId { get; init; }

    public Level Level { get; init; }

    /// <summary>What is asked: it leads to the point and does not say it.</summary>
    public string Prompt { get; private set; } = "";

    /// <summary>What should be said.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>The guide, and perhaps its section, that teaches it: <c>slug#section</c>.</summary>
    public string? See { get; init; }

    public CardOrigin Origin { get; init; }

    /// <summary>Where the point was missed.</summary>
    public Guid? InterviewId { get; set; }

    /// <summary>What a job asks for; null for a card that no job made.</summary>
    public string? Requirement { get; private set; }

    /// <summary>The resume that did not show it.</summary>
    public Guid? ResumeId { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is due before its first review.</summary>
    public required DateTimeOffset FirstDueAt { get; init; }

    public CardState State { get; private set; }

    public int Step { get; private set; }

    /// <summary>In days; null until the first review.</summary>
    public double? Stability { get; private set; }

    /// <summary>1 to 10; null until the first review.</summary>
    public double? Difficulty { get; private set; }

    public int ScheduledDays { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When it is to be asked: when it is due, and never while it rests. One range of one index holds what is due.</summary>
    public DateTimeOffset AskAt { get; private set; }

    /// <summary>How many lines its log has.</summary>
    public int Lines { get; private set; }

    public DateTimeOffset? LastReviewAt { get; private set; }

    /// <summary>The learner's day of the last review.</summary>
    public DateOnly? LastDay { get; private set; }

    public int Reviews { get; private set; }

    public int Lapses { get; private set; }

    /// <summary>Not asked for now: as a leech, or because its owner wants it so.</summary>
    public bool Resting { get; private set; }

    public Guid Version { get; private set; }

    public bool IsLeech => Lapses >= LeechLapses;

    public static StudyCard New(
        Guid id, Guid ownerId, string questionSlug, string pointId, string topicId, Level level, string prompt, string answer, string? see,
        CardOrigin origin, Guid? interviewId, DateTimeOffset now, DateTimeOffset dueAt) => new()
        {
            Id = id,
            OwnerId = ownerId,
            QuestionSlug = questionSlug,
            PointId = pointId,
            TopicId = topicId,
            Level = level,
            Prompt = prompt,
            Answer = answer,
            See = see,
            Origin = origin,
            InterviewId = interviewId,
            CreatedAt = now,
            FirstDueAt = dueAt,
            DueAt = dueAt,
            AskAt = dueAt,
            Version = id,
        };

    /// <summary>Says what it is for: a job's requirement, and the resume that does not show it.</summary>
    public StudyCard For(string requirement, Guid resumeId)
    {
        Requirement = requirement.Length <= LongestRequirement ? requirement : requirement[..LongestRequirement];
        ResumeId = resumeId;
        return this;
    }

    public int DaysSinceReview(DateOnly today) => LastDay is { } last ? Math.Max(0, today.DayNumber - last.DayNumber) : 0;

    /// <summary>The chance to recall it on a day; null until the first review.</summary>
    public double? RecallOn(DateOnly day, MemoryModel model) =>
        Stability is { } stability ? model.Retrievability(DaysSinceReview(day), stability) : null;

    public void Rewrite(string prompt, string answer, TimeProvider clock)
    {
        (Prompt, Answer) = (prompt, answer);
        Version = Ids.Next(clock);
    }

    /// <summary>Moves the schedule on by one review of the log.</summary>
    public void Apply(Review review, FsrsParameters parameters)
    {
        var lapses = Lapses;
        Take(Schedules.After(ToSchedule(), review, parameters), review);
        if (Lapses > lapses && Lapses >= LeechLapses && (Lapses - LeechLapses) % (LeechLapses / 2) == 0)
        {
            Resting = true;
        }

        AskAt = Resting ? Never : DueAt;
        Version = review.Id;
    }

    /// <summary>The number of the next line of its log.</summary>
    public int NextLine() => ++Lines;

    /// <summary>The schedule that the log gives, in place of the one there is.</summary>
    /// <returns>Whether they differed.</returns>
    public bool Rebuild(IEnumerable<Review> log, FsrsParameters parameters, TimeProvider clock)
    {
        var before = (ToSchedule(), LastDay);
        var schedule = Card.New(FirstDueAt);
        Review? last = null;
        foreach (var review in log)
        {
            schedule = Schedules.After(schedule, review, parameters);
            last = review;
        }

        Take(schedule, last);
        if (Lapses < LeechLapses && before.Item1.Lapses >= LeechLapses)
        {
            Resting = false;
        }

        AskAt = Resting ? Never : DueAt;
        var differs = !Same(before.Item1, schedule) || before.LastDay != LastDay;
        if (differs)
        {
            Version = Ids.Next(clock);
        }

        return differs;
    }

    public void Rest(bool rests, TimeProvider clock)
    {
        Resting = rests;
        AskAt = rests ? Never : DueAt;
        Version = Ids.Next(clock);
    }

    public Card ToSchedule() => new(
        State, Step, Stability is { } stability ? new Memory(stability, Difficulty!.Value) : null, ScheduledDays, DueAt, LastReviewAt, Reviews, Lapses);

    private void Take(Card schedule, Review? review)
    {
        (State, Step, ScheduledDays, DueAt) = (schedule.State, schedule.Step, schedule.ScheduledDays, schedule.Due);
        (Stability, Difficulty) = (schedule.Memory?.Stability, schedule.Memory?.Difficulty);
        (LastReviewAt, Reviews, Lapses, LastDay) = (schedule.LastReview, schedule.Reviews, schedule.Lapses, review?.Day);
    }

    /// <summary>Beyond what a database's and a processor's floating point may differ by.</summary>
    private static bool Same(Card one, Card other)
    {
        return one with { Memory = null } == other with { Memory = null }
            && (one.Memory, other.Memory) switch
            {
                (null, null) => true,
                ({ } left, { } right) => Near(left.Stability, right.Stability) && Near(left.Difficulty, right.Difficulty),
                _ => false,
            };

        static bool Near(double left, double right) => Math.Abs(left - right) <= 1e-9 * Math.Max(1, Math.Abs(left));
    }
}
