namespace Uplift.Tests.Interviews.Turns;

public sealed class AdvanceInterviewTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_missed_point_is_asked_about_again()
    {
        var interview = await ada.StartOnIndexingAsync();

        var next = await ada.AnswerAsync(interview, Candidates.BesideThePoint);

        var asked = (await app.QuestionAsync(Candidates.Lowercased)).Record.FollowUps[0];
        (next.IsFollowUp(), next.Question().Text("prompt"), next.GetProperty("asked").GetInt32()).ShouldBe((true, asked.Prompt, 1));
    }

    [Fact]
    public async Task The_answer_to_a_follow_up_raises_the_verdict()
    {
        var interview = await ada.StartOnIndexingAsync();
        var next = await ada.AnswerAsync(interview, Candidates.BesideThePoint);

        next = await ada.AnswerAsync(next, Candidates.TheMissedPoint);
        await ada.EndAsync(next);

        var point = (await ada.ReportAsync(interview)).Each("questions").First().Each("points")
            .Single(one => one.GetProperty("point").Text("id") == "function-hides-column").GetProperty("point");
        point.Text("verdict").ShouldBe("covered");
        Candidates.TheMissedPoint.ShouldContain(point.GetProperty("quote").Text("text"));
    }

    [Fact]
    public async Task A_question_has_two_follow_ups_at_most()
    {
        var interview = await ada.StartOnIndexingAsync();

        var asked = new List<bool>();
        for (var answer = 0; answer < 3; answer++)
        {
            interview = await ada.AnswerAsync(interview, Candidates.BesideThePoint);
            asked.Add(interview.IsFollowUp());
        }

        asked.ShouldBe([true, true, false]);
    }

    [Fact]
    public async Task A_full_answer_makes_the_next_question_one_step_harder()
    {
        var interview = await ada.StartAsync(topics: ["indexing"]);

        (await ada.FinishQuestionAsync(app, interview, well: true)).Level().ShouldBe("advanced");
    }

    [Fact]
    public async Task A_poor_answer_makes_the_next_question_one_step_easier()
    {
        var interview = await ada.StartAsync(topics: ["indexing"]);

        (await ada.FinishQuestionAsync(app, interview, well: false)).Level().ShouldBe("beginner");
    }

    [Fact]
    public async Task Difficulty_stays_within_one_step_of_what_was_chosen()
    {
        var interview = await ada.StartOnIndexingAsync();
        interview = await ada.FinishQuestionAsync(app, interview, well: true);

        (await ada.FinishQuestionAsync(app, interview, well: true)).Level().ShouldBe("intermediate");
    }

    [Fact]
    public async Task An_interview_is_shorter_when_its_topics_run_out_of_questions()
    {
        // One question stands on this topic.
        var interview = await ada.StartAsync(questions: 3, topics: ["replication"]);

        var ended = await ada.FinishQuestionAsync(app, interview, well: false);

        (ended.State(), ended.GetProperty("of").GetInt32()).ShouldBe(("ended", 1));
    }

    [Fact]
    public async Task No_question_is_asked_twice_in_one_interview()
    {
        var interview = await ada.StartAsync(questions: 8, topics: ["indexing", "caching"]);
        var asked = new List<string>();
        while (interview.State() == "running")
        {
            asked.Add(interview.Question().Text("slug"));
            interview = await ada.FinishQuestionAsync(app, interview, well: false);
        }

        asked.Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public async Task A_rehearsal_asks_the_same_again_until_it_is_ended()
    {
        var interview = await ada.RehearseAsync(Candidates.Lowercased);

        var again = await ada.AnswerAsync(interview, Candidates.BesideThePoint);
        again = await ada.AnswerAsync(again, Candidates.BesideThePoint);

        (again.State(), again.Question().Text("slug"), again.IsFollowUp()).ShouldBe(("running", Candidates.Lowercased, false));
    }

    [Fact]
    public async Task The_report_of_a_rehearsal_shows_every_attempt()
    {
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        var again = await ada.AnswerAsync(interview, Candidates.BesideThePoint);
        again = await ada.AnswerAsync(again, await app.FullAnswerAsync(again));
        await ada.EndAsync(again);

        var attempts = (await ada.ReportAsync(interview)).Each("attempts").Select(attempt => attempt.GetProperty("earned").GetDecimal()).ToList();

        attempts.Count.ShouldBe(2);
        attempts[1].ShouldBeGreaterThan(attempts[0]);
    }
}
