using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Uplift.Documents.Text;
using Uplift.Resumes.Document;
using Uplift.Resumes.Import;
using Uplift.Tests.Documents.Reading;

namespace Uplift.Tests.Resumes.Import;

/// <summary>Every word of a file ends in a field or in the list of unplaced ones. Seeded; <c>./dev soak</c> runs twenty times as many.</summary>
public sealed partial class NothingLostTests
{
    private const int Usual = 30;
    private const string Fonts = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >>";
    private static readonly int Seeds = Environment.GetEnvironmentVariable("UPLIFT_TEST_SOAK") is { Length: > 0 } ? 20 * Usual : Usual;

    /// <summary>The words of names of fields, and what stands between the fields of a line: when both have found their place, these have said what they had to say.</summary>
    private static readonly string[] Saying = ["in", "at", "P", "Relevant", "relevant", "Coursework", "coursework", "Courses", "tel", "mailto", "homepage"];

    // Two of these pages lost words in the past; the numbers of the others mean nothing.
    [Fact]
    public void Words_and_dates_strewn_over_a_page_are_all_kept() => Enumerable.Range(1, Seeds).Concat([47, 151])
        .SelectMany(seed => LostOf(Strewn(new Random(seed))).Select(word => $"seed {seed}: {word}")).ShouldBeEmpty();

    [Fact]
    public void Parts_of_resumes_in_any_order_are_all_kept() => Enumerable.Range(1, Seeds)
        .SelectMany(seed => LostOf(Shuffled(new Random(seed))).Select(word => $"seed {seed}: {word}")).ShouldBeEmpty();

    [Fact]
    public void Of_the_samples_only_names_of_fields_are_not_kept() => (ResumeFiles.All ?? ResumeFiles.Published)
        .SelectMany(file => Lost(Reader.Read(File.ReadAllBytes(file))).Except(Saying).Select(word => $"{Path.GetFileName(file)}: {word}")).ShouldBeEmpty();

    /// <summary>Of what these pages say only the numbered words are words; the rest names fields.</summary>
    private static IEnumerable<string> LostOf(DocumentText page) => Lost(page).Where(word => word.StartsWith("Word", StringComparison.Ordinal));

    /// <summary>Rows of up to four cells: dates, halves of dates and words of which each stands once.</summary>
    private static DocumentText Strewn(Random random)
    {
        string[] dates = ["Jan 2019 -", "Present", "2011", "Mar 2015 - Dec 2018", "May 2012", "- 2014"];
        var texts = new List<(double X, double Y, string Text)> { (50, 780, "Ada Lovelace"), (50, 760, "Experience") };
        for (var row = 0; row < 40; row++)
        {
            for (var cell = 0; cell < 4; cell++)
            {
                var (x, y) = (50 + (130 * cell) + random.Next(20), 740 - (13 * row) + random.Next(3));
                switch (random.Next(4))
                {
                    case 0:
                        texts.Add((x, y, dates[random.Next(dates.Length)]));
                        break;
                    case 1 or 2:
                        texts.Add((x, y, $"Word{row:00}{cell}x"));
                        break;
                }
            }
        }

        return Reader.Read(SmallPdf.Page(SmallPdf.Show([.. texts])));
    }

    /// <summary>Lines of every kind that resumes have, in one, two or three columns, in any order and in looks that say nothing.</summary>
    private static DocumentText Shuffled(Random random)
    {
        string[] headings = ["Experience", "Education", "Skills", "Languages", "Projects", "Certificates", "Awards", "Publications", "References", "Interests", "Volunteering", "Summary", "Courses", "Contact", "Achievements"];
        string[] dates = ["Jan 2019 - Present", "2011 - 2014", "Mar 2015 - Dec 2018", "May 2012", "2020", "Summer 2016", "'19 - '21", "03/2015 - 12/2018"];
        string[] labels = ["Position", "Employer", "Dates", "Period", "School", "Degree", "Location", "Phone", "Email", "Duties", "GPA", "Relevant coursework", "Technologies", "Address"];
        string[] between = [" | ", ", ", " - ", " at ", " in ", " (", ": ", "; ", " / ", " \\225 "];
        var next = 0;
        var columns = random.Next(1, 4);
        var content = new StringBuilder();
        for (var column = 0; column < columns; column++)
        {
            for (var y = 780.0; y > 40; y -= (12.0 + random.Next(12)) / columns)
            {
                var line = Line();
                Show(40 + (column * 540.0 / columns) + (random.Next(4) == 0 ? 15 : 0), y, line);
                if (line.Length < 40 && random.Next(4) == 0)
                {
                    Show(40 + ((column + 0.75) * 540.0 / columns), y, random.Next(3) == 0 ? Words(1) : One(dates));
                }
            }
        }

        return Reader.Read(SmallPdf.Page(content.ToString(), Fonts));

        void Show(double x, double y, string text) => content.Append(
            CultureInfo.InvariantCulture,
            $"BT /F{(random.Next(3) == 0 ? 2 : 1)} {(random.Next(9) == 0 ? 12.0 : 10.0) / columns} Tf {x} {y} Td ({text.Replace("(", "\\(", StringComparison.Ordinal)}) Tj ET\n");

        string Line() => random.Next(12) switch
        {
            0 => One(headings),
            1 => One(dates),
            2 => One(labels) + ": " + Words(random.Next(1, 3)),
            3 => One(dates) + One(between) + Words(2),
            4 or 5 => "\\225 " + Words(random.Next(1, 5)),
            6 => Words(1) + One(between) + Words(1) + One(between) + One(dates),
            7 => "Senior Engineer " + Words(1) + One(between) + Words(1) + " GmbH",
            8 => "University of " + Words(1) + One(between) + "Bachelor of " + Words(1),
            9 => Words(1) + "@example.org" + One(between) + "+1 555 010 " + random.Next(1000, 9999) + " " + Words(1),
            10 => Words(1) + One(between) + Words(2) + One(between) + Words(1),
            _ => Words(random.Next(3, 7)) + ".",
        };

        string One(string[] list) => list[random.Next(list.Length)];

        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => $"Word{next++:0000}x"));
    }

    /// <summary>Dates and numbers are read and not copied, so of them the place counts where a field was found.</summary>
    private static IEnumerable<string> Lost(DocumentText document)
    {
        var import = ResumeImporter.Read(document);
        var kept = Read(JsonSerializer.Serialize(import.Resume, ResumeText.Json))
            .Concat(import.Unplaced.SelectMany(left => Read(left.Place.Text)))
            .Concat(import.Fields.SelectMany(field => Read(field.Place.Text)).Where(word => !word.StartsWith("Word", StringComparison.Ordinal)))
            .Concat(import.Sections.SelectMany(section => Read(section.Heading)))
            .ToHashSet(StringComparer.Ordinal);
        return document.Pages.SelectMany(Reader.Lines).SelectMany(line => Read(line.Text)).Where(word => !kept.Contains(word));

        static IEnumerable<string> Read(string text) => Word().Matches(text.Normalize(NormalizationForm.FormKC)).Select(match => match.Value);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
