using Uplift.Interviews.Turns;
using static Uplift.Tests.Interviews.Sketch;

namespace Uplift.Tests.Interviews.Turns;

public sealed class HintsTests
{
    [Fact]
    public void The_needed_and_heaviest_points_are_hinted_at_first()
    {
        var question = AQuestion(points:
        [
            AKeyPoint("light", weight: 1, hint: "Light?"),
            AKeyPoint("silent", weight: 3),
            AKeyPoint("heavy", weight: 3, hint: "Heavy?"),
            AKeyPoint("needed", must: true, weight: 1, hint: "Needed?"),
        ]);

        Hints.For(question, followUp: null).ShouldBe(["Needed?", "Heavy?", "Light?"]);
    }

    [Fact]
    public void A_follow_up_hints_only_at_what_it_asks_for()
    {
        var question = AQuestion(
            points: [AKeyPoint("first", hint: "First?"), AKeyPoint("second", hint: "Second?")],
            followUps: [AFollowUp(Uplift.Library.Contracts.TriggerKind.Missed, "second")]);

        Hints.For(question, followUp: 0).ShouldBe(["Second?"]);
    }
}
