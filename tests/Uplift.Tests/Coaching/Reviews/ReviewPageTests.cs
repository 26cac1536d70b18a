using System.Globalization;
using System.Net;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Coaching.Reviews;

public sealed class ReviewPageTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Without_a_script_a_card_is_rated_and_the_rating_taken_back()
    {
        var card = await ada.MakeCardAsync(prompt: "First?");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await ada.MakeCardAsync(prompt: "Second?");

        var rated = await ada.SubmitAsync("/review", "rate", ("Draft.Mark", "3"), ("Draft.Text", ""));
        rated.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await (await ada.GetAsync(rated.Target()!)).PageAsync();
        page.QuerySelector(".review-last-title")!.TextContent.ShouldStartWith("Good.");
        page.QuerySelector("[data-review-prompt]")!.TextContent.ShouldBe("Second?");
        (await ada.LogAsync(card)).Count.ShouldBe(1);

        (await ada.SubmitAsync(rated.Target()!, "undo")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await ada.GetAsync("/review")).PageAsync()).QuerySelector("[data-review-prompt]")!.TextContent.ShouldBe("First?");
    }

    [Fact]
    public async Task A_form_sent_twice_counts_once_even_when_nothing_is_left()
    {
        var card = await ada.MakeCardAsync();
        var form = await ada.FillInAsync("/review", "rate", ("Draft.Mark", "3"), ("Draft.Text", ""));

        var first = await ada.SendAsync(form);
        var second = await ada.SendAsync(form);

        (first.StatusCode, second.StatusCode).ShouldBe((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        second.Target().ShouldBe(first.Target());
        (await ada.LogAsync(card)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_form_without_a_mark_comes_back_with_what_was_typed()
    {
        await ada.MakeCardAsync();

        var response = await ada.SubmitAsync("/review", "rate", ("Draft.Text", "It depends on the query."));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await response.PageAsync();
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Rate it");
        page.QuerySelector("#review-answer")!.TextContent.ShouldBe("It depends on the query.");
    }

    [Fact]
    public async Task The_next_cards_are_on_the_page_for_a_lost_connection_each_with_a_key_of_its_own()
    {
        for (var number = 0; number < 3; number++)
        {
            await ada.MakeCardAsync(prompt: $"Number {number}?");
        }

        var page = await (await ada.GetAsync("/review")).PageAsync();

        var keys = page.QuerySelectorAll("[data-review-next] > li").Select(item => item.GetAttribute("data-key")).Append(page.QuerySelector("[name='Draft.Key']")!.GetAttribute("value"));
        keys.Distinct().Count().ShouldBe(3);
        page.QuerySelector("[data-review-next]")!.HasAttribute("hidden").ShouldBeTrue();
    }

    [Fact]
    public async Task With_an_interview_ahead_one_may_go_on_with_what_is_not_due()
    {
        var card = await ada.MakeCardAsync(prompt: "Ahead?");
        var day = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(9);
        (await ada.PutAsync("/api/v1/plan", new { interviewOn = day, minutesADay = 30 })).EnsureSuccessStatusCode();
        await ada.RateAsync(card, 4);
        (await (await ada.GetAsync("/review?ahead=true")).PageAsync()).QuerySelector(".empty h2")!.TextContent.ShouldBe("Nothing is due");
        app.Clock.Advance(TimeSpan.FromDays(1));

        (await (await ada.GetAsync("/review")).PageAsync()).QuerySelector(".empty a.button")!.GetAttribute("href").ShouldBe("/review?ahead=true");
        var rated = await ada.SubmitAsync("/review?ahead=true", "rate", ("Draft.Mark", "3"), ("Draft.Text", ""));

        rated.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ada.LogAsync(card)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_card_is_made_from_a_question_by_its_form_and_a_second_one_of_the_point_is_refused()
    {
        const string address = $"/cards/new?question={Candidates.Lowercased}";

        var made = await ada.SubmitAsync(address, "card", ("Draft.Point", "uniqueness"));
        var again = await ada.SubmitAsync(address, "card", ("Draft.Point", "uniqueness"));

        (made.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.Redirect, HttpStatusCode.Conflict));
        (await ada.GetAsync(made.Target()!)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.AlertAsync()).ShouldContain("already");
    }

    [Fact]
    public async Task An_empty_page_says_why_and_what_to_do()
    {
        (await (await ada.GetAsync("/review")).PageAsync()).QuerySelector(".empty h2")!.TextContent.ShouldBe("No cards yet");
        await ada.MissMostAsync();
        // Other stories of this class may have moved the clock.
        var tomorrow = app.Clock.GetUtcNow().AddDays(1).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        (await (await ada.GetAsync("/review")).PageAsync()).QuerySelector(".empty")!.TextContent.ShouldContain(tomorrow);
    }
}
