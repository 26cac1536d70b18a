using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Journeys;

/// <summary>Speaking an answer, with a browser that recognises speech and with one that does not.</summary>
public sealed class VoiceTests(Site site)
{
    private const string Answer = "I would store the email in lower case, because the function on the column hides the index.";

    /// <summary>A recogniser that hears one sentence, badly.</summary>
    private const string Recogniser = """
        globalThis.SpeechRecognition = globalThis.webkitSpeechRecognition = class {
          start() { setTimeout(() => this.onresult({ results: [[{ transcript: 'um I wood lower case the male' }]] }), 0); }
          stop() { this.onend(); }
        };
        """;

    [Fact]
    public async Task What_is_spoken_becomes_a_text_to_correct_and_only_that_counts()
    {
        var page = await InterviewAsync(Recogniser);
        var answer = page.GetByLabel("Your answer");
        var talk = page.Locator("[data-talk]");
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.PostDataBuffer is { } sent ? System.Text.Encoding.UTF8.GetString(sent) : "");

        await talk.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(answer).ToHaveValueAsync("um I wood lower case the male");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-voice-counts]")).ToContainTextAsync("Counts only; none of it is graded.");

        await answer.FillAsync(Answer);
        await page.GetByText("Solid", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await page.GetByText("because the function on the column hides the index").First.WaitForAsync();
        asked.ShouldNotContain(body => body.Contains("audio", StringComparison.OrdinalIgnoreCase));
        await Expect(page.GetByText("I wood lower case")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_recognition_the_answer_is_typed_and_nothing_asks_for_a_voice()
    {
        var page = await InterviewAsync("delete globalThis.SpeechRecognition; delete globalThis.webkitSpeechRecognition;");

        await Expect(page.Locator("[data-voice]")).ToBeHiddenAsync();
        await page.GetByLabel("Your answer").FillAsync(Answer);
        await page.GetByText("Solid", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await page.GetByText("because the function on the column hides the index").First.WaitForAsync();
    }

    private async Task<IPage> InterviewAsync(string script)
    {
        var profile = await site.ProfileAsync();
        var page = await profile.NewPageAsync();
        await page.AddInitScriptAsync(script);
        await page.GotoAsync("/interviews/new?topic=indexing&level=beginner");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the interview" }).ClickAsync();
        await page.GetByLabel("Your answer").WaitForAsync();
        return page;
    }
}
