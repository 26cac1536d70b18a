using Uplift.Interviews;
using Uplift.Interviews.Appeals;
using Uplift.Interviews.Grading;
using Uplift.Interviews.Reports;
using Uplift.Library.Contracts;
using static Uplift.Tests.Interviews.Sketch;
using Gate = Uplift.Examiner.Gate;
using PointVerdict = Uplift.Examiner.PointVerdict;

namespace Uplift.Tests.Interviews.Reports;

public sealed class ReportBuilderTests
{
    private static readonly Verdict Full = AVerdict(APoint("first", PointVerdict.Covered, must: true), APoint("second", PointVerdict.Covered));
    private static readonly Verdict Nothing = AVerdict(APoint("first", PointVerdict.Missed, must: true), APoint("second", PointVerdict.Missed));

    private const string Clear = "The first idea is 1. The second idea follows from it.";

    [Fact]
    public void The_limiting_factor_is_the_lowest_dimension()
    {
        var report = Report(Answered(AVerdict(
            APoint("first", PointVerdict.Covered, must: true, quote: In(Clear, "first idea")),
            APoint("second", PointVerdict.Missed, dimension: "trade_offs"))));

        report.Grade.ShouldBe(1);
        report.LimitingFactor.ShouldBe("What limits this interview is trade-offs: 1 point that counted for it was not said.");
    }

    [Fact]
    public void A_point_said_only_in_part_is_not_called_missing()
    {
        var report = Report(Answered(AVerdict(
            APoint("first", PointVerdict.Covered, must: true, quote: In(Clear, "first idea")),
            APoint("second", PointVerdict.Partly, dimension: "trade_offs"))));

        report.LimitingFactor.ShouldBe("What limits this interview is trade-offs: what counted for it was said only in part.");
    }

    [Fact]
    public void A_wrong_claim_limits_when_nothing_was_missed()
    {
        var verdict = AVerdict(APoint("first", PointVerdict.Covered, must: true, quote: In(Clear, "first idea")));

        var report = Report(Answered(verdict with { Misconceptions = [AMisconception("m", "first", In(Clear, "1"))] }));

        report.LimitingFactor.ShouldBe("What limits this interview is correctness: 1 claim that is not so.");
    }

    [Fact]
    public void Nothing_limits_when_all_is_at_the_top()
    {
        var report = Report(Answered(AVerdict(APoint("first", PointVerdict.Covered, must: true, quote: In(Clear, "first idea")))));

        report.Grade.ShouldBe(4);
        report.LimitingFactor!.ShouldStartWith("Nothing holds you back here");
    }

    [Fact]
    public void Nothing_to_assess_has_no_grade_no_score_and_no_limiting_factor()
    {
        var report = Report(Answered(Refused(Gate.Nonsense, "first", "second")));

        (report.Grade, report.LimitingFactor, report.Score.Of).ShouldBe((null, null, 0));
    }

    [Fact]
    public void Over_several_questions_a_dimension_is_the_lower_median()
    {
        var report = Report(Answered(Full, Nothing, Full, Nothing));

        report.Dimensions.Single(dimension => dimension.Dimension == "correctness").Grade.ShouldBe(1);
    }

    [Fact]
    public void One_weak_answer_of_three_does_not_decide_a_dimension()
    {
        var report = Report(Answered(Full, Nothing, Full));

        report.Dimensions.Single(dimension => dimension.Dimension == "correctness").Grade.ShouldBe(4);
    }

    [Fact]
    public void A_question_that_was_not_answered_is_not_reached_and_weighs_nothing()
    {
        var interview = AnInterview();
        interview.Asks("one");
        interview.Hears(Clear, Full);
        interview.Asks("two");

        var report = Report(interview);

        report.Questions[1].WasReached.ShouldBeFalse();
        report.Questions[1].Points.ShouldAllBe(point => point.Point.Verdict == PointVerdict.NotReached);
        report.Score.Of.ShouldBe(4);
    }

    [Fact]
    public void The_scope_says_what_was_assessed_and_what_could_not_be()
    {
        var interview = AnInterview();
        interview.Asks("one");
        interview.Hears(Clear, Full);
        interview.Asks("two");
        interview.Hears("", Refused(Gate.Empty, "first"));

        Report(interview).Scope.ShouldBe("2 questions answered of 3, intermediate, practice mode. 1 answer held not enough to assess.");
    }

    [Fact]
    public void There_are_at_most_three_next_steps()
    {
        var interview = AnInterview(length: 8);
        foreach (var slug in new[] { "one", "two", "three", "four" })
        {
            interview.Asks(slug);
            interview.Hears("free", Nothing with { Misconceptions = [AMisconception("m", null, In("free", "free"), "locks#why")] });
        }

        var report = Report(interview, new Dictionary<string, GuideLink> { ["one"] = new("indexing", "Indexing"), ["two"] = new("caching", "Caching") });

        report.NextSteps.Select(step => step.Path).ShouldBe(["/guides/locks#why", "/guides/indexing", "/questions/one"]);
    }

    [Fact]
    public void A_guide_is_not_named_twice()
    {
        var interview = AnInterview();
        interview.Asks("one");
        interview.Hears("free", Nothing with { Misconceptions = [AMisconception("m", null, In("free", "free"), "indexing#cost")] });

        var report = Report(interview, new Dictionary<string, GuideLink> { ["one"] = new("indexing", "Indexing") });

        report.NextSteps.Select(step => step.Path).ShouldBe(["/guides/indexing#cost", "/questions/one"]);
    }

    [Fact]
    public void The_weakest_question_is_the_one_to_repeat()
    {
        var interview = AnInterview();
        interview.Asks("one");
        interview.Hears(Clear, Full);
        interview.Asks("two");
        interview.Hears(Clear, Nothing);

        Report(interview).NextSteps.Single().Path.ShouldBe("/questions/two");
    }

    [Theory]
    [InlineData(Level.Intermediate, "/interviews/new?level=advanced")]
    [InlineData(Level.Advanced, "/interviews/new")]
    public void After_full_marks_it_goes_up_as_long_as_there_is_an_up(Level level, string path)
    {
        var interview = AnInterview(level: level);
        interview.Asks();
        interview.Hears(Clear, Full);

        Report(interview).NextSteps.Single().Path.ShouldBe(path);
    }

    [Fact]
    public void Nobody_who_answered_nothing_is_sent_one_level_up()
    {
        var interview = AnInterview();
        interview.Asks();

        Report(interview).NextSteps.Single().Text.ShouldBe("Start again, and answer in a sentence or two");
    }

    [Fact]
    public void A_rehearsal_reports_its_latest_attempt_and_the_scores_of_all()
    {
        var interview = AnInterview(InterviewMode.Rehearsal, length: 1);
        interview.Asks();
        interview.Hears(Clear, Nothing);
        interview.Asks();
        interview.Hears(Clear, Full);
        interview.Asks();

        var report = Report(interview);

        report.Attempts.Select(attempt => attempt.Earned).ShouldBe([0, 4]);
        report.Questions.Single().Score.Earned.ShouldBe(4);
    }

    [Fact]
    public void A_report_names_who_graded() => Report(Answered(Full, Full)).Evaluators.ShouldBe(["phrasings-1"]);

    [Fact]
    public void An_appeal_marks_its_point_and_no_other()
    {
        var interview = Answered(Nothing);
        var appeal = new Appeal { TurnId = interview.Turns[0].Id, PointId = "second", Passage = "x" };

        Report(interview, appeals: [appeal]).Questions.Single().Points.Where(point => point.Appealed)
            .Select(point => point.Point.Id).ShouldBe(["second"]);
    }

    [Fact]
    public void An_unsent_draft_is_kept_in_the_report()
    {
        var interview = AnInterview();
        interview.Asks().Keep("I was about to say", Start);

        Report(interview).Questions.Single().Turns.Single().LateText.ShouldBe("I was about to say");
    }

    [Fact]
    public void A_draft_that_crossed_its_answer_on_the_way_is_not_called_unsent()
    {
        var interview = Answered(Full);
        interview.Turns[0].Keep(Clear, Start.AddSeconds(1));

        Report(interview).Questions.Single().Turns.Single().LateText.ShouldBeNull();
    }

    [Fact]
    public void How_an_assessed_answer_was_said_is_counted()
    {
        var counted = Report(Answered(AVerdict(APoint("first", PointVerdict.Covered, must: true, quote: In(Clear, "first idea")))));

        counted.Questions[0].Turns[0].Delivery.ShouldNotBeNull().ShouldSatisfyAllConditions(
            one => one.Words.ShouldBe(11),
            one => one.AnswersFirst.ShouldBeTrue(),
            one => one.Fillers.ShouldBe(0));
        Report(Answered(Refused(Gate.Nonsense, "first"))).Questions[0].Turns[0].Delivery.ShouldBeNull();
    }

    private static Interview Answered(params Verdict[] verdicts)
    {
        var interview = AnInterview(length: verdicts.Length);
        foreach (var (index, verdict) in verdicts.Index())
        {
            interview.Asks($"question-{index}");
            interview.Hears(Clear, verdict);
        }

        return interview;
    }

    private static ReportView Report(
        Interview interview, IReadOnlyDictionary<string, GuideLink>? guides = null, IReadOnlyList<Appeal>? appeals = null)
    {
        var (earned, weight) = InterviewScore.Of(interview);
        interview.End(Start, earned, weight);
        var questions = interview.Turns.Select(turn => turn.QuestionSlug).Distinct().ToDictionary(slug => slug, slug => AQuestion(slug));
        return ReportBuilder.Build(interview, questions, guides ?? new Dictionary<string, GuideLink>(), appeals ?? []);
    }
}
