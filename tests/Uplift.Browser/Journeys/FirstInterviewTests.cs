namespace Uplift.Browser.Journeys;

/// <summary>A stranger's first evening: from a guide to a report that is theirs to keep, with the server killed on the way.</summary>
public sealed class FirstInterviewTests(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_guest_gets_from_a_guide_through_a_killed_server_to_a_report_in_their_history(bool withScript)
    {
        Site.NeedChromium();
        await using var server = await UpliftServer.StartAsync();
        await using var profile = await site.ProfileAsync(server, new() { JavaScriptEnabled = withScript });
        var candidate = new Candidate(await profile.NewPageAsync());

        await candidate.ReadAGuideAsync();
        await candidate.StartAnInterviewFromTheGuideAsync();

        var (_, points) = await candidate.LookItUpAsync();
        await candidate.AnswerAsync(points[^1], "Some of it");
        await candidate.GoOnToAFollowUpAsync();
        await candidate.SeesAsync("One point is still open");
        await candidate.PassOnItAsync();
        await candidate.FinishTheQuestionAsync();

        var question = await candidate.QuestionAsync();
        var (text, _) = await candidate.LookItUpAsync();
        var draft = text[..(text.Length / 2)];
        await candidate.TypeAsync(draft);
        await (withScript ? candidate.SeesItIsSavedAsync() : candidate.SaveAndStayAsync());
        await server.KillAsync();
        await server.RunAsync();
        await candidate.OpenThePageAfreshAsync();
        (await candidate.QuestionAsync()).ShouldBe(question);
        await candidate.FindsTheirDraftAsync(draft);

        await candidate.AnswerAsync(text, "Solid");
        await candidate.FinishTheQuestionAsync();
        await candidate.AnswerAsync(Candidates.Noise, "Guessed");
        await candidate.FinishTheQuestionAsync();

        await candidate.ReadsTheReportAsync();
        await candidate.SeesTheirWordsMarkedAsync();
        await candidate.SeesAMissedPointAsync();
        await candidate.SeesNoMarkForTheNoiseAsync();

        await candidate.SignUpAsync();
        await candidate.FindTheReportInTheHistoryAsync();
        await candidate.SignOutAsync();
        await candidate.SignInAsync();
        await candidate.FindTheReportInTheHistoryAsync();
    }
}
