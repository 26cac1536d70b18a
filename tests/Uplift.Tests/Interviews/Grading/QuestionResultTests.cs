using Uplift.Interviews.Grading;
using static Uplift.Tests.Interviews.Sketch;
using Confidence = Uplift.Examiner.Confidence;
using Gate = Uplift.Examiner.Gate;
using PointVerdict = Uplift.Examiner.PointVerdict;

namespace Uplift.Tests.Interviews.Grading;

public sealed class QuestionResultTests
{
    [Fact]
    public void The_score_is_points_earned_of_their_weight()
    {
        var result = QuestionResult.Of([AnAnswer("Text.", AVerdict(
            APoint("a", PointVerdict.Covered, weight: 3),
            APoint("b", PointVerdict.Covered, weight: 3),
            APoint("c", PointVerdict.Partly, weight: 1),
            APoint("d", PointVerdict.Contradicted, weight: 2)))]);

        (result.Earned, result.Weight).ShouldBe((6.5m, 9));
    }

    [Fact]
    public void A_follow_up_raises_a_point_that_was_missed()
    {
        var followUp = AnAnswer("More.", AVerdict(APoint("a", PointVerdict.Covered)), followUp: 0);

        var result = QuestionResult.Of([AnAnswer("Text.", AVerdict(APoint("a", PointVerdict.Missed))), followUp]);

        result.Points.Single().TurnId.ShouldBe(followUp.Id);
        result.Earned.ShouldBe(2);
    }

    [Fact]
    public void A_weaker_follow_up_takes_nothing_away()
    {
        var main = AnAnswer("Text.", AVerdict(APoint("a", PointVerdict.Covered)));

        var result = QuestionResult.Of([main, AnAnswer("More.", AVerdict(APoint("a", PointVerdict.Contradicted)), followUp: 0)]);

        result.Points.Single().TurnId.ShouldBe(main.Id);
    }

    [Fact]
    public void Of_two_answers_that_say_it_the_first_is_quoted()
    {
        var main = AnAnswer("Text.", AVerdict(APoint("a", PointVerdict.Covered)));

        QuestionResult.Of([main, AnAnswer("More.", AVerdict(APoint("a", PointVerdict.Covered)), followUp: 0)])
            .Points.Single().TurnId.ShouldBe(main.Id);
    }

    [Fact]
    public void A_misconception_said_twice_is_one()
    {
        var verdict = AVerdict() with { Misconceptions = [AMisconception("m", null, In("free", "free"))] };

        QuestionResult.Of([AnAnswer("free", verdict), AnAnswer("free", verdict, followUp: 0)]).Misconceptions.Count.ShouldBe(1);
    }

    [Fact]
    public void Confidence_is_that_of_the_least_certain_answer() =>
        QuestionResult.Of([AnAnswer("Text.", AVerdict()), AnAnswer("More.", AVerdict() with { Confidence = Confidence.Low }, followUp: 0)])
            .Confidence.ShouldBe(Confidence.Low);

    [Fact]
    public void What_could_not_be_assessed_has_no_grade_and_no_score()
    {
        var result = QuestionResult.Of([AnAnswer("", Refused(Gate.Empty, "a", "b"))]);

        result.Grade.ShouldBeNull();
        (result.Earned, result.Weight).ShouldBe((0, 0));
    }

    [Fact]
    public void A_good_follow_up_makes_a_refused_answer_assessable()
    {
        var result = QuestionResult.Of([AnAnswer("", Refused(Gate.Empty, "a")), AnAnswer("More.", AVerdict(APoint("a", PointVerdict.Covered)), followUp: 0)]);

        result.Gate.ShouldBeNull();
        result.Grade.ShouldBe(4);
    }

    [Fact]
    public void What_was_never_answered_has_no_grade()
    {
        var interview = AnInterview();

        QuestionResult.Of([interview.Asks()]).Grade.ShouldBeNull();
    }

    [Fact]
    public void A_dimension_is_graded_by_its_own_points_with_the_sentence_of_its_rubric()
    {
        var result = QuestionResult.Of([AnAnswer("Text.", AVerdict(
            APoint("a", PointVerdict.Covered, must: true),
            APoint("b", PointVerdict.Missed, dimension: "trade_offs")))]);

        Grade(result, "correctness").ShouldBe(new DimensionGrade("correctness", 4, "correctness 4"));
        Grade(result, "trade_offs").ShouldBe(new DimensionGrade("trade_offs", 1, "trade_offs 1"));
    }

    [Fact]
    public void A_dimension_that_nothing_asked_for_is_not_graded() =>
        Grade(QuestionResult.Of([AnAnswer("Text.", AVerdict(APoint("a", PointVerdict.Covered)))]), "depth").Grade.ShouldBeNull();

    [Fact]
    public void A_misconception_caps_only_the_dimension_of_its_point()
    {
        var verdict = AVerdict(APoint("a", PointVerdict.Covered, must: true), APoint("b", PointVerdict.Covered, must: true, dimension: "depth"));
        var result = QuestionResult.Of([AnAnswer("free", verdict with { Misconceptions = [AMisconception("m", "a", In("free", "free"))] })]);

        Grade(result, "correctness").Grade.ShouldBe(2);
        Grade(result, "depth").Grade.ShouldBe(4);
    }

    [Fact]
    public void Nothing_is_graded_when_there_is_not_enough_to_assess()
    {
        var turn = AnAnswer("", Refused(Gate.Empty, "a"));

        QuestionResult.Of([turn]).Dimensions(Rubric, turn).ShouldAllBe(dimension => dimension.Grade == null);
    }

    [Fact]
    public void Clarity_is_that_of_the_answer_itself_and_not_of_a_follow_up()
    {
        const string Answer = "Hmm. There are several things to look at here, and it depends. For example 3.";
        var main = AnAnswer(Answer, AVerdict(APoint("a", PointVerdict.Missed, must: true)));
        var followUp = AnAnswer("It is a.", AVerdict(APoint("a", PointVerdict.Covered, must: true, quote: In("It is a.", "It is a"))), followUp: 0);

        QuestionResult.Of([main, followUp]).Dimensions(Rubric, main).Single(one => one.Dimension == "clarity").Grade.ShouldBe(2);
    }

    [Fact]
    public void Whoever_only_answered_the_follow_up_is_not_blamed_for_clarity()
    {
        var main = AnAnswer("", Refused(Gate.Empty, "a"));
        var followUp = AnAnswer("It is a.", AVerdict(APoint("a", PointVerdict.Covered)), followUp: 0);

        QuestionResult.Of([main, followUp]).Dimensions(Rubric, main).Single(one => one.Dimension == "clarity").Grade.ShouldBeNull();
    }

    private static DimensionGrade Grade(QuestionResult result, string dimension) =>
        result.Dimensions(Rubric, AnAnswer("Text.", AVerdict())).Single(one => one.Dimension == dimension);
}
