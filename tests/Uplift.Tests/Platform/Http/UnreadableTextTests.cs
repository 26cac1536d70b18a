using System.Net;

namespace Uplift.Tests.Platform.Http;

public sealed class UnreadableTextTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_form_with_a_nul_is_refused_as_unreadable()
    {
        var response = await ada.PostFormAsync("/practice/composite-index-column-order", new Dictionary<string, string>
        {
            ["_handler"] = "practise",
            ["Draft.Text"] = "Equality first,\0 then the sort.",
            ["Draft.SelfMark"] = "3",
        });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.AlertAsync()).ShouldContain("no text");
    }

    [Fact]
    public async Task A_form_with_thousands_of_fields_is_refused_as_unreadable()
    {
        var response = await ada.PostFormAsync("/signin", Enumerable.Range(0, 2000).Select(field => KeyValuePair.Create($"field{field}", "")));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=cut", "--cut\r\nContent-Disposition: form-data; name=\"Draft.Text\"\r\n\r\nEquality")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("multipart/form-data; boundary=other", "not what the boundary says")]
    public async Task A_form_that_is_cut_off_or_is_none_is_refused_as_unreadable(string type, string body)
    {
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var response = await ada.Http.PostAsync("/practice/composite-index-column-order", content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    // SQLite keeps a NUL in a text, PostgreSQL does not; neither is a bug.
    [Fact]
    public async Task A_nul_in_an_answer_does_not_break_the_server()
    {
        var started = await ada.PostJsonAsync("/api/v1/interviews", """{"level":"beginner","questions":1,"mode":"practice"}""");

        var response = await ada.PostJsonAsync($"{started.Headers.Location}/answers", """{"text":"Because\u0000 of the index.","selfMark":2}""");

        ((int)response.StatusCode).ShouldBeLessThan(500);
    }
}
