using System.Net;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Coaching.Following;

public sealed class FollowInterviewsTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_an_interview_missed_is_tomorrows_cards_and_what_it_earned_is_not()
    {
        var interview = await ada.MissMostAsync();
        var points = (await ada.ReportAsync(interview)).Each("questions").SelectMany(question => question.Each("points")).Select(point => point.GetProperty("point")).ToList();

        var cards = await ada.CardsAsync();

        var open = points.Where(point => point.Text("verdict") is "missed" or "contradicted" or "partly").Select(point => point.Text("statement")).ToList();
        open.ShouldNotBeEmpty();
        points.ShouldContain(point => point.Text("verdict") == "covered");
        cards.Select(card => card.Text("answer")).ShouldBe(open, ignoreOrder: true);
        cards.ShouldAllBe(card => card.Text("prompt") != card.Text("answer") && card.Text("question") == Candidates.Lowercased);
        (await ada.DueAsync()).ShouldBeEmpty();

        // Midnight is not yet tomorrow: the learner's day begins at four.
        app.Clock.Advance(new DateTimeOffset(app.Clock.GetUtcNow().UtcDateTime.Date.AddDays(1).AddHours(4), TimeSpan.Zero) - app.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        (await ada.DueAsync()).ShouldBeEmpty();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await ada.DueAsync()).Count.ShouldBe(open.Count);
    }

    [Fact]
    public async Task A_question_that_was_not_reached_leaves_nothing()
    {
        var interview = await ada.StartOnIndexingAsync(questions: 3);
        await ada.EndAsync(interview);

        (await ada.CardsAsync()).ShouldBeEmpty();
        (await SkillAsync()).GetProperty("answers").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_same_point_in_a_later_interview_is_a_review_of_its_card()
    {
        await ada.MissMostAsync();
        var card = (await ada.CardsAsync()).First(one => one.Text("origin") == "missed");
        app.Clock.Advance(TimeSpan.FromDays(2));

        var rehearsal = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.AnswerAsync(rehearsal, (await app.QuestionAsync(Candidates.Lowercased)).AnswerText);

        var line = (await ada.LogAsync(card)).ShouldHaveSingleItem();
        (line.Text("source"), line.GetProperty("rating").GetInt32()).ShouldBe(("interview", 3));
        line.IsNull("quote").ShouldBeTrue(); // An interview that is deleted must leave no words behind.
        (await ada.CardAsync(card)).Due().ShouldBeGreaterThan(app.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Only_the_first_attempt_of_a_rehearsal_counts()
    {
        var rehearsal = await ada.RehearseAsync(Candidates.Lowercased);
        rehearsal = await ada.AnswerAsync(rehearsal, "I do not know.");
        await ada.AnswerAsync(rehearsal, (await app.QuestionAsync(Candidates.Lowercased)).AnswerText);

        var skill = await SkillAsync();

        (skill.GetProperty("answers").GetInt32(), skill.Text("mastery")).ShouldBe((1, "attempted"));
    }

    [Fact]
    public async Task Evidence_goes_down_to_the_quote_and_goes_with_its_interview()
    {
        var interview = await ada.MissMostAsync();

        var evidence = (await SkillAsync()).Each("evidence").ShouldHaveSingleItem();
        var quotes = evidence.Each("points").Where(point => !point.IsNull("quote")).Select(point => point.Text("quote")).ToList();
        quotes.ShouldNotBeEmpty();
        quotes.ShouldAllBe(quote => Candidates.BesideThePoint.Contains(quote, StringComparison.Ordinal));

        (await ada.DeleteAsync(interview.Path())).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var after = await SkillAsync();
        after.Each("evidence").ShouldBeEmpty();
        (after.GetProperty("answers").GetInt32(), after.Text("mastery")).ShouldBe((0, "not-started"));
        (await ada.CardsAsync()).ShouldAllBe(card => card.IsNull("interviewId"));
    }

    [Fact]
    public async Task An_appeal_that_finds_the_words_takes_the_card_back()
    {
        var interview = await ada.StartOnIndexingAsync(questions: 1);
        var turn = interview.Turn();
        var stands = await ada.AnswerAsync(interview, Candidates.BesideThePoint);
        if (stands.State() == "running")
        {
            await ada.EndAsync(stands);
        }

        foreach (var point in (await app.QuestionAsync(Candidates.Lowercased)).Record.KeyPoints)
        {
            await ada.PostAsync($"{interview.Path()}/appeals", new { turn, point = point.Id, passage = Candidates.BesideThePoint });
        }

        var report = await ada.ReportAsync(interview);
        var open = report.Each("questions").SelectMany(question => question.Each("points")).Count(point => point.GetProperty("point").Text("verdict") is not "covered" and not "unsure");
        (await ada.CardsAsync()).Count.ShouldBe(open);
        (await SkillAsync()).GetProperty("answers").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_guests_cards_come_along_into_the_account()
    {
        var guest = new Visitor(app);
        await guest.MissMostAsync();
        var email = Visitor.NewAddress();
        await guest.SignUpAsync(email);

        (await guest.CardsAsync()).ShouldNotBeEmpty();
    }

    private Task<System.Text.Json.JsonElement> SkillAsync() => ada.GetAsync("/api/v1/skills/indexing").JsonAsync();
}
