using System.Text.RegularExpressions;
using Uplift.Examiner;
using Uplift.Tests.Examiner;

namespace Uplift.Tests.Interviews.Conversation;

/// <summary>
/// What users of other products complained of. Most have a test where they are prevented; the table of decision 0031 says
/// which. Here are those that belong to no single part.
/// </summary>
public sealed partial class ComplaintTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const int Complaints = 12;

    private static readonly string Table = File.ReadAllText(Path.Combine(
        UpliftApp.RepositoryRoot, "docs", "decisions", "0031-a-model-speaks-and-judges-beside-the-rules.md")).Split("**Complaints")[1];

    [Fact]
    public void Every_complaint_has_a_row_and_every_row_a_test() =>
        Table.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2).ToList().ShouldSatisfyAllConditions(
            rows => rows.Count.ShouldBe(Complaints),
            rows => rows.ShouldAllBe(row => TestName().IsMatch(row)));

    [Fact]
    public void Every_test_of_the_table_exists()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(UpliftApp.RepositoryRoot, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText).ToList();

        TestName().Matches(Table)
            .Where(named => !sources.Exists(source => source.Contains($"class {named.Groups["class"].Value}", StringComparison.Ordinal)
                && source.Contains($" {named.Groups["test"].Value}(", StringComparison.Ordinal)))
            .Select(named => named.Value)
            .ShouldBeEmpty();
    }

    /// <summary>"Absolutely", "definitely": words of a mood are counted nowhere, and a heap of the right words is no answer.</summary>
    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Sounding_sure_or_unsure_leaves_the_verdicts(string name)
    {
        var question = Samples.Named(name);
        var half = string.Join(' ', Sentences.Split(question.Reference).Take(2).Select(sentence => sentence.Text));
        var plain = Samples.Examine(question, half);

        foreach (var mood in new[] { "Absolutely, definitely, without any doubt, I am extremely confident. ", "Um, I am really not sure, sorry, perhaps, uh, you know. " })
        {
            var said = Samples.Examine(question, mood + half);
            (said.Grade, said.Coverage).ShouldBe((plain.Grade, plain.Coverage));
        }
    }

    /// <summary>What a bad microphone makes of an answer gets no mark, and nobody is described by it.</summary>
    [Theory]
    [InlineData("uh um er uh um so uh the the um er hmm uh")]
    [InlineData("xkcdv qwzx vbnm lkjh fghjk mnbv zxcvb qwrt plkj")]
    [InlineData("thank you for watching")]
    public async Task A_garbled_transcript_is_not_judged_and_nobody_by_it(string transcript)
    {
        var ada = new Visitor(app);
        var interview = await ada.StartOnIndexingAsync(questions: 1);
        await ada.AnswerAsync(interview, transcript);
        await ada.EndAsync(interview);

        var report = await ada.ReportAsync(interview);

        report.IsNull("grade").ShouldBeTrue();
        var page = (await (await ada.GetAsync($"{interview.Page()}/report")).PageAsync()).QuerySelector("#main")!.TextContent;
        OfAPerson().Matches(page + report).Select(match => match.Value).ShouldBeEmpty();
    }

    /// <summary>A report is for learning: it says what to do next and never whether somebody would be taken.</summary>
    [Fact]
    public async Task A_report_is_no_hiring_verdict()
    {
        foreach (var answer in new[] { Candidates.BesideThePoint, Candidates.TheMissedPoint, "I do not know." })
        {
            var ada = new Visitor(app);
            var interview = await ada.StartOnIndexingAsync(questions: 1);
            await ada.AnswerAsync(interview, answer);
            await ada.EndAsync(interview);

            var page = (await (await ada.GetAsync($"{interview.Page()}/report")).PageAsync()).QuerySelector("#main")!.TextContent;

            Hiring().Matches(page).Select(match => match.Value).ShouldBeEmpty();
            (await ada.ReportAsync(interview)).ToString().ShouldContain("nextSteps");
        }
    }

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<test>\w+)`", RegexOptions.NonBacktracking)]
    private static partial Regex TestName();

    [GeneratedRegex(@"\b(nervous|calm|body language|eye contact|posture|smile|appearance|tone of voice|accent|personality|enthusias\w+|charisma\w*|facial|mood|emotion\w*)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OfAPerson();

    [GeneratedRegex(@"\b(hire|hired|hiring|no-hire|reject\w*|recommend(ed|ation)? (for|to)|pass(ed)? the interview|fail(ed)? the interview|employab\w+|culture fit)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hiring();
}
