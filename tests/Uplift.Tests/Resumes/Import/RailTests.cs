using Uplift.Documents.Text;
using Uplift.Resumes.Document;
using Uplift.Resumes.Import;
using Uplift.Tests.Documents.Reading;

namespace Uplift.Tests.Resumes.Import;

/// <summary>Dates and labels in a column at the left, and lines set in the middle.</summary>
public sealed class RailTests
{
    /// <summary>The dates of two jobs, four lines each, beside "Zorbist" at "Quillpoint" and "Editor" at "Copperline".</summary>
    [Theory]
    [InlineData("Jan 2019 –\nPresent\n\n\nMar 2015 –\nDec 2018")]
    [InlineData("01/2019\n– heute\n\n\n03/2015\n– 12/2018")]
    [InlineData("Jan 2019\nPresent\n\n\nMar 2015\nDec 2018")]
    [InlineData("January\n2019 –\nPresent\n\nMarch\n2015 –\nDecember\n2018")]
    public void A_range_that_broke_in_a_rail_dates_the_line_that_it_began_beside(string dates)
    {
        var resume = Read(Sheet.Columns(
            "# Ada Lovelace\nada@example.org\n\n**EXPERIENCE\n" + dates,
            "\n\n\n\n\n**Zorbist\nQuillpoint\n• Kept it\n• Sold it\n**Editor\nCopperline\n• Read it\n• Wrote it\n\n**EDUCATION\nState University", 150));

        resume.Work!.Select(job => (job.Position, job.Name, job.StartDate, job.EndDate)).ShouldBe(
            [("Zorbist", "Quillpoint", "2019-01", null), ("Editor", "Copperline", "2015-03", "2018-12")]);
    }

    [Fact]
    public void Dates_one_above_the_other_that_each_date_a_line_are_no_range()
    {
        var resume = Read(Sheet.Columns(
            "# Ada Lovelace\nada@example.org\n\n**CERTIFICATES\nMar 2017\nMay 2018\nJun 2019",
            "\n\n\n\n\nFirst aid\nForklift\nWelding\n\n**EDUCATION\nState University", 150));

        resume.Certificates!.Select(certificate => certificate.Date).ShouldBe(["2017-03", "2018-05", "2019-06"]);
    }

    [Fact]
    public void A_town_below_the_dates_goes_with_them()
    {
        var resume = Read(Sheet.Columns(
            "# Ada Lovelace\nada@example.org\n\n**EXPERIENCE\n2019 - 2023\nLeeds, UK\n\n2015 - 2019\nYork, UK",
            "\n\n\n\n\n**Zorbist | Quillpoint\n• Kept it\n• Sold it\n**Editor | Copperline\n• Read it\n• Wrote it\n\n**EDUCATION\nState University", 150));

        resume.Work!.Select(job => (job.Position, job.Name, job.Location)).ShouldBe([("Zorbist", "Quillpoint", "Leeds, UK"), ("Editor", "Copperline", "York, UK")]);
        resume.Work!.SelectMany(job => job.Highlights!).ShouldBe(["Kept it", "Sold it", "Read it", "Wrote it"]);
    }

    [Fact]
    public void A_column_of_labels_belongs_to_the_values_beside_it()
    {
        var resume = Read(Sheet.Columns(
            "# Lebenslauf\n\n**Berufserfahrung\nZeitraum\nArbeitgeber\nPosition\nTätigkeiten\nZeitraum\nArbeitgeber\nPosition\nTätigkeiten\n\n**Kenntnisse\nProgramme\nSonstiges",
            "\n\n\n\n03/2019 – heute\nQuillpoint\nZorbistin\nFührung der Bücher\n01/2015 – 02/2019\nNordwind\nLektorin\nLesen\n\n\nExcel, Word\nErste Hilfe", 200));

        resume.Work!.Select(job => (job.Position, job.Name, job.StartDate, job.EndDate)).ShouldBe(
            [("Zorbistin", "Quillpoint", "2019-03", null), ("Lektorin", "Nordwind", "2015-01", "2019-02")]);
        resume.Skills!.Select(skill => skill.Name).ShouldBe(["Programme", "Sonstiges"]);
    }

    [Fact]
    public void A_label_that_nobody_knows_is_one_when_it_comes_back()
    {
        var work = Work("""
            Wann	03/2019 – 05/2023
            Arbeitgeber	Quillpoint
            Position	Zorbistin
            Vorgesetzte	Frau Adler
            Wann	01/2015 – 02/2019
            Arbeitgeber	Nordwind
            Position	Lektorin
            Vorgesetzte	Herr Busch
            """);

        work.Select(job => (job.Position, job.Name, job.StartDate)).ShouldBe([("Zorbistin", "Quillpoint", "2019-03"), ("Lektorin", "Nordwind", "2015-01")]);
    }

    [Fact]
    public void A_label_that_is_also_a_heading_opens_no_section_among_labels()
    {
        var imported = ResumeImporter.Read(Sheet.Of("""
            # Ada Lovelace
            ada@example.org

            **Work
            Employer	Quillpoint
            Position	Zorbist
            Dates	2019 - 2023
            Achievements	Kept it
            Employer	Copperline
            Position	Editor
            Dates	2015 - 2019
            Achievements	Read it
            """));

        imported.Sections.Select(section => section.Heading).ShouldBe(["Work"]);
        imported.Resume.Work!.Select(job => job.Name).ShouldBe(["Quillpoint", "Copperline"]);
    }

    [Fact]
    public void Centred_lines_are_not_set_in()
    {
        var work = Work("""
            ^ **Product Zorbist
            ^ Tidemark
            ^ Feb 2022 – Current
            • Kept it
            ^ **Editor of the Long Review
            ^ Quillpoint and Daughters
            ^ Jan 2019 – Jan 2022
            • Read it
            """);

        work.Select(job => (job.Position, job.Name, job.StartDate)).ShouldBe(
            [("Product Zorbist", "Tidemark", "2022-02"), ("Editor of the Long Review", "Quillpoint and Daughters", "2019-01")]);
    }

    [Fact]
    public void A_short_sentence_is_no_header()
    {
        var work = Work("""
            **Quillpoint
            Editor (May 2020 – Present)
            Kept the books.
            **Copperline
            Writer (May 2017 – Dec 2019)
            Read what came.
            """);

        work.Select(job => (job.Position, job.Name)).ShouldBe([("Editor", "Quillpoint"), ("Writer", "Copperline")]);
    }

    [Fact]
    public void Groups_of_skills_below_their_heading_open_no_sections()
    {
        var resume = Read(Sheet.Of("# Ada Lovelace\nada@example.org\n\n**SKILLS\n**Languages\nGo, SQL\n**Tools\nGit, Jira\n\n**LANGUAGES\nEnglish (native)\n\n**EDUCATION\nState University"));

        resume.Skills!.Select(skill => (skill.Name, string.Join('|', skill.Keywords!))).ShouldBe([("Languages", "Go|SQL"), ("Tools", "Git|Jira")]);
        resume.Languages!.Select(language => language.Name).ShouldBe(["English"]);
    }

    /// <summary>Broken dates beside words all over the page, many of them one upon the other.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void However_dates_stand_on_a_page_it_is_read(int seed)
    {
        var random = new Random(seed);
        var texts = new List<(double X, double Y, string Text)> { (50, 820, "Ada Lovelace"), (50, 800, "Experience") };
        for (var i = 0; i < 400; i++)
        {
            var (x, y) = (random.Next(20, 450), random.Next(20, 780));
            texts.AddRange([(x, y, "Jan 2019 -"), (x, y - 13, "Present"), (x + 75, y, $"Editor {i}")]);
        }

        var import = ResumeImporter.Read(Reader.Read(SmallPdf.Page(SmallPdf.Show([.. texts]))));

        (import.Fields.Count + import.Unplaced.Count).ShouldBeGreaterThan(400);
    }

    private static Resume Read(DocumentText document) => ResumeImporter.Read(document).Resume;

    private static IReadOnlyList<Work> Work(string jobs) =>
        Read(Sheet.Of($"# Ada Lovelace\nada@example.org\n\n**EXPERIENCE\n{jobs}\n\n**EDUCATION\nState University\n2010 - 2014")).Work!;
}
