using System.Text.Json;
using Uplift.Documents.Text;
using Uplift.Resumes.Checks;
using Uplift.Resumes.Scores;
using static Uplift.Tests.Resumes.Checks.Papers;

namespace Uplift.Tests.Resumes.Checks;

public sealed class ScoreTests
{
    [Fact]
    public void A_page_in_order_is_ready_and_every_part_says_what_was_seen()
    {
        var score = ResumeCheck.Of(File()).Readability;

        score.Points!.Value.ShouldBeGreaterThanOrEqualTo(90);
        score.Band.ShouldBe("Ready");
        score.Rubric.ShouldBe(ResumeCheck.ReadabilityRubric);
        score.Parts.ShouldAllBe(part => part.Seen.Length > 0 && part.Points <= part.Of);
        score.Parts.Sum(part => part.Of).ShouldBe(100, 0.5);
    }

    [Theory]
    [InlineData("encrypted")]
    [InlineData("damaged")]
    [InlineData("not-a-document")]
    [InlineData("no-text")]
    public void A_file_that_cannot_be_read_has_no_points_and_one_sentence(string code)
    {
        var report = ResumeCheck.Of(new CheckSubject { File = new FileFacts("cv.pdf", 10), Refusal = new ReadRefusal(code, "It cannot be read."), Today = Today });

        report.Readability.Points.ShouldBe(0);
        report.Readability.Band.ShouldBe("Unreadable");
        report.Readability.Sentence!.ShouldStartWith("It cannot be read.");
        report.Content.Points.ShouldBeNull();
    }

    [Fact]
    public void Points_add_up_to_the_score()
    {
        var score = ResumeCheck.Of(Model(Ada)).Content;

        ((double)score.Points!.Value).ShouldBe(score.Parts.Sum(part => part.Points), 1);
    }

    [Fact]
    public void What_cannot_be_graded_is_left_out_and_the_rest_is_scaled()
    {
        var score = ResumeCheck.Of(Model(Ada with { Work = [Ada.Work![0] with { Highlights = ["Built it"] }], Skills = [] })).Content;

        score.LeftOut.Select(gap => gap.Name).ShouldBe(["Evidence", "Clarity"]);
        score.LeftOut.ShouldAllBe(gap => gap.Reason.Length > 0);
        score.Parts.Sum(part => part.Of).ShouldBe(100, 0.5);
    }

    [Fact]
    public void Without_a_file_readability_is_not_graded() => ResumeCheck.Of(Model(Ada)).Readability.Points.ShouldBeNull();

    [Fact]
    public void Gains_are_sorted_and_never_promise_more_than_is_missing()
    {
        var report = ResumeCheck.Of(Model(Points("Responsible for the import", "My queue", "Reports")));

        report.Gains.ShouldNotBeEmpty();
        report.Gains.Select(gain => gain.Points).ShouldBeInOrder(SortDirection.Descending);
        report.Gains.Where(gain => gain.Score == "Content strength").Sum(gain => gain.Points).ShouldBeLessThanOrEqualTo(100 - report.Content.Points!.Value + 1);
    }

    [Fact]
    public void Mending_the_largest_gain_raises_the_score()
    {
        var before = ResumeCheck.Of(Model(Points("Built the import of the shop", "Wrote the queue for the orders", "Moved the reports to the cloud")));
        var after = ResumeCheck.Of(Model(Points("Built the import that reads 20,000 rows", "Wrote the queue for 4,000 orders", "Moved the reports of 12 teams")));

        before.Gains[0].Rule.ShouldBe("BUL-03");
        after.Content.Points!.Value.ShouldBeGreaterThan(before.Content.Points!.Value);
    }

    [Fact]
    public void The_same_file_always_scores_the_same() =>
        JsonSerializer.Serialize(ResumeCheck.Of(File())).ShouldBe(JsonSerializer.Serialize(ResumeCheck.Of(File())));

    [Fact]
    public void No_sentence_promises_an_invitation_or_names_a_judge()
    {
        string[] never = ["you would be rejected", "Workday", "Taleo", "chance of"];
        foreach (var report in new[] { ResumeCheck.Of(File()), ResumeCheck.Of(Model(Points("Responsible for", "My queue", "Reports"))) })
        {
            var words = JsonSerializer.Serialize(report);
            never.ShouldAllBe(phrase => !words.Contains(phrase, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Scaling_gives_what_is_left_its_share() =>
        Scoring.Sum("r", [new Graded("a", 30, 0.5, "half"), new Graded("b", 70, null, "nothing to see")], _ => "band").Points.ShouldBe(50);

    [Theory]
    [InlineData("Cut costs by 30 %", "30 %")]
    [InlineData("Serves 40,000 orders a day", "40,000")]
    [InlineData("Halved the time", "Halved")]
    [InlineData("Built with Python 3 in 2021", null)]
    [InlineData("Upgraded to HTTP/2 and .NET 8", null)]
    [InlineData("Wrote the queue", null)]
    public void A_result_is_a_number_that_is_neither_date_nor_version(string statement, string? figure) => ResultFigures.In(statement).ShouldBe(figure);
}
