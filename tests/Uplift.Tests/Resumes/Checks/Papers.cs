using System.Globalization;
using Uplift.Documents.Text;
using Uplift.Resumes.Checks;
using Uplift.Resumes.Document;
using Uplift.Resumes.Import;

namespace Uplift.Tests.Resumes.Checks;

/// <summary>Small documents and resumes, in order unless told otherwise.</summary>
internal static class Papers
{
    public static readonly DateOnly Today = new(2026, 11, 26);

    public static readonly Resume Ada = new()
    {
        Basics = new Basics
        {
            Name = "Ada Byron",
            Email = "ada@byron.dev",
            Phone = "+49 176 5550123",
            Url = "https://byron.dev",
            Location = new Location { City = "Berlin", CountryCode = "DE" },
        },
        Work =
        [
            new Work
            {
                Name = "Acme GmbH",
                Position = "Backend engineer",
                StartDate = "2021-03",
                Highlights =
                [
                    "Cut the time of the nightly import from six hours to 20 minutes",
                    "Built a queue in C# that serves 40,000 orders a day",
                    "Moved the reports of four teams to PostgreSQL without downtime",
                ],
            },
            new Work
            {
                Name = "Initech Ltd",
                Position = "Developer",
                StartDate = "2018-01",
                EndDate = "2021-02",
                Highlights = ["Built the billing service that sends 12,000 invoices a month", "Wrote the tests that caught 30 faults before release"],
            },
        ],
        Education = [new Education { Institution = "University of London", StudyType = "Bachelor", Area = "Mathematics", StartDate = "2014-10", EndDate = "2017-07" }],
        Skills = [new Skill { Name = "Data", Keywords = ["PostgreSQL", "C#"] }],
    };

    private static readonly string[] Usual =
    [
        "Ada Byron", "ada@byron.dev | +49 176 5550123 | Berlin", "Experience", "Backend engineer, Acme GmbH\tMar 2021 – Present",
        "Cut the time of the nightly import from six hours to twenty minutes by reading in batches", "Built a queue that serves forty thousand orders a day for three shops",
        "Moved the reports of four teams to PostgreSQL without any downtime at all", "Education", "Mathematics, University of London\tOct 2014 – Jul 2017", "Skills", "PostgreSQL, Java, Linux",
    ];

    /// <summary>A page of one column, a line under the other, drawn in that order.</summary>
    public static DocumentText Pdf(params string[] lines) => PdfOf([.. (lines.Length == 0 ? Usual : lines).Select((line, at) => Line(line, at))]);

    public static DocumentText PdfOf(IReadOnlyList<(int Column, TextLine Line)> lines, IReadOnlyList<Glyph>? glyphs = null, bool tagged = true) => new(
        DocumentKind.Pdf,
        new DocumentProperties("Ada Byron, resume", "Ada Byron", "en", tagged),
        [
            new PageText(
                1,
                595,
                842,
                [.. lines.GroupBy(line => line.Column).Select(column => new TextBlock(column.Key, [.. column.Select(line => line.Line)]))],
                glyphs ?? [.. lines.SelectMany(line => Glyphs(line.Line))],
                [],
                []),
        ]);

    public static DocumentText Docx(params (string Text, string? Role)[] lines) => new(
        DocumentKind.Docx,
        new DocumentProperties(null, "Ada Byron", "en", false),
        [new PageText(1, 595, 842, [new TextBlock(0, [.. lines.Select(line => new TextLine([new TextSpan(line.Text, default, Style(), null, line.Role)]))])], [], [], [])]);

    public static (int Column, TextLine Line) Line(string text, int at, int column = 0, double left = 60, TextStyle? style = null, string? role = null, string? link = null)
    {
        var look = style ?? (at == 0 || text is "Experience" or "Education" or "Skills" ? Style(bold: true, size: 13) : Style());
        var top = 60 + (at * 16.0);
        return (column, new TextLine([new TextSpan(text, new Box(left, top, left + (text.Length * 5), top + look.Size), look, link, role)]));
    }

    public static TextStyle Style(double size = 10, bool bold = false, string font = "Source-Regular", string color = "1C1B19") => new(font, size, bold, false, color);

    public static IEnumerable<Glyph> Glyphs(TextLine line, bool hidden = false) => line.Spans.SelectMany(span => span.Text.Select((character, at) => new Glyph(
        character.ToString(), new Box(span.Box.Left + (at * 5), span.Box.Top, span.Box.Left + (at * 5) + 5, span.Box.Bottom), span.Style, hidden, span.Role)));

    /// <summary>What the importer would say of <see cref="Ada"/> on <see cref="Pdf"/>'s page.</summary>
    public static ImportedResume Imported(Resume? resume = null, DocumentText? document = null)
    {
        var shown = document ?? Pdf();
        var lines = shown.Pages[0].Blocks.SelectMany(block => block.Lines).ToList();
        Place At(string text) => new(1, lines.Find(line => line.Text.Contains(text, StringComparison.Ordinal))?.Box ?? default, text);
        return new ImportedResume(
            resume ?? Ada,
            [new ImportedSection("Experience", "work", At("Experience")), new ImportedSection("Education", "education", At("Education")), new ImportedSection("Skills", "skills", At("Skills"))],
            [
                Field("/basics/name", "Ada Byron"), Field("/basics/email", "ada@byron.dev"), Field("/basics/phone", "+49 176 5550123"), Field("/work/0/name", "Acme GmbH"),
                Field("/work/0/position", "Backend engineer"), Field("/work/0/startDate", "Mar 2021"), Field("/education/0/startDate", "Oct 2014"),
            ],
            []);

        ImportedField Field(string pointer, string value) => new(pointer, value, 0.9, At(value));
    }

    public static CheckSubject File(DocumentText? document = null, ImportedResume? import = null, string name = "Ada-Byron-Resume.pdf", long size = 40_000) => new()
    {
        File = new FileFacts(name, size),
        Document = document ?? Pdf(),
        Import = import ?? Imported(document: document),
        Today = Today,
    };

    public static CheckSubject Model(Resume resume) => new() { Resume = resume, Today = Today };

    public static RuleResult Check(string rule, CheckSubject subject)
    {
        var prepared = subject.Prepared();
        var results = rule.Split('-')[0] switch
        {
            "FILE" => FileRules.Check(prepared),
            "TEXT" => TextRules.Check(prepared),
            "ORDER" => OrderRules.Check(prepared),
            "CONT" => ContactRules.Check(prepared),
            "SECT" => SectionRules.Check(prepared),
            "DATE" => DateRules.Check(prepared),
            "EXP" => ExperienceRules.Check(prepared),
            "BUL" => BulletRules.Check(prepared),
            "SKILL" => SkillRules.Check(prepared),
            "STYLE" => StyleRules.Check(prepared),
            "DOCX" => DocxRules.Check(prepared),
            "ROUND" => RoundRules.Check(prepared),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
        };
        return results.Single(result => result.Rule.Id == rule);
    }

    public static Resume With(Func<Resume, Resume> change) => change(Ada);

    public static Resume Points(params string[] points) => Ada with { Work = [Ada.Work![0] with { EndDate = "2025-01", Highlights = points }] };

    public static string Repeat(string word, int times) => string.Join(' ', Enumerable.Repeat(word, times).Select((one, at) => one + at.ToString(CultureInfo.InvariantCulture)));
}
