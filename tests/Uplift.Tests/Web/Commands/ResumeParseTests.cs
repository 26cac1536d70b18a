using System.Text.Json;
using Uplift.Resumes.Export;
using Uplift.Tests.Resumes.Export;
using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class ResumeParseTests : IDisposable
{
    private readonly Installation installation = new();
    private readonly string folder = Directory.CreateTempSubdirectory("uplift-parse-").FullName;

    [Fact]
    public async Task A_pdf_becomes_a_json_resume_and_nothing_else_is_printed()
    {
        var file = Save("one.pdf", ResumeExport.Write(People.Read("one-page"), ExportFormat.Pdf, new ExportOptions()).Bytes);

        var result = await installation.RunAsync("resume", "parse", file, "--json");

        result.ExitCode.ShouldBe(ExitCodes.Done);
        var resume = JsonDocument.Parse(result.Output).RootElement;
        resume.GetProperty("basics").GetProperty("name").GetString().ShouldBe(People.Read("one-page").Basics!.Name);
        resume.GetProperty("work")[0].GetProperty("startDate").GetString().ShouldBe(People.Read("one-page").Work![0].StartDate![..7]);
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_json_each_field_is_a_line_and_what_found_no_place_is_told()
    {
        var file = Save("cv.txt", "Ada Lovelace\nada@example.org\n\nEXPERIENCE\nAnalyst, Engine Works Ltd\nMar 2019 - Present\n\nEDUCATION\nUniversity of London\nMagna cum laude\n"u8.ToArray());

        var result = await installation.RunAsync("resume", "parse", file);

        result.ExitCode.ShouldBe(ExitCodes.Done);
        result.Output.ShouldContain("/work/0/name: Engine Works Ltd");
        result.Output.ShouldContain("/work/0/startDate: 2019-03");
        result.Error.ShouldContain("Magna cum laude");
    }

    [Fact]
    public async Task A_json_resume_is_mended_and_its_faults_are_told()
    {
        var file = Save("old.json", """{"work":[{"company":"Engine Works","startDate":"March 2019","endDate":"Present"}]}"""u8.ToArray());

        var result = await installation.RunAsync("resume", "parse", file, "--json");

        result.ExitCode.ShouldBe(ExitCodes.Done);
        var work = JsonDocument.Parse(result.Output).RootElement.GetProperty("work")[0];
        work.GetProperty("name").GetString().ShouldBe("Engine Works");
        work.GetProperty("startDate").GetString().ShouldBe("2019-03");
        work.TryGetProperty("endDate", out _).ShouldBeFalse();
        result.Error.ShouldContain("/work/0/company:");
    }

    [Theory]
    [InlineData("[]", "{ \"basics\": ")]
    [InlineData("broken", "{")]
    public async Task What_cannot_be_read_is_a_finding(string name, string content)
    {
        var result = await installation.RunAsync("resume", "parse", Save(name, System.Text.Encoding.UTF8.GetBytes(content)), "--json");

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_bad_use()
    {
        var result = await installation.RunAsync("resume", "parse", Path.Combine(folder, "none.pdf"));

        result.ExitCode.ShouldBe(ExitCodes.BadUse);
        result.Error.ShouldNotBeEmpty();
    }

    public void Dispose()
    {
        installation.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Save(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
