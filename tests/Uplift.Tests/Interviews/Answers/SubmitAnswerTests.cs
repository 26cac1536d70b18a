using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Uplift.Tests.Interviews.Answers;

public sealed class SubmitAnswerTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task An_answer_gives_the_next_turn_and_its_own_address()
    {
        var interview = await ada.StartAsync();

        var response = await ada.SendAnswerAsync(interview, Candidates.BesideThePoint);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var next = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        next.Turn().ShouldNotBe(interview.Turn());
        response.Headers.Location!.OriginalString.ShouldBe($"{interview.Path()}/answers/{interview.Turn()}");
        (await ada.GetAsync(response.Headers.Location.OriginalString).JsonAsync()).Text("text").ShouldBe(Candidates.BesideThePoint);
    }

    [Fact]
    public async Task An_answer_needs_no_turn()
    {
        var interview = await ada.StartAsync();

        (await ada.PostAsync($"{interview.Path()}/answers", new { text = "I do not know.", selfMark = 1 })).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task Nothing_is_revealed_before_the_candidate_has_marked_themself(int mark)
    {
        var interview = await ada.StartAsync();

        (await ada.SendAnswerAsync(interview, "Because.", mark).JsonAsync(HttpStatusCode.UnprocessableEntity))
            .Each("errors").Single().Text("pointer").ShouldBe("/selfMark");

        (await ada.ReadAsync(interview)).Turn().ShouldBe(interview.Turn());
    }

    [Fact]
    public async Task An_answer_holds_twenty_thousand_characters_at_most() =>
        (await ada.PostAsync($"{(await ada.StartAsync()).Path()}/answers", new { text = new string('a', 30_000), selfMark = 3 }).FieldErrorAsync())
            .Pointer.ShouldBe("/text");

    [Fact]
    public async Task An_answer_of_twenty_thousand_characters_is_kept_whole()
    {
        var interview = await ada.StartAsync();
        var text = string.Concat(Enumerable.Repeat("The index. ", 2_000))[..20_000];

        await ada.AnswerAsync(interview, text);

        (await ada.GetAsync($"{interview.Path()}/answers/{interview.Turn()}").JsonAsync()).Text("text").ShouldBe(text);
    }

    [Fact]
    public async Task An_answer_without_a_text_is_told_to_send_one() =>
        (await ada.PostAsync($"{(await ada.StartAsync()).Path()}/answers", new { selfMark = 3 }).FieldErrorAsync()).Pointer.ShouldBe("/text");

    [Fact]
    public async Task A_replayed_answer_is_refused_and_the_first_one_stands()
    {
        var interview = await ada.StartAsync();
        await ada.AnswerAsync(interview, "The first.");

        var response = await ada.SendAnswerAsync(interview, "The second.");

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/already-answered");
        (await ada.GetAsync($"{interview.Path()}/answers/{interview.Turn()}").JsonAsync()).Text("text").ShouldBe("The first.");
    }

    [Fact]
    public async Task An_answer_to_an_ended_interview_is_refused()
    {
        var interview = await ada.StartAsync();
        await ada.EndAsync(interview);

        (await (await ada.SendAnswerAsync(interview, "Because.")).ProblemTypeAsync()).ShouldBe("/problems/interview-ended");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n ", "empty")]
    [InlineData("Index", "one-word")]
    [InlineData("I do not know.", "dont-know")]
    [InlineData(Candidates.Nonsense, "nonsense")]
    public async Task What_cannot_be_assessed_gets_no_grade_and_no_number(string text, string gate)
    {
        var verdict = await VerdictOnAsync(_ => text);

        (verdict.Text("gate"), verdict.IsNull("grade"), verdict.GetProperty("score").GetProperty("of").GetInt32()).ShouldBe((gate, true, 0));
    }

    [Fact]
    public async Task The_question_said_back_gets_no_grade() =>
        (await VerdictOnAsync(interview => interview.Question().Text("prompt"))).Text("gate").ShouldBe("question-echoed");

    [Fact]
    public async Task A_full_answer_gets_the_highest_grade()
    {
        var full = (await app.QuestionAsync(Candidates.Lowercased)).AnswerText;

        var verdict = await VerdictOnAsync(_ => full);

        (verdict.IsNull("gate"), verdict.GetProperty("grade").GetInt32()).ShouldBe((true, 4));
        verdict.Each("points").ShouldAllBe(point => point.GetProperty("verdict").GetString() == "covered");
    }

    [Fact]
    public async Task A_misconception_is_named_quoted_and_put_right()
    {
        var wrong = (await app.QuestionAsync(Candidates.Lowercased)).Record.Misconceptions[0];

        var found = (await VerdictOnAsync(_ => $"I have seen this before. {wrong.Claim}")).Each("misconceptions").Single();

        (found.Text("id"), found.Text("correction")).ShouldBe((wrong.Id, wrong.Correction));
        wrong.Claim.ShouldContain(found.GetProperty("quote").Text("text"));
    }

    [Fact]
    public async Task Feedback_gives_nothing_away_while_a_follow_up_leads_to_it()
    {
        var interview = await ada.StartOnIndexingAsync();

        var verdict = (await ada.AnswerAsync(interview, Candidates.BesideThePoint)).GetProperty("feedback").GetProperty("verdict");

        verdict.Each("points").ShouldAllBe(point => point.GetProperty("verdict").GetString() == "covered");
        (verdict.IsNull("grade"), verdict.GetProperty("withheld").GetInt32()).ShouldBe((true, 5 - verdict.Each("points").Count()));
    }

    [Fact]
    public async Task A_real_interview_says_nothing_until_the_end()
    {
        var interview = await ada.StartAsync("real", questions: 1);

        var next = await ada.AnswerAsync(interview, Candidates.BesideThePoint);

        next.IsNull("feedback").ShouldBeTrue();
        (await ada.GetAsync($"{interview.Path()}/answers/{interview.Turn()}").JsonAsync()).IsNull("verdict").ShouldBeTrue();
    }

    [Fact]
    public async Task A_real_interview_says_everything_after_the_end()
    {
        var interview = await ada.StartAsync("real", questions: 1);
        await ada.AnswerAsync(interview, Candidates.BesideThePoint);
        await ada.EndAsync(interview);

        (await ada.GetAsync($"{interview.Path()}/answers/{interview.Turn()}").JsonAsync()).IsNull("verdict").ShouldBeFalse();
    }

    [Fact]
    public async Task Of_two_answers_at_once_one_wins_and_the_other_is_told()
    {
        var interview = await ada.StartAsync();
        string[] texts = ["One tab said this.", "The other tab said that."];

        var responses = await Task.WhenAll(texts.Select(text => ada.SendAnswerAsync(interview, text)));

        responses.Select(response => (int)response.StatusCode).Order().ShouldBe([201, 409]);
        var winner = texts[Array.FindIndex(responses, response => response.StatusCode == HttpStatusCode.Created)];
        (await ada.GetAsync($"{interview.Path()}/answers/{interview.Turn()}").JsonAsync()).Text("text").ShouldBe(winner);
    }

    [Fact]
    public async Task Two_forms_sent_at_once_lose_neither_text()
    {
        var interview = await ada.StartAsync();
        var forms = new List<FilledForm>();
        foreach (var text in new[] { "One tab said this.", "The other tab said that." })
        {
            forms.Add(await ada.FillInAsync(interview.Page(), "answer", ("Draft.Text", text), ("Draft.SelfMark", "3"), ("Intent", "answer")));
        }

        var responses = await Task.WhenAll(forms.Select(ada.SendAsync));

        responses.Select(response => (int)response.StatusCode).Order().ShouldBe([302, 409]);
        var loser = Array.FindIndex(responses, response => response.StatusCode == HttpStatusCode.Conflict);
        (await responses[loser].PageAsync()).QuerySelectorAll("textarea").Select(area => area.TextContent)
            .ShouldContain(forms[loser].Fields["Draft.Text"]);
    }

    [Fact]
    public async Task Somebody_elses_interview_looks_absent()
    {
        var interview = await new Visitor(app).StartAsync();
        await ada.BecomeGuestAsync();

        var response = await ada.SendAnswerAsync(interview, "Mine.");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/interview-not-found");
    }

    /// <summary>The verdict on one attempt at <see cref="Candidates.Lowercased"/>.</summary>
    private async Task<JsonElement> VerdictOnAsync(Func<JsonElement, string> answer)
    {
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        return (await ada.AnswerAsync(interview, answer(interview))).GetProperty("feedback").GetProperty("verdict");
    }
}
