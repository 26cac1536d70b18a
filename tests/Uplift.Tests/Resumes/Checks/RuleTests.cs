using Uplift.Documents.Text;
using Uplift.Resumes.Checks;
using Uplift.Resumes.Document;
using Uplift.Resumes.Import;
using static Uplift.Tests.Resumes.Checks.Papers;

namespace Uplift.Tests.Resumes.Checks;

/// <summary>For every rule a paper that it finds something on and one that it does not.</summary>
public sealed class RuleTests
{
    private static readonly Dictionary<string, (CheckSubject Failing, CheckSubject Passing)> Cases = new()
    {
        ["FILE-01"] = (File() with { Document = null, Import = null, Refusal = new ReadRefusal("encrypted", "This file is locked with a password.") }, File()),
        ["FILE-02"] = (File() with { Document = null, Import = null, Refusal = new ReadRefusal("not-a-document", "This is neither a PDF nor a DOCX.") }, File()),
        ["FILE-03"] = (File(size: 3 * 1024 * 1024), File()),
        ["FILE-04"] = (File(Pdf() with { Pages = [.. Enumerable.Repeat(Pdf().Pages[0], 4)] }), File()),
        ["FILE-05"] = (File(name: "resume_final_v7.pdf"), File()),
        ["FILE-06"] = (File(Pdf() with { Properties = new DocumentProperties("Template", "Somebody Else", "en", true) }), File()),
        ["FILE-07"] = (File(Pdf() with { Properties = new DocumentProperties("Ada Byron", "Ada Byron", null, true) }), File()),
        ["FILE-08"] = (File(Pdf() with { Properties = new DocumentProperties("Ada Byron", "Ada Byron", "en", false) }), File()),
        ["TEXT-01"] = (File(Pdf("Ada")), File()),
        ["TEXT-02"] = (File(Glyphed(glyph => glyph.Text == "e" ? glyph with { Text = "" } : glyph)), File()),
        ["TEXT-03"] = (File(Glyphed(glyph => glyph.Text == "q" ? glyph with { Text = "\uFB01" } : glyph)), File()),
        ["TEXT-04"] = (File(Lined("Designed an ecient workow with signicant benets")), File()),
        ["TEXT-05"] = (File(Glyphed(glyph => glyph.Text == "|" ? glyph with { Text = "\uE0C5" } : glyph)), File()),
        ["TEXT-06"] = (File(Lined("Æ +49 176 5550123")), File()),
        ["TEXT-07"] = (File(Glyphed(glyph => glyph.Text == "–" ? glyph with { Text = "\u00AD" } : glyph)), File()),
        ["TEXT-08"] = (File(Lined("C O N T A C T")), File()),
        ["TEXT-09"] = (File(Pdf([.. Enumerable.Repeat("im pl em en te d a sy st em of qu eu es in th e cl ou d", 8)])), File(Pdf([.. Enumerable.Repeat("implemented a system of queues in the cloud for people", 8)]))),
        ["TEXT-10"] = (File(Glyphed(glyph => glyph.Box.Top < 70 ? glyph with { Hidden = true } : glyph)), File()),
        ["TEXT-11"] = (File(Pictured("Ada Byron")), File()),
        ["ORDER-01"] = (File(Shuffled()), File()),
        ["ORDER-02"] = (File(TwoColumns("Led the work of many people over several years in two countries")), File()),
        ["ORDER-03"] = (File(import: Imported() with { Fields = [Field("/work/0/name", 4), Field("/work/0/position", 4), Field("/work/0/startDate", 10)] }), File()),
        ["ORDER-04"] = (File(Crossed(), CrossedImport()), File()),
        ["ORDER-05"] = (File(Pdf([.. Enumerable.Range(0, 14).Select(i => $"Some line of the summary number {i}"), "Ada Byron", "ada@byron.dev"])), File()),
        ["ORDER-06"] = (File(PdfOf([Line("Ada Byron", 0), Line("ada@byron.dev", 1, role: "Header")])), File()),
        ["ORDER-07"] = (File(PdfOf([Line("Ada Byron", 0), Line("Experience in a cell", 1, role: "TD")])), File()),
        ["CONT-01"] = (Model(Ada with { Basics = Ada.Basics! with { Name = "Curriculum Vitae" } }), Model(Ada)),
        ["CONT-02"] = (Model(Ada with { Basics = Ada.Basics! with { Email = "ada at byron" } }), Model(Ada)),
        ["CONT-03"] = (Model(Ada with { Basics = Ada.Basics! with { Phone = "12345" } }), Model(Ada)),
        ["CONT-04"] = (File(Lined("Phone: 555-0134-99"), Imported(Ada with { Basics = Ada.Basics! with { Phone = null } })), File()),
        ["CONT-05"] = (Model(Ada with { Basics = Ada.Basics! with { Location = new Location { Address = "1 Long Street" } } }), Model(Ada)),
        ["CONT-06"] = (Model(Ada with { Basics = Ada.Basics! with { Url = "my page" } }), Model(Ada)),
        ["CONT-07"] = (Model(Points("Lorem ipsum dolor sit amet")), Model(Ada)),
        ["SECT-01"] = (File(import: Imported() with { Sections = [] }), File()),
        ["SECT-02"] = (File(Lined("Skills\tPostgreSQL and Java"), Imported() with { Sections = [new ImportedSection("Skills", "skills", new Place(1, default, "Skills"))] }), File()),
        ["SECT-03"] = (File(import: Imported() with { Unplaced = [new Unplaced("left-over", new Place(1, default, "Chess club"))] }), File()),
        ["SECT-04"] = (File(import: Imported() with { Sections = [new ImportedSection("My journey", "x-sections", new Place(1, default, "My journey"))] }), File()),
        ["SECT-05"] = (File(import: Imported(Ada with { Work = [], Education = [new Education { Institution = "University", StartDate = "2025-10" }] })), File()),
        ["DATE-01"] = (Model(Ada with { Work = [Ada.Work![0] with { StartDate = null }] }), Model(Ada)),
        ["DATE-02"] = (Model(Ada with { Work = [Ada.Work![0], Ada.Work[1] with { EndDate = "2021" }] }), Model(Ada)),
        ["DATE-03"] = (Model(Ada with { Work = [Ada.Work![0] with { StartDate = "Spring 2021" }] }), Model(Ada)),
        ["DATE-04"] = (Model(Ada with { Work = [Ada.Work![1] with { EndDate = "2017-01" }] }), Model(Ada)),
        ["DATE-05"] = (Model(Ada with { Work = [.. Ada.Work!.Reverse()] }), Model(Ada)),
        ["DATE-06"] = (Model(Ada with { Work = [Ada.Work![0] with { StartDate = "2023-01" }, Ada.Work[1]] }), Model(Ada)),
        ["EXP-01"] = (Model(Ada with { Work = [Ada.Work![0] with { Position = null }] }), Model(Ada)),
        ["EXP-02"] = (Model(Ada with { Work = [Ada.Work![0], Ada.Work[1] with { Name = null }] }), Model(Ada)),
        ["EXP-03"] = (Model(Ada with { Work = [Ada.Work![0] with { Highlights = [] }] }), Model(Ada)),
        ["EXP-04"] = (Model(Ada with { Work = [Ada.Work![0] with { Name = "Confidential" }] }), Model(Ada)),
        ["BUL-01"] = (Model(Points("The import of the night", "My own queue for the shop", "A report for the teams of the bank")), Model(Ada)),
        ["BUL-02"] = (Model(Points("Built it", "Ran it", "Cut it")), Model(Ada)),
        ["BUL-03"] = (Model(Points("Built the import of the shop", "Wrote the queue for the orders", "Moved the reports to the cloud")), Model(Ada)),
        ["BUL-04"] = (Model(Points("Responsible for the import of the shop", "Wrote the queue for the orders", "Moved the reports to the cloud")), Model(Ada)),
        ["BUL-05"] = (Model(Points("Built the import of the shop", "Built the import of the shop", "Moved the reports to the cloud")), Model(Ada)),
        ["BUL-06"] = (Model(Points("Built the sofware of the shop", "Wrote the queue for the orders", "Moved the reports to the cloud")), Model(Ada)),
        ["SKILL-01"] = (Model(Ada with { Skills = [new Skill { Name = "C#, Java, SQL and a lot of other things" }] }), Model(Ada)),
        ["SKILL-02"] = (Model(Ada with { Skills = [new Skill { Name = "Kubernetes" }] }), Model(Ada)),
        ["SKILL-03"] = (Model(Points("Trained ML models for four teams", "Wrote the queue for the orders", "Moved the reports to the cloud")), Model(Ada)),
        ["SKILL-04"] = (Model(Ada with { Skills = [new Skill { Name = "All", Keywords = [.. Enumerable.Range(0, 50).Select(i => $"Skill {i}")] }] }), Model(Ada)),
        ["STYLE-01"] = (File(Glyphed(glyph => glyph with { Style = glyph.Style with { Size = 7, Color = "CCCCCC" } })), File()),
        ["STYLE-02"] = (File(Glyphed(glyph => glyph with { Style = glyph.Style with { Font = "ABCDEF+Family" + (char)('A' + ((int)glyph.Box.Top % 5)) } })), File()),
        ["DOCX-01"] = (File(Docx(("Ada Byron", null), ("Experience", null), ("• one", null), ("• two", null))), File(Docx(("Ada Byron", "H1"), ("Experience", "H2"), ("one", "LI")))),
        ["DOCX-02"] = (File(Docx(("Ada Byron", "H1"))) with { Docx = Facts("<w:p><w:r><w:txbxContent/></w:r></w:p>") }, File(Docx(("Ada Byron", "H1"))) with { Docx = Facts("<w:p/>") }),
        ["DOCX-03"] = (File(Docx(("Ada Byron", "H1"), ("ada@byron.dev", "Header"))), File(Docx(("Ada Byron", "H1"), ("Page 1", "Footer")))),
        ["DOCX-04"] = (File(Docx(("Ada Byron", "H1"))) with { Docx = Facts("<w:ins/>") }, File(Docx(("Ada Byron", "H1"))) with { Docx = Facts("<w:p/>") }),
        ["ROUND-01"] = (Model(Ada) with { RoundTrip = new RoundTripFacts(47, ["/work/0/name"]) }, Model(Ada) with { RoundTrip = new RoundTripFacts(47, []) }),
        ["ROUND-02"] = (Model(Ada) with { OtherReaders = new RoundTripFacts(47, ["/work/0/name"]) }, Model(Ada) with { OtherReaders = new RoundTripFacts(47, []) }),
    };

    public static TheoryData<string> Rules() => [.. CheckRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_finds_its_fault_says_what_it_saw_and_what_would_change_it(string rule)
    {
        var result = Check(rule, Cases[rule].Failing);

        result.Status.ShouldBe(RuleStatus.Found);
        result.Findings.ShouldAllBe(finding => finding.Seen.Length > 5 && finding.Change.Length > 5);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_quiet_where_nothing_is_amiss(string rule)
    {
        var result = Check(rule, Cases[rule].Passing);

        result.Findings.Select(finding => finding.Seen).ShouldBeEmpty();
        result.Status.ShouldBe(RuleStatus.Passed);
    }

    [Fact]
    public void Without_a_file_the_rules_of_files_are_not_checked_and_never_passed() => ResumeCheck.Of(Model(Ada)).Rules
        .Where(rule => rule.Rule.Id.Split('-')[0] is "FILE" or "TEXT" or "ORDER" or "STYLE" or "DOCX")
        .ShouldAllBe(rule => rule.Status == RuleStatus.NotChecked && rule.NotChecked!.Length > 0);

    [Fact]
    public void An_unread_file_passes_nothing_but_its_size_and_its_kind() => ResumeCheck.Of(Cases["FILE-01"].Failing).Rules
        .Where(rule => rule.Status == RuleStatus.Passed)
        .Select(rule => rule.Rule.Id)
        .ShouldBe(["FILE-03"]);

    [Theory]
    [InlineData("a bomb")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("")]
    public void What_is_no_docx_has_no_parts(string text) => DocxFacts.Read(System.Text.Encoding.Latin1.GetBytes(text)).ShouldBeNull();

    private static DocumentText Glyphed(Func<Glyph, Glyph> change)
    {
        var page = Pdf().Pages[0];
        return Pdf() with { Pages = [page with { Glyphs = [.. page.Glyphs.Select(change)] }] };
    }

    private static DocumentText Lined(string line)
    {
        var usual = Pdf().Pages[0].Blocks[0].Lines.Select(one => (0, one)).ToList();
        return PdfOf([.. usual.Take(2), Line(line, 30), .. usual.Skip(2)]);
    }

    private static DocumentText Pictured(string text)
    {
        var page = Pdf(text).Pages[0];
        return Pdf() with { Pages = [page with { Shapes = [new PageShape(ShapeKind.Image, new Box(0, 0, 595, 700))] }] };
    }

    private static DocumentText Shuffled()
    {
        var page = Pdf().Pages[0];
        var lines = page.Blocks[0].Lines;
        return Pdf() with { Pages = [page with { Glyphs = [.. lines.Reverse().SelectMany(line => Glyphs(line))] }] };
    }

    private static DocumentText TwoColumns(string side) => PdfOf(
        [.. Enumerable.Range(0, 8).Select(i => Line("A line of the main column with words", i)), .. Enumerable.Range(0, 6).Select(i => Line(side, i, column: 1, left: 330))]);

    private static DocumentText Crossed() => PdfOf(
    [
        Line("Experience", 0), Line("Engineer at Acme", 1), Line("Cut the costs by half", 2),
        Line("Skills", 0, column: 1, left: 330), Line("PostgreSQL", 1, column: 1, left: 330), Line("Java", 2, column: 1, left: 330),
    ]);

    private static ImportedResume CrossedImport() => Imported() with
    {
        Sections =
        [
            new ImportedSection("Experience", "work", new Place(1, Line("Experience", 0).Line.Box, "Experience")),
            new ImportedSection("Skills", "skills", new Place(1, Line("Skills", 0, column: 1, left: 330).Line.Box, "Skills")),
        ],
    };

    private static ImportedField Field(string pointer, int line) => new(pointer, "", 0.9, new Place(1, Pdf().Pages[0].Blocks[0].Lines[line].Box, ""));

    private static DocxFacts Facts(string body)
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            part.Write($"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>""");
        }

        return DocxFacts.Read(bytes.ToArray())!;
    }
}
