using System.CommandLine;
using System.Text.Json;
using Uplift.Resumes.Document;
using Uplift.Resumes.Export;
using Uplift.Tests.Resumes.Checks;
using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class ResumeCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("uplift-resume-").FullName;

    [Fact]
    public async Task Check_writes_scores_rules_and_fields_as_json_alone()
    {
        var file = Path.Combine(folder, "Ada-Byron-Resume.pdf");
        await File.WriteAllBytesAsync(file, ResumeExport.Write(Papers.Ada, ExportFormat.Pdf, new ExportOptions()).Bytes, TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await RunAsync("resume", "check", file, "--json");

        exitCode.ShouldBeOneOf(0, 1);
        var check = JsonDocument.Parse(output).RootElement;
        check.GetProperty("readability").GetProperty("points").GetInt32().ShouldBeGreaterThanOrEqualTo(75);
        check.GetProperty("parser").GetProperty("resume").GetProperty("basics").GetProperty("name").GetString().ShouldBe("Ada Byron");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_finding()
    {
        var file = Path.Combine(folder, "cv.pdf");
        await File.WriteAllTextAsync(file, "%PDF-1.4 and no more", TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await RunAsync("resume", "check", file);

        exitCode.ShouldBe(1);
        output.ShouldContain("Machine readability: 0 of 100, Unreadable.");
    }

    [Fact]
    public async Task Match_writes_requirements_and_evidence()
    {
        var (resume, advert) = (Path.Combine(folder, "ada.json"), Path.Combine(folder, "advert.txt"));
        await File.WriteAllBytesAsync(resume, ResumeJson.Write(Papers.Ada), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(advert, "Backend developer\nRequirements:\n- C#\n- Kafka", TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await RunAsync("resume", "match", resume, advert, "--json");
        var (_, words, _) = await RunAsync("resume", "match", resume, advert);

        exitCode.ShouldBe(0);
        JsonDocument.Parse(output).RootElement.GetProperty("items")[0].GetProperty("requirement").GetProperty("priority").GetString().ShouldBe("must");
        words.ShouldContain("0.00  must  Apache Kafka: not shown");
    }

    [Theory]
    [InlineData("check", "nowhere.pdf")]
    [InlineData("match", "nowhere.json")]
    public async Task A_file_that_is_not_there_is_bad_use(string command, string file)
    {
        string[] arguments = command == "match" ? ["resume", command, file, file] : ["resume", command, file];

        var (exitCode, _, error) = await RunAsync(arguments);

        exitCode.ShouldBe(2);
        error.ShouldContain("There is no file");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("not json")]
    public async Task What_is_no_resume_is_a_finding(string text)
    {
        var file = Path.Combine(folder, "x.json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await RunAsync("resume", "match", file, file);

        exitCode.ShouldBe(1);
        error.Length.ShouldBeGreaterThan(10);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exitCode = await CommandLine.RunAsync(CommandLine.Root(TextReader.Null).Parse(arguments), new InvocationConfiguration { Output = output, Error = error });
        return (exitCode, output.ToString(), error.ToString());
    }
}
