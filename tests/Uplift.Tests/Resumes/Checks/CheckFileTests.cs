using System.Net;
using System.Text;
using System.Text.Json;
using Uplift.Resumes.Checks;
using Uplift.Resumes.Export;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Resumes.Checks;

/// <summary>A file brought by a stranger, over the API and on the page.</summary>
public sealed class CheckFileTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor visitor = new(app);

    private static byte[] APdf => ResumeExport.Write(Papers.Ada, ExportFormat.Pdf, new ExportOptions { Locale = "en" }).Bytes;

    [Fact]
    public async Task Anybody_sees_what_a_parser_makes_of_a_pdf()
    {
        var response = await SendAsync("/api/v1/resume-checks", APdf, "Ada-Byron-Resume.pdf");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var check = await JsonAsync(response);
        check.Text("kind").ShouldBe("pdf");
        check.GetProperty("readability").GetProperty("points").GetInt32().ShouldBeGreaterThanOrEqualTo(75);
        check.GetProperty("parser").GetProperty("resume").GetProperty("basics").Text("email").ShouldBe("ada@byron.dev");
        check.GetProperty("rules").GetArrayLength().ShouldBe(CheckRules.All.Count);
        check.GetProperty("rules").EnumerateArray().First(rule => rule.Text("id") == "ROUND-01").Text("status").ShouldBe("not-checked");
    }

    [Theory]
    [InlineData("%PDF-1.7\nnothing that follows", "cv.pdf")]
    [InlineData("\0\u0001\u0002\u0003 no document", "cv.bin")]
    [InlineData("PK\u0003\u0004 no zip", "cv.docx")]
    public async Task What_cannot_be_read_has_no_points_and_a_sentence(string text, string name)
    {
        var response = await SendAsync("/api/v1/resume-checks", Encoding.Latin1.GetBytes(text), name);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var check = await JsonAsync(response);
        check.GetProperty("readability").GetProperty("points").GetInt32().ShouldBe(0);
        check.GetProperty("readability").Text("sentence")!.Length.ShouldBeGreaterThan(20);
        check.TryGetProperty("parser", out var parser).ShouldBeTrue();
        parser.ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Without_a_file_it_is_said_which_part_is_missing()
    {
        var response = await SendAsync("/api/v1/resume-checks", [], "cv.pdf");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonAsync(response)).GetProperty("errors")[0].Text("pointer").ShouldBe("/file");
    }

    [Fact]
    public async Task Json_and_files_beyond_the_limit_are_refused()
    {
        (await visitor.PostJsonAsync("/api/v1/resume-checks", "{}")).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        var large = await SendAsync("/api/v1/resume-checks", new byte[FileCheck.LargestBytes + 1], "cv.pdf");
        large.StatusCode.ShouldBeOneOf(HttpStatusCode.UnprocessableEntity, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task The_page_shows_the_picture_the_fields_and_the_findings()
    {
        var page = await (await SendAsync("/resumes/check", APdf, "resume_final.pdf", "check-file")).PageAsync();

        page.QuerySelector("#page-1 svg.page-picture")!.GetAttribute("role").ShouldBe("img");
        page.QuerySelector("#parser")!.ParentElement!.TextContent.ShouldContain("ada@byron.dev");
        page.QuerySelector("#file-05")!.TextContent.ShouldContain("resume_final");
        page.QuerySelector("#readability")!.TextContent.ShouldBe("Machine readability");
    }

    [Fact]
    public async Task The_page_says_what_is_missing_and_keeps_its_form()
    {
        var response = await SendAsync("/resumes/check", [], "cv.pdf", "check-file");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.PageAsync()).QuerySelector("input[type=file]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_of_the_file_is_kept()
    {
        var before = Directory.EnumerateFiles(Path.GetTempPath(), "ASPNETCORE_*").Count();

        await SendAsync("/api/v1/resume-checks", APdf, "Ada-Byron-Resume.pdf");

        Directory.EnumerateFiles(Path.GetTempPath(), "ASPNETCORE_*").Count().ShouldBeLessThanOrEqualTo(before);
        (await visitor.MeAsync()).ShouldBeNull();
    }

    private async Task<HttpResponseMessage> SendAsync(string address, byte[] bytes, string name, string? form = null)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        if (form is not null)
        {
            content.Add(new StringContent(form), "_handler");
        }

        return await visitor.Http.PostAsync(address, content, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
}
