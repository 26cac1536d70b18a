using Uplift.Coaching.Skills;
using Uplift.Library.Contracts;

namespace Uplift.Tests.Coaching.Skills;

public sealed class SkillStateTests
{
    private static readonly DateOnly Start = new(2026, 11, 1);

    [Theory]
    [InlineData(0.0, Mastery.Attempted)]
    [InlineData(0.69, Mastery.Attempted)]
    [InlineData(0.7, Mastery.Familiar)]
    [InlineData(0.85, Mastery.Proficient)]
    public void The_first_answer_decides_where_mastery_begins(double score, Mastery mastery) => After(An(score)).Mastery.ShouldBe(mastery);

    [Fact]
    public void Only_a_mixed_check_a_week_later_shows_mastery()
    {
        After(An(1), An(1, day: 8)).Mastery.ShouldBe(Mastery.Proficient);
        After(An(1), An(1, day: 6, mixed: true)).Mastery.ShouldBe(Mastery.Proficient);
        After(An(1), An(1, day: 7, mixed: true)).Mastery.ShouldBe(Mastery.Mastered);
    }

    [Fact]
    public void It_falls_with_a_miss_and_has_to_be_shown_again_a_week_from_there()
    {
        var fallen = After(An(1), An(1, day: 7, mixed: true), An(0.2, day: 20));

        fallen.Mastery.ShouldBe(Mastery.Proficient);
        fallen.After(An(1, day: 21, mixed: true)).Mastery.ShouldBe(Mastery.Proficient);
        fallen.After(An(1, day: 27, mixed: true)).Mastery.ShouldBe(Mastery.Mastered);
        After(An(1), An(0), An(0), An(0)).Mastery.ShouldBe(Mastery.Attempted);
    }

    [Fact]
    public void A_beginners_question_shows_familiarity_at_most() => After(An(1, level: Level.Beginner)).Mastery.ShouldBe(Mastery.Familiar);

    [Fact]
    public void Ability_moves_towards_what_is_shown_and_the_steps_grow_smaller()
    {
        var states = new List<SkillState> { SkillState.None };
        for (var answer = 0; answer < 40; answer++)
        {
            states.Add(states[^1].After(An(0.73)));
        }

        // A share of 0.73 is what somebody at θ = 1 earns of an intermediate question.
        states[^1].Theta.ShouldBe(1, 0.1);
        Math.Abs(states[^1].Theta - states[^2].Theta).ShouldBeLessThan(Math.Abs(states[1].Theta - states[0].Theta) / 10);
        states.Select(state => -state.Error).ShouldBeInOrder();
    }

    [Fact]
    public void A_doubtful_verdict_moves_it_half_as_far() =>
        After(An(1, weight: 0.5)).Theta.ShouldBe(After(An(1)).Theta / 2, 1e-12);

    [Fact]
    public void Somebody_at_zero_earns_half_of_an_intermediate_question() => Ability.Expected(0, LevelDifficulties.Usual.Of(Level.Intermediate)).ShouldBe(0.5);

    internal static Observation An(
        double score, int day = 0, bool mixed = false, Level level = Level.Intermediate, double weight = 1, string topic = "indexing") => new()
        {
            Id = Guid.CreateVersion7(),
            OwnerId = Guid.Empty,
            InterviewId = Guid.Empty,
            QuestionSlug = "one",
            TopicId = topic,
            Tags = [],
            Level = level,
            At = new DateTimeOffset(Start.AddDays(day), new TimeOnly(12, 0), TimeSpan.Zero),
            Day = Start.AddDays(day),
            Score = score,
            Weight = weight,
            Difficulty = LevelDifficulties.Usual.Of(level),
            Mixed = mixed,
            Points = [],
        };

    private static SkillState After(params IEnumerable<Observation> seen) => seen.Aggregate(SkillState.None, (state, one) => state.After(one));
}
