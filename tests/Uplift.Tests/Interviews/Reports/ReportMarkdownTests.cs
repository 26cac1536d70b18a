using System.Text;
using Uplift.Interviews;
using Uplift.Interviews.Reports;
using Uplift.Library.Contracts;
using static Uplift.Tests.Interviews.Sketch;
using Gate = Uplift.Examiner.Gate;
using PointVerdict = Uplift.Examiner.PointVerdict;

namespace Uplift.Tests.Interviews.Reports;

public sealed class ReportMarkdownTests
{
    private const string Answer = "Equality first.\r\nThen the sort.";

    [Fact]
    public void It_holds_the_score_the_verdicts_and_their_quotes()
    {
        var lines = Written(interview => interview.Hears(Answer, AVerdict(
            APoint("first", PointVerdict.Covered, weight: 3, must: true, quote: In(Answer, "first.\r\nThen")),
            APoint("second", PointVerdict.Partly, weight: 1))));

        lines.ShouldContain("- Score: 3.5 of 4 points");
        lines.ShouldContain("- **covered** (3) The idea of first.: “first. Then”");
        lines.ShouldContain("- **partly** (1) The idea of second.");
    }

    [Fact]
    public void How_it_was_said_is_counted() =>
        Written(interview => interview.Hears("Well, um, equality first, because the sort follows.", AVerdict(APoint("first", PointVerdict.Missed))))
            .ShouldContain(line => line.StartsWith("How it was said, in counts: 8 words, short", StringComparison.Ordinal)
                && line.Contains("1 sentence with a reason") && line.Contains("1 filler (") && line.Contains("0 hedges"));

    [Fact]
    public void The_whole_answer_is_quoted_line_by_line() =>
        Written(interview => interview.Hears(Answer, AVerdict())).Where(line => line.StartsWith("> ", StringComparison.Ordinal)).ShouldBe(["> Equality first.", "> Then the sort."]);

    [Fact]
    public void A_misconception_stands_with_its_correction() =>
        Written(interview => interview.Hears("free", AVerdict() with { Misconceptions = [AMisconception("m", null, In("free", "free"))] }))
            .ShouldContain("- **misconception** The claim of m. The correction of m.");

    [Fact]
    public void What_could_not_be_assessed_has_no_number() =>
        Written(interview => interview.Hears("", Refused(Gate.Empty, "first")))
            .ShouldNotContain(line => line.Contains("Score") || line.Contains("Grade:") || line.StartsWith("- **", StringComparison.Ordinal));

    [Fact]
    public void What_was_not_reached_says_so() => Written(_ => { }).ShouldContain("Not reached.");

    [Fact]
    public void What_was_typed_and_not_sent_is_not_lost() =>
        Written(interview => interview.Open!.Keep("I was about to", Start)).ShouldContain("> I was about to");

    private static string[] Written(Action<Interview> tell)
    {
        var interview = AnInterview(length: 1);
        interview.Asks();
        tell(interview);
        var (earned, weight) = InterviewScore.Of(interview);
        interview.End(Start, earned, weight);
        var report = ReportBuilder.Build(
            interview, new Dictionary<string, QuestionContent> { ["one"] = AQuestion() }, new Dictionary<string, GuideLink>(), []);
        return Encoding.UTF8.GetString(ReportMarkdown.Write(report with { Scope = "" })).ReplaceLineEndings("\n").Split('\n');
    }
}
