using System.Globalization;
using Uplift.Documents.Text;
using static Uplift.Resumes.Checks.CheckRules;

namespace Uplift.Resumes.Checks;

/// <summary>ORDER: whether the file is read in the order in which it is seen.</summary>
internal static class OrderRules
{
    private const int FirstLines = 12;
    private const int NearLines = 4;
    private const string OneColumn = "Set the resume in one column, with dates at the right end of the same line.";

    public static IEnumerable<RuleResult> Check(CheckSubject subject)
    {
        if (subject.Text is not { } text)
        {
            var reason = subject.File is null ? "No file was checked, only the resume itself." : "The file could not be read.";
            return All.Where(rule => rule.Id.StartsWith("ORDER-", StringComparison.Ordinal)).Select(rule => NotChecked(rule.Id, reason));
        }

        return [Drawn(text), Columns(text), Jobs(subject, text), Straight(subject, text), Top(subject, text), Margins(text), Tables(subject, text)];
    }

    /// <summary>Spearman's rank correlation of the lines as they are drawn and as they are read, each page alone, weighted by lines.</summary>
    private static RuleResult Drawn(CheckText text)
    {
        if (!text.HasPositions)
        {
            return NotChecked("ORDER-01", "The format has one order only.");
        }

        var (sum, lines) = (0.0, 0);
        var findings = new List<Finding>();
        foreach (var page in text.Document.Pages)
        {
            var ranks = Ranks(text, page);
            if (ranks.Count < 4)
            {
                continue;
            }

            var correlation = Spearman(ranks.ConvertAll(rank => rank.Drawn));
            sum += correlation * ranks.Count;
            lines += ranks.Count;
            if (correlation < 0.95)
            {
                findings.Add(Saw(
                    "ORDER-01",
                    string.Create(CultureInfo.InvariantCulture, $"On page {page.Number} the order of drawing and of reading agree by {correlation:0.00} of 1."),
                    "A parser that follows the drawing order jumps. " + OneColumn,
                    FindingPlace.On(page.Number, FarOff(ranks))));
            }
        }

        return lines == 0 ? NotChecked("ORDER-01", "There are too few lines to tell.") : Result("ORDER-01", findings, Math.Clamp(sum / lines, 0, 1));
    }

    private static List<(CheckLine Line, double Drawn)> Ranks(CheckText text, PageText page)
    {
        var found = new List<(CheckLine Line, double Drawn)>();
        foreach (var line in text.Lines.Where(line => line.Page == page.Number))
        {
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < page.Glyphs.Count; i++)
            {
                var box = page.Glyphs[i].Box;
                if (!page.Glyphs[i].Hidden && (box.Left + box.Right) / 2 >= line.Box.Left && (box.Left + box.Right) / 2 <= line.Box.Right
                    && (box.Top + box.Bottom) / 2 >= line.Box.Top && (box.Top + box.Bottom) / 2 <= line.Box.Bottom)
                {
                    sum += i;
                    count++;
                }
            }

            if (count > 0)
            {
                found.Add((line, sum / count));
            }
        }

        return found;
    }

    /// <summary>Of a list in reading order against the order of its values.</summary>
    internal static double Spearman(List<double> values)
    {
        var places = values.Index().OrderBy(value => value.Item).Select((value, place) => (value.Index, place)).ToDictionary(pair => pair.Index, pair => pair.place);
        double n = values.Count;
        var squares = values.Index().Sum(value => Math.Pow(value.Index - places[value.Index], 2));
        return n < 2 ? 1 : 1 - (6 * squares / (n * ((n * n) - 1)));
    }

    private static IEnumerable<Box> FarOff(List<(CheckLine Line, double Drawn)> ranks)
    {
        var drawn = ranks.OrderBy(rank => rank.Drawn).Select(rank => rank.Line).ToList();
        return ranks.Index().Where(rank => Math.Abs(rank.Index - drawn.IndexOf(rank.Item.Line)) > 3).Select(rank => rank.Item.Line.Box).Take(40);
    }

    private static RuleResult Columns(CheckText text)
    {
        if (!text.HasPositions)
        {
            return NotChecked("ORDER-02", "Columns of a DOCX are looked for by DOCX-02.");
        }

        var findings = new List<Finding>();
        foreach (var page in text.Lines.GroupBy(line => line.Page))
        {
            var columns = page.GroupBy(line => line.Column).OrderByDescending(column => column.Sum(line => line.Text.Length)).ToList();
            if (columns.Count < 2)
            {
                continue;
            }

            // What stands beside the main column: a short rail of skills is harmless, sentences and dates are not.
            var side = columns[1].ToList();
            var words = side.Average(line => line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
            var isRail = words <= 4;
            findings.Add(new Finding(
                isRail ? Severity.Suggestion : Severity.Major,
                $"Page {page.Key} has {columns.Count} columns; the narrower holds {(isRail ? "a rail of short lines" : "running text")}.",
                OneColumn,
                FindingPlace.On(page.Key, Box.Around(side.Select(line => line.Box)))));
        }

        var share = findings.Count == 0 ? 1 : findings.TrueForAll(finding => finding.Severity == Severity.Suggestion) ? 0.7 : 0;
        return Result("ORDER-02", findings, share);
    }

    private static RuleResult Jobs(CheckSubject subject, CheckText text)
    {
        if (subject.Import is not { } import || (subject.Resume?.Work?.Count ?? 0) == 0)
        {
            return NotChecked("ORDER-03", "No jobs were recognised.");
        }

        var order = text.Lines.Index().ToList();
        int? LineOf(string pointer) => import.Fields.FirstOrDefault(field => field.Pointer == pointer)?.Place is { } place
            ? order.FirstOrDefault(line => line.Item.Page == place.Page && Overlaps(line.Item.Box, place.Box), (-1, null!)).Index is var at and >= 0 ? at : null
            : null;

        var employers = Enumerable.Range(0, subject.Resume!.Work!.Count).Select(i => LineOf($"/work/{i}/name")).ToList();
        var (checkedJobs, findings) = (0, new List<Finding>());
        for (var i = 0; i < employers.Count; i++)
        {
            var parts = new[] { employers[i], LineOf($"/work/{i}/position"), LineOf($"/work/{i}/startDate") }.OfType<int>().ToList();
            if (parts.Count < 2)
            {
                continue;
            }

            checkedJobs++;
            var (first, last) = (parts.Min(), parts.Max());
            var isBroken = last - first > NearLines || employers.Index().Any(other => other.Index != i && other.Item is { } at && at > first && at < last);
            if (isBroken)
            {
                findings.Add(Saw(
                    "ORDER-03", $"Employer, title and dates of “{subject.Resume.Work[i].Name ?? subject.Resume.Work[i].Position}” stand {last - first} lines apart.",
                    "Put them on one line or on two that follow each other.", subject.At($"/work/{i}")));
            }
        }

        return checkedJobs == 0
            ? NotChecked("ORDER-03", "Where the parts of the jobs stand is not known.")
            : Result("ORDER-03", findings, 1 - ((double)findings.Count / checkedJobs));
    }

    /// <summary>Reads each page straight across, as the simplest parsers do, and compares which heading each line then falls under.</summary>
    private static RuleResult Straight(CheckSubject subject, CheckText text)
    {
        if (!text.HasPositions || subject.Import is not { Sections.Count: > 1 } import)
        {
            return NotChecked("ORDER-04", text.HasPositions ? "Fewer than two headings were recognised." : "The format has one order only.");
        }

        var headings = import.Sections
            .Select(section => text.Lines.FirstOrDefault(line => line.Page == section.Place.Page && Overlaps(line.Box, section.Place.Box)))
            .OfType<CheckLine>()
            .ToHashSet();
        var structural = Under(text.Lines, headings);
        var across = Under([.. text.Lines.OrderBy(line => line.Page).ThenBy(line => Math.Round(line.Box.Top / 4)).ThenBy(line => line.Box.Left)], headings);
        var moved = text.Lines.Where(line => !ReferenceEquals(structural[line], across[line])).ToList();
        if (moved.Count == 0)
        {
            return Passed("ORDER-04");
        }

        var share = 1 - ((double)moved.Count / text.Lines.Count);
        var page = moved[0].Page;
        return Result(
            "ORDER-04",
            [Saw("ORDER-04", $"Read straight across, {moved.Count} of {text.Lines.Count} lines fall under another heading.", OneColumn, FindingPlace.On(page, moved.Where(line => line.Page == page).Take(60).Select(line => line.Box)))],
            share);
    }

    private static Dictionary<CheckLine, CheckLine?> Under(IReadOnlyList<CheckLine> order, HashSet<CheckLine> headings)
    {
        var under = new Dictionary<CheckLine, CheckLine?>(ReferenceEqualityComparer.Instance);
        CheckLine? heading = null;
        foreach (var line in order)
        {
            heading = headings.Contains(line) ? line : heading;
            under[line] = heading;
        }

        return under;
    }

    private static RuleResult Top(CheckSubject subject, CheckText text)
    {
        var first = (text.HasPositions
            ? text.Document.Pages.SelectMany(page => Ranks(text, page).OrderBy(rank => rank.Drawn).Select(rank => rank.Line.Text))
            : text.Lines.Select(line => line.Text)).Take(FirstLines).ToList();
        var findings = new List<Finding>();
        if (subject.Resume?.Basics?.Name is { Length: > 0 } name && !first.Exists(line => Holds(line, name)))
        {
            findings.Add(Saw("ORDER-05", $"The name is not among the first {FirstLines} lines that a parser gets.", "Let the header be the first thing that is drawn.", subject.At("/basics/name")));
        }

        if (subject.Resume?.Basics?.Email is { Length: > 0 } email && !first.Exists(line => Holds(line, email)))
        {
            findings.Add(Saw("ORDER-05", $"The e-mail address is not among the first {FirstLines} lines that a parser gets.", "Put contact details directly under the name.", subject.At("/basics/email")));
        }

        return subject.Resume?.Basics is { Name: null, Email: null } or null
            ? NotChecked("ORDER-05", "Neither a name nor an e-mail address was recognised.")
            : Result("ORDER-05", findings, 1 - (findings.Count / 2.0));
    }

    private static bool Holds(string line, string value) => Squeezed(line).Contains(Squeezed(value), StringComparison.OrdinalIgnoreCase);

    private static string Squeezed(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static RuleResult Margins(CheckText text)
    {
        var found = text.Lines.Where(line => line.Line.Spans.Any(span => span.Role is "Header" or "Footer" or "Artifact" or "TextBox") && CheckText.IsContact(line.Text)).ToList();
        return text.Document is { Kind: DocumentKind.Pdf, Properties.Tagged: false }
            ? NotChecked("ORDER-06", "Without tags a PDF does not say what is header or footer.")
            : Result("ORDER-06", [.. found.Select(line => Saw("ORDER-06", $"“{line.Text.Trim()}” stands in a header, footer or text box.", "Move it into the body of the page.", FindingPlace.On(line.Page, line.Box)))]);
    }

    private static RuleResult Tables(CheckSubject subject, CheckText text)
    {
        if (text.Document.Kind == DocumentKind.Docx)
        {
            return subject.Docx is not { } docx
                ? NotChecked("ORDER-07", "The file's parts could not be looked at.")
                : docx.Tables == 0
                    ? Passed("ORDER-07")
                    : Result("ORDER-07", [new Finding(Severity.Major, $"{docx.Tables} tables{(docx.NestedTables > 0 ? $", {docx.NestedTables} inside others" : "")}.", "Use tabs or plain paragraphs instead of tables.", null)]);
        }

        if (!text.Document.Properties.Tagged)
        {
            return NotChecked("ORDER-07", "Without tags a PDF does not say what is a table.");
        }

        var cells = text.Lines.Where(line => line.Line.Spans.Any(span => span.Role is "TD" or "TH" or "Table" or "TR")).ToList();
        return cells.Count == 0
            ? Passed("ORDER-07")
            : Result("ORDER-07", [Saw("ORDER-07", $"{cells.Count} lines stand in table cells.", OneColumn, FindingPlace.On(cells[0].Page, cells.Where(line => line.Page == cells[0].Page).Select(line => line.Box)))]);
    }

    private static bool Overlaps(Box one, Box other) =>
        one.Left < other.Right && other.Left < one.Right && Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Top, other.Top) > 0.4 * Math.Min(one.Height, other.Height);
}
