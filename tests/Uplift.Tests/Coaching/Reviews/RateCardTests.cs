using System.Net;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Coaching.Reviews;

public sealed class RateCardTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_rating_that_is_sent_twice_counts_once()
    {
        var card = await ada.MakeCardAsync();
        var key = Guid.CreateVersion7();

        var first = await ada.RateAsync(card, 3, key).JsonAsync(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await ada.RateAsync(card, 1, key).JsonAsync(HttpStatusCode.Created);

        again.Id().ShouldBe(first.Id());
        (await ada.LogAsync(card)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Good_twice_leaves_the_steps_and_is_due_when_a_day_of_the_learners_begins()
    {
        var card = await ada.MakeCardAsync();
        (await ada.RateAsync(card, 3).JsonAsync(HttpStatusCode.Created)).Due().ShouldBe(app.Clock.GetUtcNow().AddMinutes(10));
        app.Clock.Advance(TimeSpan.FromMinutes(10));

        var review = await ada.RateAsync(card, 3).JsonAsync(HttpStatusCode.Created);

        review.GetProperty("scheduledDays").GetInt32().ShouldBeInRange(2, 3);
        review.Due().TimeOfDay.ShouldBe(TimeSpan.FromHours(4));
    }

    [Fact]
    public async Task Taking_the_last_rating_back_restores_the_schedule_and_keeps_the_log()
    {
        var card = await ada.MakeCardAsync();
        await ada.RateAsync(card, 3);
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        var before = await ada.CardAsync(card);
        var review = await ada.RateAsync(card, 1).JsonAsync(HttpStatusCode.Created);

        var undone = await ada.DeleteAsync($"/api/v1/reviews/{review.Id()}").JsonAsync();
        await ada.DeleteAsync($"/api/v1/reviews/{review.Id()}").JsonAsync();

        undone.ToString().ShouldBe(before.ToString());
        (await ada.LogAsync(card)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Only_the_last_rating_can_be_taken_back()
    {
        var card = await ada.MakeCardAsync();
        var first = await ada.RateAsync(card, 3).JsonAsync(HttpStatusCode.Created);
        await ada.RateAsync(card, 3);

        var response = await ada.DeleteAsync($"/api/v1/reviews/{first.Id()}");

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/review-not-last");
    }

    [Fact]
    public async Task What_is_typed_is_graded_and_quoted()
    {
        var card = await ada.PostAsync("/api/v1/cards", new { question = Candidates.Lowercased, point = "function-hides-column" }).JsonAsync(HttpStatusCode.Created);

        var review = await ada.RateAsync(card, 3, text: Candidates.TheMissedPoint).JsonAsync(HttpStatusCode.Created);

        (review.Text("source"), review.Text("verdict"), review.GetProperty("rating").GetInt32()).ShouldBe(("graded", "covered", 3));
        Candidates.TheMissedPoint.ShouldContain(review.Text("quote"));
    }

    [Fact]
    public async Task Not_knowing_is_again_and_nonsense_is_the_learners_own_to_mark()
    {
        var card = await ada.MakeCardAsync();

        (await ada.RateAsync(card, 4, text: "I do not know.").JsonAsync(HttpStatusCode.Created)).GetProperty("rating").GetInt32().ShouldBe(1);
        var nonsense = await ada.RateAsync(card, 2, text: Candidates.Nonsense).JsonAsync(HttpStatusCode.Created);
        (nonsense.Text("source"), nonsense.GetProperty("rating").GetInt32()).ShouldBe(("self-mark", 2));
    }

    [Fact]
    public async Task A_browser_that_was_offline_says_when_and_no_clock_can_put_it_after_now_or_before_the_last()
    {
        var card = await ada.MakeCardAsync();
        var earlier = app.Clock.GetUtcNow();
        app.Clock.Advance(TimeSpan.FromHours(2));

        var past = await RateAtAsync(earlier.AddMinutes(5));
        var before = await RateAtAsync(earlier.AddYears(-5));
        var future = await RateAtAsync(earlier.AddYears(5));

        past.ShouldBe(earlier.AddMinutes(5));
        before.ShouldBe(past);
        future.ShouldBe(app.Clock.GetUtcNow());

        async Task<DateTimeOffset> RateAtAsync(DateTimeOffset at) =>
            (await ada.PostAsync($"/api/v1/cards/{card.Id()}/reviews", new { key = Guid.CreateVersion7(), mark = 3, at }).JsonAsync(HttpStatusCode.Created))
                .GetProperty("at").GetDateTimeOffset();
    }

    [Theory]
    [InlineData("{\"mark\":3}", "/key")]
    [InlineData("{\"key\":\"0199c3a0-0000-7000-8000-000000000001\",\"mark\":5}", "/mark")]
    [InlineData("{\"key\":\"0199c3a0-0000-7000-8000-000000000001\",\"mark\":3,\"milliseconds\":-1}", "/milliseconds")]
    public async Task What_is_no_rating_is_refused(string body, string pointer)
    {
        var card = await ada.MakeCardAsync();

        (await ada.PostJsonAsync($"/api/v1/cards/{card.Id()}/reviews", body).FieldErrorAsync()).Pointer.ShouldBe(pointer);
    }

    [Fact]
    public async Task Six_lapses_make_a_leech_that_rests_until_it_is_taken_up()
    {
        var card = await ada.MakeCardAsync();
        await ada.RateAsync(card, 4);
        for (var lapse = 0; lapse < 6; lapse++)
        {
            app.Clock.Advance(TimeSpan.FromDays(10));
            await ada.RateAsync(card, 1);
            app.Clock.Advance(TimeSpan.FromMinutes(10));
            await ada.RateAsync(card, 4);
        }

        var leech = await ada.CardAsync(card);
        app.Clock.Advance(TimeSpan.FromDays(25));

        (leech.GetProperty("leech").GetBoolean(), leech.GetProperty("resting").GetBoolean(), leech.GetProperty("lapses").GetInt32()).ShouldBe((true, true, 6));
        (await ada.DueAsync()).ShouldNotContain(one => one.Id() == card.Id());
        await ada.DeleteAsync($"/api/v1/cards/{card.Id()}/rest").JsonAsync();
        (await ada.DueAsync()).ShouldContain(one => one.Id() == card.Id());
    }

    [Fact]
    public async Task A_plan_caps_intervals_at_the_day_before_the_interview()
    {
        var card = await ada.MakeCardAsync();
        var day = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(5);
        await ada.PutAsync("/api/v1/plan", new { interviewOn = day, minutesADay = 30 }).JsonAsync();

        var review = await ada.RateAsync(card, 4).JsonAsync(HttpStatusCode.Created);

        review.GetProperty("scheduledDays").GetInt32().ShouldBeLessThanOrEqualTo(4);
        DateOnly.FromDateTime(review.Due().UtcDateTime).ShouldBeLessThan(day);
    }

    [Fact]
    public async Task Somebody_elses_card_looks_absent()
    {
        var card = await ada.MakeCardAsync();
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());

        (await bob.RateAsync(card, 3)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await bob.CardsAsync()).ShouldBeEmpty();
    }
}
