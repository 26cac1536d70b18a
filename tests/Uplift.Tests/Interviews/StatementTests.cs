using System.Text.Json;

namespace Uplift.Tests.Interviews;

/// <summary>What an interview costs the database does not grow with what was answered before.</summary>
public sealed class StatementTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    /// <summary>Reading, one row changed, and at the end what is learned: rows of a table go in one statement.</summary>
    private const int MostPerAnswer = 24;
    private const int MostPerRead = 8;

    private readonly Visitor ada = new(app);

    [Fact]
    public async Task The_last_answer_of_eight_questions_takes_no_more_statements_than_the_first()
    {
        var counts = new List<(string Step, int Statements)>();
        // Behavioural questions cost one more: the stories of who answers are looked through.
        var interview = await ada.StartAsync("practice", 8, "intermediate", "http-web", "graphql", "indexing", "caching");
        while (interview.State() == "running")
        {
            var sent = interview;
            var (next, statements) = await CountAsync(() => ada.AnswerAsync(sent, "I do not know."));
            counts.Add((next.State() == "ended" ? "end" : next.IsFollowUp() ? "follow-up" : "question", statements));
            interview = next;
        }

        counts.Count.ShouldBeGreaterThan(8);
        counts.ShouldAllBe(one => one.Statements <= MostPerAnswer);
        counts.Distinct().Count().ShouldBe(3, string.Join(", ", counts));
    }

    /// <summary>The second time each card has a review and each skill is changed.</summary>
    [Fact]
    public async Task Ending_an_interview_takes_few_statements_the_second_time_too()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var ends = new List<int>();
        foreach (var length in new[] { 8, 8, 3 })
        {
            var interview = await ada.StartAsync(questions: length);
            while (interview.GetProperty("asked").GetInt32() < length || interview.IsFollowUp())
            {
                interview = await ada.AnswerAsync(interview, "I do not know.");
            }

            var sent = interview;
            while (sent.State() == "running")
            {
                var running = sent;
                (sent, var statements) = await CountAsync(() => ada.AnswerAsync(running, "I do not know."));
                ends.Add(statements);
            }
        }

        ends.Max().ShouldBeLessThanOrEqualTo(MostPerAnswer + 6, string.Join(", ", ends));
    }

    [Fact]
    public async Task The_page_of_the_last_question_takes_as_many_statements_as_that_of_the_first()
    {
        var interview = await ada.StartAsync(questions: 8);
        var (_, first) = await CountAsync(() => ada.GetAsync(interview.Page()));
        var last = interview;
        while (last.GetProperty("asked").GetInt32() < 8)
        {
            last = await ada.FinishQuestionAsync(app, last, well: false);
        }

        var (_, statements) = await CountAsync(() => ada.GetAsync(interview.Page()));

        statements.ShouldBe(first);
        first.ShouldBeLessThanOrEqualTo(MostPerRead);
    }

    [Fact]
    public async Task A_report_of_eight_questions_takes_as_many_statements_as_one_of_one()
    {
        var small = await EndedAsync(questions: 1);
        var large = await EndedAsync(questions: 8);

        var (_, few) = await CountAsync(() => ada.GetAsync($"{small.Page()}/report"));
        var (_, many) = await CountAsync(() => ada.GetAsync($"{large.Page()}/report"));

        many.ShouldBe(few);
        few.ShouldBeLessThanOrEqualTo(MostPerRead);
    }

    [Fact]
    public async Task A_long_history_takes_as_many_statements_as_a_short_one()
    {
        await ada.StartAsync();
        var (_, few) = await CountAsync(() => ada.GetAsync("/interviews"));
        for (var interview = 0; interview < 10; interview++)
        {
            await ada.StartAsync();
        }

        var (_, many) = await CountAsync(() => ada.GetAsync("/interviews"));

        many.ShouldBe(few);
    }

    private async Task<JsonElement> EndedAsync(int questions)
    {
        var interview = await ada.StartAsync(questions: questions);
        var stands = interview;
        while (stands.State() == "running")
        {
            stands = await ada.FinishQuestionAsync(app, stands, well: false);
        }

        return interview;
    }

    private async Task<(T Answer, int Statements)> CountAsync<T>(Func<Task<T>> act)
    {
        app.Sql.Clear();
        var answer = await act();
        return (answer, app.Sql.Statements.Count);
    }
}
