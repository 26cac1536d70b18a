using Uplift.Interviews.Grading;
using Uplift.Library.Contracts;
using static Uplift.Tests.Interviews.Sketch;
using Gate = Uplift.Examiner.Gate;
using PointVerdict = Uplift.Examiner.PointVerdict;

namespace Uplift.Tests.Interviews.Grading;

public sealed class FollowUpChoiceTests
{
    private const int Always = 0;
    private const int OptionalMissed = 1;
    private const int NeededMissed = 2;
    private const int AllCovered = 3;
    private const int Misconceived = 4;

    /// <summary>The least urgent first, so that the order of the record decides nothing by chance.</summary>
    private static readonly QuestionContent Question = AQuestion(
        points: [AKeyPoint("needed", must: true), AKeyPoint("optional")],
        misconceptions: [new Misconception("wrong", "It is free.", "It is not.", "needed", null, ["free"])],
        followUps:
        [
            AFollowUp(TriggerKind.Always),
            AFollowUp(TriggerKind.Missed, "optional"),
            AFollowUp(TriggerKind.Missed, "needed"),
            AFollowUp(TriggerKind.AllCovered, levelShift: 1),
            AFollowUp(TriggerKind.Misconception, "wrong"),
        ]);

    [Fact]
    public void A_misconception_is_tested_first() =>
        After(Both(PointVerdict.Missed) with { Misconceptions = [Wrong] }).ShouldBe(Misconceived);

    [Fact]
    public void A_needed_point_comes_before_an_optional_one() =>
        After(Both(PointVerdict.Missed)).ShouldBe(NeededMissed);

    [Fact]
    public void An_optional_point_comes_before_mere_depth() =>
        After(AVerdict(APoint("needed", PointVerdict.Covered, must: true), APoint("optional", PointVerdict.Missed)))
            .ShouldBe(OptionalMissed);

    [Fact]
    public void A_point_said_in_part_is_still_open() =>
        After(AVerdict(APoint("needed", PointVerdict.Partly, must: true), APoint("optional", PointVerdict.Covered)))
            .ShouldBe(NeededMissed);

    [Fact]
    public void When_all_is_covered_something_changes() =>
        After(Both(PointVerdict.Covered)).ShouldBe(AllCovered);

    [Fact]
    public void Depth_is_asked_for_when_nothing_else_is_left()
    {
        var question = AQuestion(points: [AKeyPoint("needed", must: true)], followUps: [AFollowUp(TriggerKind.Always)]);

        FollowUpChoice.Next(question, [AnAnswer("Text.", AVerdict(APoint("needed", PointVerdict.Missed, must: true)))])!
            .FollowUp.ShouldBe(Always);
    }

    [Fact]
    public void No_follow_up_is_asked_twice() =>
        After(Both(PointVerdict.Missed), (NeededMissed, Both(PointVerdict.Missed))).ShouldBe(OptionalMissed);

    [Fact]
    public void Two_follow_ups_are_the_most() =>
        After(Both(PointVerdict.Missed), (NeededMissed, Both(PointVerdict.Missed)), (OptionalMissed, Both(PointVerdict.Missed)))
            .ShouldBeNull();

    [Fact]
    public void An_answer_that_could_not_be_assessed_gets_one_more_try() =>
        After(Refused(Gate.Empty, "needed", "optional")).ShouldBe(NeededMissed);

    [Fact]
    public void A_second_answer_that_could_not_be_assessed_gets_none() =>
        After(Refused(Gate.Empty, "needed", "optional"), (NeededMissed, Refused(Gate.Empty, "needed"))).ShouldBeNull();

    [Fact]
    public void What_a_follow_up_brought_out_is_open_no_more() =>
        After(Both(PointVerdict.Missed), (NeededMissed, AVerdict(APoint("needed", PointVerdict.Covered, must: true))))
            .ShouldBe(OptionalMissed);

    [Fact]
    public void The_aim_of_a_missed_point_does_not_name_it()
    {
        var asking = Ask(Both(PointVerdict.Missed));

        asking.Aim!.ShouldNotContain("needed");
        asking.Aim!.ShouldNotContain(Question.Record.KeyPoints[0].Statement);
    }

    [Fact]
    public void The_aim_after_a_misconception_holds_the_persons_own_words_and_no_correction()
    {
        var asking = Ask(Both(PointVerdict.Missed) with { Misconceptions = [Wrong] });

        asking.Aim.ShouldBe("You said “it is free”. Let us test that.");
    }

    [Fact]
    public void A_harder_follow_up_says_so_in_its_level() =>
        Ask(Both(PointVerdict.Covered)).Level.ShouldBe(Level.Advanced);

    [Fact]
    public void No_follow_up_leaves_the_three_levels()
    {
        var hardest = Question with { Level = Level.Advanced };

        FollowUpChoice.Next(hardest, [AnAnswer("Text.", Both(PointVerdict.Covered))])!.Level.ShouldBe(Level.Advanced);
    }

    private static MisconceptionRecord Wrong => AMisconception("wrong", "needed", In("Well, it is free.", "it is free"));

    private static Verdict Both(PointVerdict verdict) => AVerdict(APoint("needed", verdict, must: true), APoint("optional", verdict));

    private static Uplift.Interviews.Asking Ask(Verdict verdict) => FollowUpChoice.Next(Question, [AnAnswer("Text.", verdict)])!;

    private static int? After(Verdict main, params (int FollowUp, Verdict Verdict)[] followUps) => FollowUpChoice.Next(
        Question,
        [AnAnswer("Text.", main), .. followUps.Select(one => AnAnswer("Text.", one.Verdict, one.FollowUp))])?.FollowUp;
}
