using Uplift.Resumes.Document;
using Uplift.Resumes.Export;
using Uplift.Tests.Resumes.Import;

namespace Uplift.Tests.Resumes.Export;

/// <summary>What is printed is read back from visible text and tags: every field, in every template, as PDF and DOCX.</summary>
public sealed class RoundTripTests
{
    private const int Usual = 12;
    private const int Soak = 200;

    private static readonly int Seeds = Environment.GetEnvironmentVariable("UPLIFT_TEST_SOAK") is { Length: > 0 } ? Soak : Usual;

    public static TheoryData<ExportFormat, TemplateName> Kinds =>
    [
        .. from format in (ExportFormat[])[ExportFormat.Pdf, ExportFormat.Docx] from template in Enum.GetValues<TemplateName>() select (format, template),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Generated_resumes_read_back_field_by_field(ExportFormat format, TemplateName template)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var options = new ExportOptions { Template = template, Paper = (PaperSize)(seed % 2), Locale = ResumeExport.Languages[seed % ResumeExport.Languages.Count] };
            AssertReadBack(GeneratedResume.Of(seed), format, options, $"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Made_up_people_read_back_field_by_field(ExportFormat format, TemplateName template)
    {
        foreach (var person in People.All)
        {
            AssertReadBack(People.Read(person), format, new ExportOptions { Template = template }, person);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Shared_samples_read_back_field_by_field(ExportFormat format, TemplateName template)
    {
        var files = Samples.Json();
        Assert.SkipWhen(files is null, "UPLIFT_DATA is not set.");

        // One sample holds sentences where dates and addresses belong ("ERROR invalid Date for work.startDate"): they are longer than a
        // line and printed over several, where nothing says any more what they were.
        foreach (var file in files!.Where(file => !file.EndsWith("SampleJson-errors.json", StringComparison.Ordinal)))
        {
            AssertReadBack(ResumeJson.Read(File.ReadAllBytes(file)).Resume!, format, new ExportOptions { Template = template }, file);
        }
    }

    [Fact]
    public void A_difference_names_the_field_and_both_values()
    {
        var printed = new Resume { Basics = new Basics { Name = "Ada", Email = "ada@example.org" }, Work = [new Work { Name = "Engine", Position = "Analyst", StartDate = "2019-03-02" }] };
        var read = new Resume { Basics = new Basics { Name = "Ada", Phone = "1" }, Work = [new Work { Name = "Engines", Position = "Analyst", StartDate = "2019-03" }] };

        var result = RoundTrip.Compare(printed, read, new ExportOptions());

        RoundTrip.Compare(printed, printed, new ExportOptions()).Fields.ShouldBe(5);
        result.ToString().ShouldBe("3 of 5 fields read back");
        result.Passed.ShouldBeFalse();
        result.Differences.ShouldBe(
        [
            new RoundTripDifference("/basics/email", "ada@example.org", null),
            new RoundTripDifference("/work/0/organization", "Engine", "Engines"),
            new RoundTripDifference("/basics/phone", null, "1"),
        ]);
    }

    private static void AssertReadBack(Resume resume, ExportFormat format, ExportOptions options, string name)
    {
        var file = ResumeExport.Write(resume, format, options);
        if (file.Missing.Count > 0)
        {
            // Letters that no font has are told at the export and cannot come back.
            return;
        }

        var result = RoundTrip.Check(resume, file.Bytes, options);

        result.Differences.ShouldBeEmpty($"{name}, {options.Locale}: {string.Join("; ", result.Differences.Take(3))}");
    }
}
