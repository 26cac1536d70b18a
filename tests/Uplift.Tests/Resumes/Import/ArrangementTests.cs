using Uplift.Resumes.Document;
using Uplift.Resumes.Import;

namespace Uplift.Tests.Resumes.Import;

/// <summary>Jobs whose words say little, told by how the section is arranged, by labels, and by what broke in a narrow column.</summary>
public sealed class ArrangementTests
{
    [Fact]
    public void An_unknown_title_is_parted_as_the_others_are()
    {
        var work = Work("""
            Engineer, Kestrel Ltd, Leeds	2019 - Present
            • Built it
            Zorbist, Quillpoint, Leeds	2015 - 2019
            • Kept it
            """);

        work.Select(job => (job.Position, job.Name)).ShouldBe([("Engineer", "Kestrel Ltd"), ("Zorbist", "Quillpoint")]);
    }

    [Fact]
    public void A_banner_with_years_of_its_own_names_the_employer_of_the_roles_below()
    {
        var work = Work("""
            **Northstar and Sons	2016 - 2024
            Copywriter	Feb 2021 - Jun 2024
            • Wrote it
            Editor	Sep 2016 - Jan 2021
            • Read it
            """);

        work.Select(job => (job.Position, job.Name, job.StartDate)).ShouldBe([("Copywriter", "Northstar and Sons", "2021-02"), ("Editor", "Northstar and Sons", "2016-09")]);
    }

    [Theory]
    [InlineData("Company: Kestrel\nDesignation: Media Planner\nDuration: Mar 2019 to Present\nResponsibilities:\n• Planned\nCompany: Copperline\nDesignation: Zorbist\nDuration: Jan 2015 to Feb 2019\nResponsibilities:\n• Kept")]
    [InlineData("Dates\tMar 2019 - Present\nOccupation or position held\tMedia Planner\nName and address of employer\tKestrel, Leeds\nDates\tJan 2015 - Feb 2019\nOccupation or position held\tZorbist\nName and address of employer\tCopperline, York")]
    [InlineData("Period\tEmployer\tPosition\nMar 2019 - Present\tKestrel\tMedia Planner\nJan 2015 - Feb 2019\tCopperline\tZorbist")]
    public void Labels_and_heads_of_tables_say_what_a_field_is(string jobs) =>
        Work(jobs).Select(job => (job.Position, job.Name, job.StartDate, job.EndDate)).ShouldBe(
            [("Media Planner", "Kestrel", "2019-03", null), ("Zorbist", "Copperline", "2015-01", "2019-02")]);

    [Fact]
    public void A_range_that_broke_in_its_cell_dates_the_row_that_it_began_in()
    {
        var work = Work("""
            January 2016 –	Accountant
            September 2019	Harbour Bank, Leeds, England
            """);

        var job = work.ShouldHaveSingleItem();
        (job.Position, job.StartDate, job.EndDate).ShouldBe(("Accountant", "2016-01", "2019-09"));
        job.Name.ShouldBe("Harbour Bank");
    }

    [Fact]
    public void How_long_it_was_is_no_field()
    {
        var work = Work("""
            **Kestrel Ltd
            Editor
            July 2021 - Present (3 years 2 months)
            Leeds, England
            • Read it
            **Copperline Inc.
            Writer
            June 2018 - June 2021 (3 years 1 month)
            York, England
            • Wrote it
            """);

        work.Select(job => (job.Position, job.Name)).ShouldBe([("Editor", "Kestrel Ltd"), ("Writer", "Copperline Inc.")]);
    }

    [Theory]
    [InlineData("De mars 2019 à ce jour : Comptable chez Copperline (Lyon, France)", "Comptable", "Copperline", "2019-03")]
    [InlineData("2016–2019 Ingénieur d'études en génie civil, Banque du Rhône", "Ingénieur d'études en génie civil", "Banque du Rhône", "2016")]
    public void A_line_may_begin_with_its_dates(string line, string position, string name, string start)
    {
        var job = Work(line + "\n• Gestion").ShouldHaveSingleItem();

        (job.Position, job.Name, job.StartDate).ShouldBe((position, name, start));
    }

    [Fact]
    public void A_slash_before_the_dates_parts_the_fields_too()
    {
        var job = Work("Copperline / Media Planner / 2019 - 2021\n• Planned").ShouldHaveSingleItem();

        (job.Position, job.Name).ShouldBe(("Media Planner", "Copperline"));
    }

    [Fact]
    public void A_heading_on_two_lines_is_one()
    {
        var imported = ResumeImporter.Read(Sheet.Of("# Ada Lovelace\nada@example.org\n\n**FORMACIÓN\n**ACADÉMICA\nUniversidad de Vigo\n2010 - 2014\n\n**IDIOMAS\nInglés"));

        imported.Sections.Select(section => section.Heading).ShouldBe(["FORMACIÓN ACADÉMICA", "IDIOMAS"]);
    }

    [Fact]
    public void What_a_document_calls_itself_is_no_name()
    {
        var resume = ResumeImporter.Read(Sheet.Of("# Lebenslauf\n\n**Persönliche Daten\nName\tJörg Meißner\nE-Mail\tjm@example.org\n\n**Ausbildung\nUniversität Bonn\n2010 - 2014")).Resume;

        resume.Basics!.Name.ShouldBe("Jörg Meißner");
    }

    [Fact]
    public void Employers_set_like_headings_open_no_sections()
    {
        var imported = ResumeImporter.Read(Sheet.Of("""
            # Ada Lovelace
            ada@example.org

            **Experience

            **Harbour and Wren
            Editor	Feb 2021 - Present
            • Read it

            **Copperline
            Writer	Jan 2018 - Jan 2021
            • Wrote it

            **Education
            State University
            2010 - 2014
            """));

        imported.Sections.Select(section => section.Heading).ShouldBe(["Experience", "Education"]);
        imported.Resume.Work!.Select(job => (job.Position, job.Name)).ShouldBe([("Editor", "Harbour and Wren"), ("Writer", "Copperline")]);
    }

    private static IReadOnlyList<Work> Work(string jobs) =>
        ResumeImporter.Read(Sheet.Of($"# Ada Lovelace\nada@example.org\n\n**EXPERIENCE\n{jobs}\n\n**EDUCATION\nState University\n2010 - 2014")).Resume.Work!;
}
