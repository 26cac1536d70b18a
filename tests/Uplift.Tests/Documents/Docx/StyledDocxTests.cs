using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Uplift.Resumes.Export;
using Uplift.Tests.Resumes.Export;

namespace Uplift.Tests.Documents.Docx;

public sealed class StyledDocxTests
{
    public static TheoryData<string, TemplateName> All =>
        [.. from person in People.All from template in Enum.GetValues<TemplateName>() select (person, template)];

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_valid_and_the_same_each_time(string person, TemplateName template)
    {
        var bytes = Write(person, template);

        bytes.ShouldBe(Write(person, template));
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void Headings_are_heading_styles_and_lists_are_lists()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Write("one-page", TemplateName.Modern)), isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;

        Of("Heading1").ShouldBe(["Mara Lindqvist"]);
        Of("Heading2").ShouldBe(["Summary", "Experience", "Projects", "Education", "Skills", "Languages"]);
        Of("Heading3").ShouldBe(["Senior Backend DeveloperMar 2021 – Present", "Backend DeveloperJan 2018 – Feb 2021", "Software DeveloperAug 2015 – Dec 2017", "pgslowMay 2022 – Present", "MSc, Computer Science and EngineeringAug 2010 – Jun 2015"]);
        Of("ListBullet").Count.ShouldBe(9);
        body.Descendants<Paragraph>().Where(paragraph => StyleOf(paragraph) == "ListBullet").ShouldAllBe(paragraph => paragraph.ParagraphProperties!.NumberingProperties != null);
        body.Descendants<Hyperlink>().Count().ShouldBe(7);
        body.Descendants<Table>().ShouldBeEmpty();
        document.MainDocumentPart.HeaderParts.ShouldBeEmpty();
        document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<StyleName>().Select(name => name.Val!.Value).ShouldContain("heading 1");

        List<string> Of(string style) => [.. body.Descendants<Paragraph>().Where(paragraph => StyleOf(paragraph) == style).Select(paragraph => paragraph.InnerText)];

        static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
    }

    [Fact]
    public void Properties_are_the_persons_alone()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Write("one-page", TemplateName.Plain)), isEditable: false);

        var properties = document.PackageProperties;
        properties.Title.ShouldBe("Mara Lindqvist – Resume");
        properties.Creator.ShouldBe("Mara Lindqvist");
        properties.Language.ShouldBe("en");
        properties.LastModifiedBy.ShouldBeNull();
        properties.Created.ShouldBeNull();
        document.ExtendedFilePropertiesPart.ShouldBeNull();
    }

    private static byte[] Write(string person, TemplateName template) =>
        ResumeExport.Write(People.Read(person), ExportFormat.Docx, new ExportOptions { Template = template }).Bytes;
}
