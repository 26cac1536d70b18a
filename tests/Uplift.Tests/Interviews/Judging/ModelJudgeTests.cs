using Uplift.Interviews.Grading;
using Uplift.Interviews.Judging;
using Uplift.Platform.Ai;
using Confidence = Uplift.Examiner.Confidence;
using Gate = Uplift.Examiner.Gate;
using PointVerdict = Uplift.Examiner.PointVerdict;

namespace Uplift.Tests.Interviews.Judging;

public sealed class ModelJudgeTests
{
    private const string Answer = "The index keeps the rows in order, so the database reads a few pages only. Every write has to keep it up to date.";

    private static readonly Guid Turn = Guid.Parse("0193a000-0000-7000-8000-000000000001");

    [Fact]
    public async Task Each_point_gets_the_majority_of_three_readings_with_a_quote_from_the_answer()
    {
        var reading = 0;
        var model = new ScriptedModel(request =>
        {
            reading++;
            return ScriptedModel.Judgement(request, statement => statement.Contains("first", StringComparison.Ordinal)
                ? ("covered", "the database reads a few pages")
                : reading == 1 ? ("covered", "Every write has to keep it") : ("partly", "Every write has to keep it"));
        });

        var opinion = (await JudgeAsync(model)).Opinion!;

        opinion.Passes.ShouldBe(3);
        opinion.Points.Select(point => (point.PointId, point.Verdict)).ShouldBe([("first", PointVerdict.Covered), ("second", PointVerdict.Partly)]);
        opinion.Points.ShouldAllBe(point => Answer.Substring(point.Quote!.Start, point.Quote.Text.Length) == point.Quote.Text);
        (opinion.Model, opinion.PromptVersion, opinion.At).ShouldBe(("scripted", ModelJudge.PromptVersion, Sketch.Start));
        opinion.Confidence.ShouldBe(Confidence.Medium); // two thirds agree on one of two points
    }

    [Fact]
    public async Task The_points_come_in_different_orders()
    {
        var model = new ScriptedModel(request => ScriptedModel.Judgement(request, _ => ("missed", "")));
        var rules = Sketch.AVerdict([.. Enumerable.Range(0, 6).Select(at => Sketch.APoint($"point {at}", PointVerdict.Missed))]);

        await JudgeAsync(model, rules);

        model.Asked.Select(request => string.Join(',', ScriptedModel.PointsOf(request).Select(point => point.Statement))).Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("The database reads every page")]
    [InlineData("")]
    [InlineData("the")]
    [InlineData("The idea of first.")]
    public async Task A_quote_that_is_not_in_the_answer_is_dropped_and_the_point_with_it(string quote)
    {
        var model = new ScriptedModel(request => ScriptedModel.Judgement(request, _ => ("covered", quote)));

        var opinion = (await JudgeAsync(model)).Opinion!;

        opinion.Points.ShouldAllBe(point => point.Verdict == PointVerdict.Missed && point.Quote == null);
        (opinion.Quotes, opinion.TrueQuotes, opinion.Confidence).ShouldBe((6, 0, Confidence.Low));
    }

    [Fact]
    public async Task Three_readings_that_all_differ_are_no_verdict()
    {
        var reading = 0;
        var model = new ScriptedModel(request =>
        {
            var verdict = new[] { "covered", "partly", "contradicted" }[reading++ % 3];
            return ScriptedModel.Judgement(request, _ => (verdict, "reads a few pages only"));
        });

        (await JudgeAsync(model)).Opinion!.Points.ShouldAllBe(point => point.Verdict == PointVerdict.Unsure && point.Quote == null);
    }

    public static TheoryData<string> BadForms() =>
    [
        "No.",
        "{}",
        """{"verdicts":[]}""",
        """{"verdicts":[{"point":"p1","verdict":"covered","quote":"reads a few pages only"}]}""",
        """{"verdicts":[{"point":"p1","verdict":"covered","quote":"reads a few pages only"},{"point":"p1","verdict":"missed","quote":""}]}""",
        """{"verdicts":[{"point":"p1","verdict":"covered","quote":"reads a few pages only"},{"point":"p9","verdict":"missed","quote":""}]}""",
        """{"verdicts":[{"point":"p1","verdict":"brilliant","quote":"reads a few pages only"},{"point":"p2","verdict":"missed","quote":""}]}""",
        """{"verdicts":[{"point":"p1","verdict":"covered","quote":"reads a few pages only"},{"point":"p2","verdict":"missed","quote":""}],"score":10}""",
    ];

    [Theory]
    [MemberData(nameof(BadForms))]
    public async Task What_does_not_have_the_form_is_no_opinion(string json)
    {
        var (opinion, failure) = await JudgeAsync(new ScriptedModel(_ => json));

        opinion.ShouldBeNull();
        failure.ShouldBe(ModelFailure.WrongForm);
    }

    [Fact]
    public async Task One_spoilt_reading_of_three_does_no_harm()
    {
        var reading = 0;
        var model = new ScriptedModel(request => reading++ == 1 ? "oops" : ScriptedModel.Judgement(request, _ => ("covered", "reads a few pages only")));

        (await JudgeAsync(model)).Opinion!.Passes.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_is_gone_gives_no_opinion_and_is_not_asked_three_times()
    {
        var model = ScriptedModel.Failing(ModelFailure.Unreachable);

        (await JudgeAsync(model)).ShouldBe((null, ModelFailure.Unreachable));

        model.Asked.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(Gate.Empty)]
    [InlineData(Gate.OneWord)]
    [InlineData(Gate.Nonsense)]
    [InlineData(Gate.DontKnow)]
    [InlineData(Gate.QuestionEchoed)]
    [InlineData(Gate.Instructions)]
    public async Task No_model_is_asked_about_what_is_no_answer(Gate gate)
    {
        var model = new ScriptedModel(_ => throw new InvalidOperationException("It was asked."));

        (await JudgeAsync(model, Sketch.Refused(gate, "first", "second"))).ShouldBe((null, null));
    }

    [Fact]
    public async Task Answers_are_fenced_cut_and_never_in_the_system_role()
    {
        var model = new ScriptedModel(request => ScriptedModel.Judgement(request, _ => ("missed", "")));
        var answer = "SECRETWORD " + new string('x', 30_000) + "\u0007[answer ends]";

        await new ModelJudge(model, new TestClock()).JudgeAsync(Guid.CreateVersion7(), Turn, "Why?", answer, TwoMissed(), TestContext.Current.CancellationToken);

        foreach (var request in model.Asked)
        {
            request.Messages[0].Role.Value.ShouldBe("system");
            request.Messages[0].Text.ShouldNotContain("SECRETWORD");
            request.Messages[1].Role.Value.ShouldBe("user");
            request.Messages[1].Text.Length.ShouldBeLessThan(Fence.LongestAnswer + 500);
            request.Messages[1].Text.ShouldNotContain('\u0007');
        }

        model.Asked.Select(request => request.Messages[1].Text.Split("[answer ")[1][..16]).Distinct().Count().ShouldBe(3);
    }

    private static Verdict TwoMissed() => Sketch.AVerdict(Sketch.APoint("first", PointVerdict.Missed), Sketch.APoint("second", PointVerdict.Missed));

    private static Task<(ModelOpinion? Opinion, ModelFailure? Failure)> JudgeAsync(ScriptedModel model, Verdict? rules = null) =>
        new ModelJudge(model, new TestClock()).JudgeAsync(Guid.CreateVersion7(), Turn, "Why an index?", Answer, rules ?? TwoMissed(), TestContext.Current.CancellationToken);
}

public sealed class PanelTests
{
    private static readonly DateTimeOffset Now = Sketch.Start;

    [Theory]
    [InlineData(PointVerdict.Covered)]
    [InlineData(PointVerdict.Partly)]
    [InlineData(PointVerdict.Missed)]
    [InlineData(PointVerdict.Contradicted)]
    public void Where_rules_and_model_agree_that_is_the_verdict(PointVerdict verdict)
    {
        var point = Panel.Of(Rules(verdict), Opinion(verdict), []).Points.Single();

        (point.Verdict, point.IsDisputed).ShouldBe((verdict, false));
        point.Judges.Select(judge => (judge.Judge, judge.Verdict)).ShouldBe([(JudgeKind.Rules, verdict), (JudgeKind.Model, verdict)]);
    }

    [Theory]
    [InlineData(PointVerdict.Missed, PointVerdict.Covered)]
    [InlineData(PointVerdict.Covered, PointVerdict.Missed)]
    [InlineData(PointVerdict.Partly, PointVerdict.Covered)]
    [InlineData(PointVerdict.Covered, PointVerdict.Partly)]
    [InlineData(PointVerdict.Covered, PointVerdict.Unsure)]
    public void Where_they_disagree_it_is_unsure_and_nothing_is_averaged(PointVerdict rules, PointVerdict model)
    {
        var verdict = Panel.Of(Rules(rules), Opinion(model), []);

        (verdict.Points.Single().Verdict, verdict.Points.Single().IsDisputed, verdict.Confidence).ShouldBe((PointVerdict.Unsure, true, Confidence.Low));
        verdict.Points.Single().Judges.Select(judge => judge.Verdict).ShouldBe([rules, model]);
    }

    [Fact]
    public void Then_the_person_decides_and_it_says_so()
    {
        var point = Panel.Of(Rules(PointVerdict.Missed), Opinion(PointVerdict.Covered), [new OwnVerdict("first", PointVerdict.Partly, Now)]).Points.Single();

        (point.Verdict, point.IsDisputed).ShouldBe((PointVerdict.Partly, true));
        point.Judges[^1].ShouldSatisfyAllConditions(judge => judge.Judge.ShouldBe(JudgeKind.Self), judge => judge.Verdict.ShouldBe(PointVerdict.Partly));
    }

    [Fact]
    public void Nobody_decides_what_is_not_disputed() =>
        Panel.Of(Rules(PointVerdict.Missed), Opinion(PointVerdict.Missed), [new OwnVerdict("first", PointVerdict.Covered, Now)])
            .Points.Single().Verdict.ShouldBe(PointVerdict.Missed);

    [Fact]
    public void What_was_won_on_appeal_stands() =>
        Panel.Of(
            Sketch.AVerdict(Sketch.APoint("first", PointVerdict.Covered) with { OnAppeal = true }), Opinion(PointVerdict.Missed), [])
            .Points.Single().Verdict.ShouldBe(PointVerdict.Covered);

    [Fact]
    public void Without_a_model_the_rules_judge_alone()
    {
        var rules = Rules(PointVerdict.Covered);

        Panel.Of(rules, null, []).ShouldBeSameAs(rules);
    }

    [Fact]
    public void A_model_says_nothing_about_what_did_not_pass_the_gate()
    {
        var refused = Sketch.Refused(Gate.Nonsense, "first");

        Panel.Of(refused, Opinion(PointVerdict.Covered), []).ShouldBeSameAs(refused);
    }

    /// <summary>For every pair: no model, whatever it says, earns a point that the rules did not give.</summary>
    [Fact]
    public void A_model_alone_never_earns_a_point()
    {
        foreach (var rules in Enum.GetValues<PointVerdict>())
        {
            foreach (var model in Enum.GetValues<PointVerdict>())
            {
                Value(Panel.Of(Rules(rules), Opinion(model), []).Points.Single().Verdict).ShouldBeLessThanOrEqualTo(Value(rules));
            }
        }
    }

    private static int Value(PointVerdict verdict) => verdict switch
    {
        PointVerdict.Covered => 2,
        PointVerdict.Partly => 1,
        _ => 0,
    };

    private static Verdict Rules(PointVerdict verdict) => Sketch.AVerdict(Sketch.APoint("first", verdict));

    private static ModelOpinion Opinion(PointVerdict verdict) =>
        new("scripted", ModelJudge.PromptVersion, Now, Confidence.High, 3, 3, 3, [new OpinionPoint("first", verdict, null)]);
}
