using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Uplift.Tests.Interviews.Appeals;

public sealed class AppealPointTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Question = "composite-index-column-order";

    /// <summary>All words of an accepted phrasing, in an order that the rules do not expect.</summary>
    private const string InOtherOrder = "The index is one more thing that every insert updates.";

    private const string Answer = "I would create one index on the table, as the list is slow.\r\n" + InOtherOrder + "\r\nThat is all I can think of.";

    private readonly Visitor ada = new(app);

    [Fact]
    public async Task An_appeal_that_names_the_words_raises_the_verdict()
    {
        var (interview, turn) = await AnEndedInterviewAsync();

        var appeal = await AppealAsync(interview, turn, "write-cost", InOtherOrder).JsonAsync(HttpStatusCode.Created);

        (appeal.Text("before"), appeal.Text("after")).ShouldBe(("partly", "covered"));
        var point = await PointAsync(interview, "write-cost");
        (point.Text("verdict"), point.GetProperty("onAppeal").GetBoolean()).ShouldBe(("covered", true));
    }

    [Fact]
    public async Task A_raised_verdict_counts_in_the_report_and_in_the_history()
    {
        var (interview, turn) = await AnEndedInterviewAsync();
        var before = await EarnedAsync(interview);

        await AppealAsync(interview, turn, "write-cost", InOtherOrder);

        (await EarnedAsync(interview)).ShouldBe(before + 0.5m);
        (await ada.GetAsync("/api/v1/interviews").JsonAsync()).Each("items").First().GetProperty("score").GetProperty("earned").GetDecimal()
            .ShouldBe(before + 0.5m);
    }

    [Fact]
    public async Task An_appeal_that_shows_nothing_leaves_the_verdict_and_is_kept()
    {
        var (interview, turn) = await AnEndedInterviewAsync();

        var appeal = await AppealAsync(interview, turn, "leftmost-prefix", "That is all I can think of.").JsonAsync(HttpStatusCode.Created);

        (appeal.Text("before"), appeal.Text("after")).ShouldBe(("missed", "missed"));
        (await ReportedAsync(interview, "leftmost-prefix")).GetProperty("appealed").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_quote_of_a_raised_verdict_is_literal()
    {
        var (interview, turn) = await AnEndedInterviewAsync();
        await AppealAsync(interview, turn, "write-cost", InOtherOrder);

        var quote = (await PointAsync(interview, "write-cost")).GetProperty("quote");

        Answer[quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()].ShouldBe(quote.Text("text"));
    }

    [Fact]
    public async Task Words_that_were_not_said_are_refused()
    {
        var (interview, turn) = await AnEndedInterviewAsync();

        (await AppealAsync(interview, turn, "write-cost", "every insert updates the index").FieldErrorAsync())
            .ShouldBe(("/passage", "not-your-words"));
    }

    [Fact]
    public async Task A_point_that_was_not_asked_for_is_refused()
    {
        var (interview, turn) = await AnEndedInterviewAsync();

        (await AppealAsync(interview, turn, "no-such-point", InOtherOrder).FieldErrorAsync()).ShouldBe(("/point", "unknown-point"));
    }

    [Fact]
    public async Task An_appeal_must_name_its_words()
    {
        var (interview, turn) = await AnEndedInterviewAsync();

        (await AppealAsync(interview, turn, "write-cost", "").FieldErrorAsync()).Pointer.ShouldBe("/passage");
    }

    [Fact]
    public async Task There_is_no_appeal_while_the_interview_runs()
    {
        var interview = await ada.RehearseAsync(Question);
        await ada.AnswerAsync(interview, Answer);

        var response = await AppealAsync(interview, interview.Turn(), "write-cost", InOtherOrder);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/interview-running");
    }

    [Fact]
    public async Task The_report_leads_to_an_appeal_that_needs_nothing_but_a_form()
    {
        var (interview, _) = await AnEndedInterviewAsync();
        var link = await LinkToAppealAsync(interview, "write-cost");
        var sentence = (await (await ada.GetAsync(link)).PageAsync()).QuerySelectorAll<IHtmlInputElement>("input[name='Draft.Passage']")
            .Single(input => input.Value == InOtherOrder);

        var response = await ada.SubmitAsync(link, "appeal", ("Draft.Passage", sentence.Value));

        (await response.PageAsync()).QuerySelector("[role=status]")!.TextContent.ShouldContain("You are right");
        (await PointAsync(interview, "write-cost")).Text("verdict").ShouldBe("covered");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public async Task A_sentence_over_two_lines_can_be_chosen(string lineBreak)
    {
        var said = $"I would like to point out one thing about such a busy table: the index is{lineBreak}one more thing that every insert updates.";
        var interview = await ada.RehearseAsync(Question);
        var turn = interview.Turn();
        await ada.EndAsync(await ada.AnswerAsync(interview, said));
        var link = await LinkToAppealAsync(interview, "write-cost");
        var sentence = (await (await ada.GetAsync(link)).PageAsync()).QuerySelector<IHtmlInputElement>("input[name='Draft.Passage']")!;

        var response = await ada.SubmitAsync(link, "appeal", ("Draft.Passage", sentence.Value));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_appeal_without_chosen_words_comes_back_with_the_reason()
    {
        var (interview, _) = await AnEndedInterviewAsync();

        var response = await ada.SubmitAsync(await LinkToAppealAsync(interview, "write-cost"), "appeal");

        (await response.PageAsync()).QuerySelector(".validation-message")!.TextContent.ShouldContain("Choose the words");
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_point_is_appealed_once_from_the_report()
    {
        var (interview, turn) = await AnEndedInterviewAsync();

        await AppealAsync(interview, turn, "leftmost-prefix", "That is all I can think of.");

        var report = await (await ada.GetAsync($"{interview.Page()}/report")).PageAsync();
        report.QuerySelector("a[href$='point=leftmost-prefix']").ShouldBeNull();
    }

    [Fact]
    public async Task An_appeal_about_a_point_that_was_not_asked_for_is_not_found()
    {
        var (interview, turn) = await AnEndedInterviewAsync();

        (await ada.GetAsync($"{interview.Page()}/appeal?turn={turn}&point=no-such-point")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(JsonElement Interview, Guid Turn)> AnEndedInterviewAsync()
    {
        // Ids are in time order, so each interview needs a moment of its own.
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var interview = await ada.RehearseAsync(Question);
        await ada.EndAsync(await ada.AnswerAsync(interview, Answer));
        return (interview, interview.Turn());
    }

    private Task<HttpResponseMessage> AppealAsync(JsonElement interview, Guid turn, string point, string passage) =>
        ada.PostAsync($"{interview.Path()}/appeals", new { turn, point, passage });

    private async Task<JsonElement> ReportedAsync(JsonElement interview, string point) =>
        (await ada.ReportAsync(interview)).Each("questions").Single().Each("points").Single(one => one.GetProperty("point").Text("id") == point);

    private async Task<JsonElement> PointAsync(JsonElement interview, string point) => (await ReportedAsync(interview, point)).GetProperty("point");

    private async Task<decimal> EarnedAsync(JsonElement interview) =>
        (await ada.ReportAsync(interview)).GetProperty("score").GetProperty("earned").GetDecimal();

    private async Task<string> LinkToAppealAsync(JsonElement interview, string point) =>
        (await (await ada.GetAsync($"{interview.Page()}/report")).PageAsync()).QuerySelector($"a[href$='point={point}']")!.GetAttribute("href")!;
}
