using Uplift.Documents.Text;
using Uplift.Resumes.Document;
using Uplift.Resumes.Import;
using Uplift.Tests.Documents.Reading;

namespace Uplift.Tests.Resumes.Import;

/// <summary>What LaTeX and word processors make of a page: justified cells, hyphens, words run on, tables, styles of headings.</summary>
public sealed class TypesetTests
{
    [Theory]
    [InlineData("Feb\t2022 -\tZorbist | Quillpoint\nNov 2023")]
    [InlineData("02/2022\t–\tZorbist | Quillpoint\n11/2023")]
    [InlineData("February 2022 to No-\tZorbist | Quillpoint\nvember 2023")]
    public void A_date_torn_by_its_column_is_one_date(string rows)
    {
        var job = Work(rows + "\n• Kept it").ShouldHaveSingleItem();

        (job.Position, job.Name, job.StartDate, job.EndDate).ShouldBe(("Zorbist", "Quillpoint", "2022-02", "2023-11"));
    }

    [Fact]
    public void Two_whole_dates_are_two_cells() =>
        Work("Present\tJan 2011 – 2019\nQuillpoint").ShouldHaveSingleItem().StartDate.ShouldBe("2011-01");

    [Fact]
    public void What_is_told_behind_the_names_is_no_part_of_them()
    {
        var work = Work("""
            2019 – 2023 Zorbist, Quillpoint. Kept the books of three houses and
                sold the rest of them.
            2015 – 2019 Editor, St. Copper & Co. Reading
                what came in the morning.
            """);

        work.Select(job => (job.Position, job.Name, job.Summary)).ShouldBe(
            [("Zorbist", "Quillpoint", "Kept the books of three houses and sold the rest of them."), ("Editor", "St. Copper & Co", "Reading what came in the morning.")]);
    }

    [Fact]
    public void Names_may_be_set_in_below_their_dates()
    {
        var work = Work("""
            2019 – 2023
                Zorbist, Quillpoint
                Kept the books of three houses and sold the rest.
            2015 – 2019
                Editor, Copperline
                Read what came in the morning and wrote in the evening.
            """);

        work.Select(job => (job.Position, job.Name, job.StartDate)).ShouldBe([("Zorbist", "Quillpoint", "2019"), ("Editor", "Copperline", "2015")]);
    }

    [Fact]
    public void Names_of_schools_are_no_prose()
    {
        var school = Read(Sheet.Of("# Ada Lovelace\nada@example.org\n\n**FORMATION\nDiplôme d’ingénieur\nInstitut national des arts mécaniques\n2010 – 2014")).Education.ShouldHaveSingleItem();

        (school.Institution, school.StudyType, school.StartDate).ShouldBe(("Institut national des arts mécaniques", "Diplôme d’ingénieur", "2010"));
    }

    [Fact]
    public void A_cell_that_wraps_takes_its_second_line()
    {
        // The third cell begins 270 points from the edge, which are 54 letters.
        var rest = new string(' ', 54);
        var school = Read(Sheet.Of($"# Ada Lovelace\nada@example.org\n\n**EDUCATION\n2010 – 2014\tState University\tDiploma of fine\n{rest}and applied arts")).Education.ShouldHaveSingleItem();

        (school.Institution, school.StudyType).ShouldBe(("State University", "Diploma of fine and applied arts"));
    }

    [Theory]
    [InlineData("H2", "H3")]
    [InlineData("H3", "H4")]
    public void A_heading_below_a_heading_names_the_same_job(string upper, string lower)
    {
        var resume = Read(Tagged(
            ("H1", "# Ada Lovelace"), ("P", "ada@example.org"), ("H1", "**EXPERIENCE"),
            (upper, "**Zorbist"), (lower, "Quillpoint | 2019 – 2023"), ("P", "• Kept it"),
            (upper, "**Editor"), (lower, "Copperline | 2015 – 2019"), ("P", "• Read it"),
            ("H1", "**EDUCATION"), (upper, "**BA History"), (lower, "State University | 2010 – 2014")));

        resume.Work!.Select(job => (job.Position, job.Name, job.StartDate)).ShouldBe([("Zorbist", "Quillpoint", "2019"), ("Editor", "Copperline", "2015")]);
    }

    [Theory]
    [InlineData("∗")]
    [InlineData("∘")]
    [InlineData("-")]
    [InlineData("–")]
    public void Dashes_and_signs_before_several_lines_are_bullets(string dash)
    {
        var resume = Read(Tagged(
            ("P", "# Ada Lovelace"), ("P", "ada@example.org"), ("P", "**EXPERIENCE"), ("P", "**Zorbist\t2019 – 2023"), ("P", "Quillpoint"),
            ("P", dash + " Kept the books"), ("P", dash + " Sold the rest"), ("P", "**EDUCATION"), ("P", "State University")));

        resume.Work.ShouldHaveSingleItem().Highlights.ShouldBe(["Kept the books", "Sold the rest"]);
    }

    [Fact]
    public void Addresses_that_reach_below_the_first_heading_are_contacts()
    {
        var basics = Read(Sheet.Of("# Ada Lovelace\nada@example.org\n\n**SUMMARY\ngithub.com/ada\nlinkedin.com/in/ada\nKeeps books in the morning and sells them in the evening.\n\n**EDUCATION\nState University")).Basics!;

        basics.Profiles!.Select(profile => profile.Network).ShouldBe(["GitHub", "LinkedIn"]);
        basics.Summary.ShouldBe("Keeps books in the morning and sells them in the evening.");
    }

    [Fact]
    public void The_foot_of_a_page_may_hold_the_contacts()
    {
        var document = Sheet.Columns(
            "# Ada Lovelace\n\n**EDUCATION\nState University\n2010 – 2014\n\n**LANGUAGES\nEnglish (native)",
            "\n\n\n\n\n\n\n\n\n\n\n\nLeeds\nada@example.org\ngithub.com/ada", 60);
        var page = document.Pages[0];
        var resume = Read(document with { Pages = [page with { Blocks = [.. page.Blocks.Select(block => block with { Column = 0 })] }] });

        resume.Basics!.Profiles.ShouldHaveSingleItem().Network.ShouldBe("GitHub");
        resume.Languages.ShouldHaveSingleItem().Name.ShouldBe("English");
    }

    [Fact]
    public void What_stands_small_beside_the_name_is_no_part_of_it()
    {
        var file = SmallPdf.Page(
            "BT /F1 24 Tf 50 750 Td (Ada Lovelace) Tj ET BT /F1 9 Tf 450 750 Td (Ada-Lovelace) Tj ET BT /F1 9 Tf 450 730 Td (ada.lovelace@example.org) Tj ET " +
            "BT /F1 14 Tf 50 700 Td (Education) Tj ET BT /F1 10 Tf 50 680 Td (State University) Tj ET");

        Read(Reader.Read(file)).Basics!.Name.ShouldBe("Ada Lovelace");
    }

    /// <summary>Where dates stand at the left of the jobs, the names of groups of skills are labels, too.</summary>
    [Fact]
    public void A_rail_of_dates_goes_on_as_one_of_labels()
    {
        var resume = Read(Sheet.Columns(
            "# Ada Lovelace\nada@example.org\n\n**EXPERIENCE\n2019 – 2023\tZorbist | Quillpoint\n2015 – 2019\tEditor | Copperline\n**SKILLS\nTables\nTools\nMethods",
            "\n\n\n\n\n\n\n\nGo, SQL\nGit, Jira\nScrum, Lean", 200));

        resume.Skills!.Select(skill => (skill.Name, string.Join('|', skill.Keywords!))).ShouldBe([("Tables", "Go|SQL"), ("Tools", "Git|Jira"), ("Methods", "Scrum|Lean")]);
    }

    /// <summary>Below the end of a side column its neighbour goes on, wherever else some block of that one began.</summary>
    [Fact]
    public void A_block_at_the_edge_of_a_column_belongs_to_it()
    {
        var document = Sheet.Columns(
            "# Ada Lovelace\nada@example.org\n\n**SKILLS\nGo\nSQL",
            "\n\n\n**EXPERIENCE\n**Zorbist, Quillpoint\t2019 – 2023\n• Kept it\n**Editor, Copperline\t2015 – 2019\n• Read it", 250);
        var page = document.Pages[0];
        var (side, main) = (page.Blocks[0], page.Blocks[1].Lines);
        TextLine stray = new([.. side.Lines[1].Spans.Select(span => span with { Text = "HTML", Box = span.Box with { Left = 235, Right = 245 } })]);
        var resume = Read(document with
        {
            Pages = [page with { Blocks = [side, new TextBlock(1, [stray]), new TextBlock(1, [.. main.Take(2)]), new TextBlock(0, [.. main.Skip(2)])] }],
        });

        resume.Work!.Select(job => (job.Position, job.StartDate)).ShouldBe([("Zorbist", "2019"), ("Editor", "2015")]);
    }

    [Fact]
    public void Dates_in_brackets_may_go_on_below()
    {
        var work = Work("""
            **Zorbist, Quillpoint (Jan 2019 –
            Aug 2023)
            • Kept it
            **Editor, Copperline (May 2015 – Dec 2018)
            • Read it
            """);

        work.Select(job => (job.Position, job.Name, job.StartDate, job.EndDate)).ShouldBe(
            [("Zorbist", "Quillpoint", "2019-01", "2023-08"), ("Editor", "Copperline", "2015-05", "2018-12")]);
    }

    [Fact]
    public void A_town_tells_the_employer_where_no_word_does()
    {
        var work = Work("""
            **Zorbist
            Quillpoint, Leeds
            2019 – 2023
            • Kept it
            **Snorkist
            Copperline, York
            2015 – 2019
            • Read it
            """);

        work.Select(job => (job.Position, job.Name, job.Location)).ShouldBe([("Zorbist", "Quillpoint", "Leeds"), ("Snorkist", "Copperline", "York")]);
    }

    /// <summary>A table in DOCX has cells and no measures.</summary>
    [Fact]
    public void A_town_in_the_cell_of_the_dates_is_a_place()
    {
        var document = Sheet.Of("# Ada Lovelace\nada@example.org\n**EXPERIENCE\n2019 – 2023\nLeeds\n**Zorbist | Quillpoint\n• Kept it\n• Sold it\n2015 – 2019\nYork\n**Editor | Copperline\n• Read it\n**EDUCATION\nState University");
        var page = document.Pages[0];
        var lines = page.Blocks[0].Lines;
        var resume = Read(document with { Pages = [page with { Blocks = [.. new Range[] { ..3, 3..5, 5..8, 8..10, 10..12, 12.. }.Select(range => new TextBlock(0, [.. lines.Take(range)]))] }] });

        resume.Work!.Select(job => (job.Position, job.Name, job.Location)).ShouldBe([("Zorbist", "Quillpoint", "Leeds"), ("Editor", "Copperline", "York")]);
    }

    [Fact]
    public void Several_of_a_trade_are_a_company() =>
        (Words.Title("Amberline Couriers") == 0 && Words.Title("Couriers and Courier") > 0).ShouldBeTrue();

    private static Resume Read(DocumentText document) => ResumeImporter.Read(document).Resume;

    private static IReadOnlyList<Work> Work(string jobs) =>
        Read(Sheet.Of($"# Ada Lovelace\nada@example.org\n\n**EXPERIENCE\n{jobs}\n\n**EDUCATION\nState University\n2010 - 2014")).Work!;

    /// <summary>A page of one block whose lines have the roles that a tag or a style gives.</summary>
    private static DocumentText Tagged(params (string Role, string Text)[] lines)
    {
        var document = Sheet.Of(string.Join('\n', lines.Select(line => line.Text)));
        var page = document.Pages[0];
        var tagged = page.Blocks[0].Lines.Select((line, i) => new TextLine([.. line.Spans.Select(span => span with { Role = lines[i].Role })]));
        return document with { Pages = [page with { Blocks = [new TextBlock(0, [.. tagged])] }] };
    }
}
