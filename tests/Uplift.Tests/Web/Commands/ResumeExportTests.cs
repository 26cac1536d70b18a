using System.Text;
using Uplift.Tests.Resumes.Export;
using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class ResumeExportTests : IDisposable
{
    private readonly Installation installation = new();

    [Theory]
    [InlineData("out.pdf", "%PDF-1.7")]
    [InlineData("OUT.DOCX", "PK")]
    [InlineData("out.md", "# Mara Lindqvist")]
    [InlineData("out.txt", "Mara Lindqvist\n")]
    [InlineData("out.json", "{")]
    public async Task A_resume_becomes_a_file(string name, string beginning)
    {
        var result = await installation.RunAsync("resume", "export", People.PathOf("one-page"), "-o", installation.InFolder(name), "--template", "modern", "--paper", "letter", "--locale", "de");

        result.ExitCode.ShouldBe(ExitCodes.Done, result.Error);
        result.Error.ShouldBeEmpty();
        Encoding.Latin1.GetString(await File.ReadAllBytesAsync(installation.InFolder(name), TestContext.Current.CancellationToken)).ShouldStartWith(beginning);
    }

    [Theory]
    [InlineData("out.doc")]
    [InlineData("out.pdf", "--locale", "klingon")]
    [InlineData("out.pdf", "--template", "fancy")]
    [InlineData("no/such/folder/out.pdf")]
    public async Task What_cannot_be_done_is_bad_use(string name, params string[] more)
    {
        var result = await installation.RunAsync(["resume", "export", People.PathOf("sparse"), "-o", installation.InFolder(name), .. more]);

        result.ExitCode.ShouldBe(ExitCodes.BadUse);
        result.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_absent_or_too_long_is_bad_use()
    {
        installation.Write("long.json", new string(' ', 2_000_000));

        foreach (var source in (string[])["absent.json", "long.json"])
        {
            var result = await installation.RunAsync("resume", "export", installation.InFolder(source), "-o", installation.InFolder("out.pdf"));

            result.ExitCode.ShouldBe(ExitCodes.BadUse);
            result.Error.ShouldContain(source);
        }
    }

    [Theory]
    [InlineData("no resume at all")]
    [InlineData("null")]
    [InlineData("[1]")]
    public async Task What_is_no_resume_is_a_finding(string text)
    {
        installation.Write("resume.json", text);

        var result = await installation.RunAsync("resume", "export", installation.InFolder("resume.json"), "-o", installation.InFolder("out.pdf"));

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        result.Error.ShouldContain("resume.json");
        File.Exists(installation.InFolder("out.pdf")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_member_of_another_kind_is_mended_and_named()
    {
        installation.Write("resume.json", """{"basics":{"name":"Ada Lovelace","phone":442071234567},"work":[{"name":"Analytical Engines","startDate":"March 2019"}]}""");

        var result = await installation.RunAsync("resume", "export", installation.InFolder("resume.json"), "-o", installation.InFolder("out.txt"));

        result.ExitCode.ShouldBe(ExitCodes.Done, result.Error);
        result.Error.ShouldContain("/basics/phone: ");
        result.Error.ShouldContain("/work/0/startDate: ");
        (await File.ReadAllTextAsync(installation.InFolder("out.txt"), TestContext.Current.CancellationToken)).ShouldContain("442071234567");
    }

    [Fact]
    public async Task A_character_that_no_font_has_is_a_finding_and_the_file_is_written()
    {
        installation.Write("resume.json", """{"basics":{"name":"田中 Tanaka"}}""");

        var result = await installation.RunAsync("resume", "export", installation.InFolder("resume.json"), "-o", installation.InFolder("out.pdf"));

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        result.Error.ShouldContain("田");
        File.Exists(installation.InFolder("out.pdf")).ShouldBeTrue();
    }

    public void Dispose() => installation.Dispose();
}
