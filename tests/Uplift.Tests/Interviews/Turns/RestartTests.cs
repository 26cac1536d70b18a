namespace Uplift.Tests.Interviews.Turns;

public sealed class RestartTests
{
    [Fact]
    public async Task After_a_restart_the_interview_stands_where_it_stood()
    {
        await using var first = new UpliftApp();
        await first.InitializeAsync();
        var ada = new Visitor(first);
        var interview = await ada.StartAsync();
        var next = await ada.AnswerAsync(interview, "I do not know.");
        await ada.SaveDraftAsync(next, "I would beg");

        await using var again = await first.RestartAsync();
        ada = ada.At(again);

        var read = await ada.ReadAsync(interview);
        (read.Turn(), read.Question().Text("draft")).ShouldBe((next.Turn(), "I would beg"));
    }

    [Fact]
    public async Task A_form_from_before_a_restart_can_be_sent_after_it()
    {
        await using var first = new UpliftApp();
        await first.InitializeAsync();
        var ada = new Visitor(first);
        var interview = await ada.StartAsync();
        var form = await ada.FillInAsync(interview.Page(), "answer", ("Draft.Text", "Because."), ("Draft.SelfMark", "3"), ("Intent", "answer"));

        await using var again = await first.RestartAsync();
        ada = ada.At(again);

        (await ada.SendAsync(form)).Target()!.ShouldStartWith($"{interview.Page()}/answers/");
    }
}
