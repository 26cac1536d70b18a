using Uplift.Resumes.Checks;
using Uplift.Resumes.Document;
using Uplift.Resumes.Export;
using Uplift.Tests.Resumes.Export;

namespace Uplift.Tests.Resumes.Checks;

public sealed class OtherReaderTests
{
    [Fact]
    public async Task Another_reader_finds_every_field_of_our_export_or_says_why_it_was_not_asked()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (resume, options) = (People.Read("one-page"), new ExportOptions());

        var reading = await OtherReader.ReadAsync(ResumeExport.Write(resume, ExportFormat.Pdf, options).Bytes, cancellation);

        if (reading.Compare(resume, options) is { } facts)
        {
            facts.Fields.ShouldBeGreaterThan(20);
            facts.Lost.ShouldBeEmpty();
        }
        else
        {
            reading.Reason.ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task What_it_cannot_read_fails_nothing()
    {
        var words = await OtherReader.WordsAsync(new Resume { Basics = new Basics { Name = "Ada" } }, "no PDF at all"u8.ToArray(), new ExportOptions(), TestContext.Current.CancellationToken);

        words.ShouldNotBeEmpty();
        words.ShouldNotContain("finds");
    }

    [Fact]
    public void A_field_that_is_not_in_its_text_is_lost_and_a_broken_line_is_none()
    {
        var resume = new Resume { Basics = new Basics { Name = "Ada Lovelace", Email = "ada@example.org" }, Work = [new Work { Name = "Analytical Engines", Position = "Co-ordinator" }] };

        var facts = new OtherReading("ADA\nLOVELACE\nCo-\nordinator, Analytical  Engines", null).Compare(resume, new ExportOptions());

        facts!.Lost.ShouldBe(["/basics/email"]);
    }
}
