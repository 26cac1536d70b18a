using Uplift.Bench.Interviewers;
using Uplift.Interviews.Conversation;
using Uplift.Platform.Ai;
using Uplift.Tests.Examiner;
using Uplift.Tests.Platform.Ai;
using EmbeddedExaminer = Uplift.Examiner.EmbeddedExaminer;

namespace Uplift.Tests.Interviews.Conversation;

/// <summary>The bench tells a good interviewer from a bad one, over real HTTP.</summary>
public sealed class InterviewerBenchTests
{
    [Fact]
    public async Task A_good_interviewer_has_no_fault_and_gives_no_point_beyond_the_rules()
    {
        var figures = await RunAsync(GoodModel.Answer);

        figures.Wordings.ShouldBe(12);
        (figures.Fit, figures.NoReply, figures.NoOpinion, figures.RaisedByModel).ShouldBe((12, 0, 0, 0));
        figures.Gated.ShouldBeGreaterThanOrEqualTo(2);
        figures.Opinions.ShouldBe(12 - figures.Gated);
        figures.Labelled.ShouldBeGreaterThan(0);
        figures.Tokens.ShouldBeGreaterThan(0);
        var written = new StringWriter();
        figures.Write(written);
        written.ToString().ShouldContain("12 wordings, 100 % fit at first");
    }

    [Fact]
    public async Task A_bad_one_is_caught_in_each_of_its_faults()
    {
        var said = 0;
        var figures = await RunAsync(asked => asked.IsInterviewer
            ? FakeAnswer.Says((said++ % 3) switch
            {
                0 => $"Excellent answer! {GoodModel.Prompt(asked)}",
                1 => "What is the capital of France?",
                _ => $"{GoodModel.Prompt(asked)} And why? And then?",
            })
            : GoodModel.Judges(asked, _ => "covered", "words that nobody said"));

        figures.Fit.ShouldBe(0);
        figures.Faults.Keys.ShouldBe([SpeechFault.Flatters, SpeechFault.LeavesAim, SpeechFault.TwoQuestions], ignoreOrder: true);
        (figures.TrueQuotes, figures.RaisedByModel).ShouldBe((0, 0));
        figures.Quotes.ShouldBeGreaterThan(0);
    }

    private static async Task<InterviewerFigures> RunAsync(Func<AskedModel, FakeAnswer> script)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Script = script;
        var calls = new DirectCalls(new ModelEndpoint(new Uri(server.Address), "fake-model", FakeModelServer.Key, IsOwn: false));
        var root = UpliftApp.RepositoryRoot;
        return await new InterviewerBench(calls, new EmbeddedExaminer(byMeaning: false), TimeProvider.System).RunAsync(
            Path.Combine(root, "content"),
            [.. GoldQuestion.Read(Path.Combine(root, "tests", "data", "examiner", "gold")).Take(2)],
            ScriptedCandidate.All,
            TestContext.Current.CancellationToken);
    }
}
