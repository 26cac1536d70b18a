using Uplift.Library.Contracts;

namespace Uplift.Coaching.Skills;

/// <summary>How far a topic is mastered. It can fall.</summary>
public enum Mastery
{
    NotStarted,
    Attempted,
    Familiar,
    Proficient,

    /// <summary>Shown again at least a week later, among questions of other topics.</summary>
    Mastered,
}

/// <summary>What is held of one topic, or of one subtopic, after the answers so far. Pure.</summary>
internal sealed record SkillState(
    double Theta, double Information, int Answers, Mastery Mastery, DateOnly? ProficientOn, DateTimeOffset? LastAt, double LastScore)
{
    /// <summary>At least this share of the points is a solid answer.</summary>
    public const double Solid = 0.85;

    /// <summary>Less than this is a miss.</summary>
    public const double Fair = 0.7;

    private const int DaysUntilCheck = 7;

    public static readonly SkillState None = new(0, 0, 0, Mastery.NotStarted, null, null, 0);

    public double Error => Ability.Error(Information);

    public SkillState After(Observation seen)
    {
        var surprise = seen.Score - Ability.Expected(Theta, seen.Difficulty);
        var mastery = NextMastery(seen);
        return new SkillState(
            Theta + (Ability.Step(Answers) * seen.Weight * surprise),
            Information + (seen.Weight * Ability.Information(Theta, seen.Difficulty)),
            Answers + 1,
            mastery,
            mastery < Mastery.Proficient ? null
            // After a fall it has to be shown again, a week from now.
            : mastery < Mastery ? seen.Day
            : ProficientOn ?? seen.Day,
            seen.At,
            seen.Score);
    }

    private Mastery NextMastery(Observation seen) => seen.Score switch
    {
        < Fair => Mastery > Mastery.Attempted ? Mastery - 1 : Mastery.Attempted,
        < Solid => Highest(Mastery.Familiar),
        // What a beginner is asked cannot show more than that one is familiar with a topic.
        _ when seen.Level == Level.Beginner => Highest(Mastery.Familiar),
        _ when seen.Mixed && ProficientOn is { } since && seen.Day.DayNumber - since.DayNumber >= DaysUntilCheck => Mastery.Mastered,
        _ => Highest(Mastery.Proficient),
    };

    private Mastery Highest(Mastery other) => Mastery > other ? Mastery : other;
}

/// <summary>A person's <see cref="SkillState"/> of a topic (with an empty tag) or of one of its subtopics; a projection of the observations.</summary>
internal sealed class Skill
{
    public required Guid OwnerId { get; init; }

    public required string TopicId { get; init; }

    public required string Tag { get; init; }

    public double Theta { get; private set; }

    public double Information { get; private set; }

    public int Answers { get; private set; }

    public Mastery Mastery { get; private set; }

    public DateOnly? ProficientOn { get; private set; }

    public DateTimeOffset? LastAt { get; private set; }

    public double LastScore { get; private set; }

    public SkillState State
    {
        get => new(Theta, Information, Answers, Mastery, ProficientOn, LastAt, LastScore);
        set => (Theta, Information, Answers, Mastery, ProficientOn, LastAt, LastScore) =
            (value.Theta, value.Information, value.Answers, value.Mastery, value.ProficientOn, value.LastAt, value.LastScore);
    }
}
