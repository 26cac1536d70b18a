using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Uplift.Resumes.Export;
using Uplift.Resumes.Import;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;
using Uplift.Tests.Resumes.Checks;

namespace Uplift.Tests.Resumes.Import;

/// <summary>A file becomes a resume of whoever brings it; what found no place waits for them.</summary>
public sealed class ImportFileTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string LeftOverText = "Summary\nI build services.\n\nExperience\nSenior Developer, Initech GmbH, 03/2021 - Present\n- Cut latency by 40 %\n";

    private static byte[] APdf => ResumeExport.Write(Papers.Ada, ExportFormat.Pdf, new ExportOptions { Locale = "en" }).Bytes;

    [Fact]
    public async Task A_pdf_becomes_a_resume_with_its_fields()
    {
        var (ada, _) = await app.SomebodyAsync();

        var resume = await JsonAsync(await SendAsync(ada, APdf, "cv.pdf"), HttpStatusCode.Created);

        resume.GetProperty("document").GetProperty("basics").Text("email").ShouldBe("ada@byron.dev");
        resume.GetProperty("document").Each("work").ShouldNotBeEmpty();
        (await ada.GetAsync($"/api/v1/resumes/{resume.Id()}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("%PDF-1.7\nnothing that follows", "cv.pdf", "damaged")]
    [InlineData("{\"basics\":", "cv.json", "not-json-resume")]
    [InlineData("", "cv.pdf", "missing")]
    public async Task What_cannot_be_read_is_refused_with_a_sentence(string text, string name, string code)
    {
        var (ada, _) = await app.SomebodyAsync();

        var problem = await JsonAsync(await SendAsync(ada, Encoding.Latin1.GetBytes(text), name), HttpStatusCode.UnprocessableEntity);

        problem.Each("errors").Single().Text("code").ShouldBe(code);
        problem.Text("detail").Length.ShouldBeGreaterThan(10);
        (await ada.GetAsync("/api/v1/resumes").JsonAsync()).Each("items").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_book_is_refused_and_not_cut_short()
    {
        var (ada, _) = await app.SomebodyAsync();
        var book = string.Join('\n', Enumerable.Range(0, 9_000).Select(line => $"It was a dark and stormy night, number {line}."));

        var problem = await JsonAsync(await SendAsync(ada, Encoding.UTF8.GetBytes(book), "book.txt"), HttpStatusCode.UnprocessableEntity);

        problem.Each("errors").Single().Text("code").ShouldBe("too-long");
    }

    [Fact]
    public async Task The_page_takes_a_file_and_goes_on_to_the_builder()
    {
        var (ada, _) = await app.SomebodyAsync();
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(LeftOverText)), "File", "cv.md" } };
        foreach (var (name, value) in (await ada.FillInAsync("/resumes/new", "import-resume")).Fields.Where(field => field.Key is not "File" and not "Text"))
        {
            content.Add(new StringContent(value), name);
        }

        var response = await ada.Http.PostAsync("/resumes/new", content, TestContext.Current.CancellationToken);

        response.Target()!.ShouldStartWith("/resumes/");
        (await (await ada.GetAsync(response.Target()!)).PageAsync()).QuerySelector("#read-back")!.TextContent.ShouldMatch(@"^Read back from the PDF: (\d+) of \1 fields\.");
    }

    [Fact]
    public async Task What_found_no_place_is_placed_by_its_owner_and_can_be_undone()
    {
        var (ada, _) = await app.SomebodyAsync();
        var document = LeftOver.Keep(Papers.Ada, ["Fluent in Esperanto", "Chess"], []);
        var resume = await ada.PostAsync("/api/v1/resumes", new { name = "Mine", document = JsonSerializer.SerializeToNode(document, Uplift.Resumes.Document.ResumeText.Json) })
            .JsonAsync(HttpStatusCode.Created);
        var page = $"/resumes/{resume.Id()}";

        (await (await ada.GetAsync(page)).PageAsync()).QuerySelectorAll("#left-over li p").Select(p => p.TextContent).ShouldBe(["Fluent in Esperanto", "Chess"]);
        await ada.SubmitAsync(page, "place-0", ("Place", "summary"));
        await ada.SubmitAsync(page, "place-0", ("Place", "other"));

        var after = (await ada.GetAsync($"/api/v1/resumes/{resume.Id()}").JsonAsync()).GetProperty("document");
        after.GetProperty("basics").Text("summary").ShouldEndWith("Fluent in Esperanto");
        after.GetProperty("x-sections")[0].GetProperty("items")[0].Text("text").ShouldBe("Chess");
        (await (await ada.GetAsync(page)).PageAsync()).QuerySelectorAll("#left-over li").ShouldBeEmpty();
        await ada.SubmitAsync(page, "undo");
        (await (await ada.GetAsync(page)).PageAsync()).QuerySelectorAll("#left-over li p").Select(p => p.TextContent).ShouldBe(["Chess"]);
    }

    [Fact]
    public async Task A_download_says_what_is_read_back_of_it()
    {
        var (ada, _) = await app.SomebodyAsync();
        var resume = await JsonAsync(await SendAsync(ada, APdf, "cv.pdf"), HttpStatusCode.Created);

        foreach (var format in new[] { "pdf", "docx" })
        {
            var file = await ada.GetAsync($"/api/v1/resumes/{resume.Id()}/files/{format}");
            file.Headers.GetValues("Uplift-Read-Back").Single().ShouldMatch(@"^(\d+) of \1 fields read back$");
        }
    }

    [Theory]
    [InlineData("skills", "/skills/1/name")]
    [InlineData("work.0", "/work/0/highlights/0")]
    [InlineData("summary", "/basics/summary")]
    [InlineData("other", "/x-sections/0/items/0/text")]
    public void Words_go_where_they_are_sent(string place, string pointer)
    {
        var document = JsonNode.Parse("""{"work":[{"name":"Initech"}],"skills":[{"name":"SQL"}],"meta":{"uplift":{"unplaced":["Chess"]}}}""")!.AsObject();

        LeftOver.Place(document, 0, place);

        LeftOver.UnplacedOf(document).ShouldBeEmpty();
        pointer.Split('/').Skip(1).Aggregate((JsonNode?)document, (node, part) => node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node![part])!
            .GetValue<string>().ShouldBe("Chess");
    }

    [Fact]
    public void However_much_found_no_place_all_of_it_is_kept()
    {
        string[] words = [.. Enumerable.Range(0, 500).Select(i => $"Word{i}"), string.Join(' ', Enumerable.Range(500, 500).Select(i => $"Word{i}")), new string('x', 2_500)];

        var kept = LeftOver.UnplacedOf(JsonSerializer.SerializeToNode(LeftOver.Keep(Papers.Ada, words, []), Uplift.Resumes.Document.ResumeText.Json)!.AsObject());

        string.Concat(string.Join(' ', kept).Where(c => c != ' ')).ShouldBe(string.Concat(string.Join(' ', words).Where(c => c != ' ')));
        kept.ShouldAllBe(text => text.Length <= 1_000);
    }

    [Theory]
    [InlineData(7, "summary")]
    [InlineData(-1, "summary")]
    [InlineData(0, "work.9")]
    [InlineData(0, "nowhere")]
    public void A_place_that_is_none_loses_nothing(int position, string place)
    {
        var document = JsonNode.Parse("""{"work":[{"name":"Initech"}],"meta":{"uplift":{"unplaced":["Chess"]}}}""")!.AsObject();

        LeftOver.Place(document, position, place);

        LeftOver.UnplacedOf(document).ShouldBe(["Chess"]);
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor who, byte[] bytes, string name)
    {
        // A browser's form needs its token; a program with a bearer token does not.
        var token = (await who.FillInAsync("/resumes/new", "import-resume")).Fields["__RequestVerificationToken"];
        using var content = new MultipartFormDataContent
        {
            { new ByteArrayContent(bytes), "file", name },
            { new StringContent(token), "__RequestVerificationToken" },
        };
        return await who.Http.PostAsync("/api/v1/resumes/imports", content, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        response.StatusCode.ShouldBe(expected);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }
}
