using Uplift.Documents.Text;
using Uplift.Resumes.Document;
using Uplift.Resumes.Timeline;
using static Uplift.Resumes.Checks.CheckRules;

namespace Uplift.Resumes.Checks;

/// <summary>SECT: whether the text is cut where a parser looks for cuts.</summary>
internal static class SectionRules
{
    private static readonly (string Kind, string Name)[] Needed = [("work", "Experience"), ("education", "Education"), ("skills", "Skills")];

    public static IEnumerable<RuleResult> Check(CheckSubject subject)
    {
        if (subject.Resume is not { } resume)
        {
            return All.Where(rule => rule.Id.StartsWith("SECT-", StringComparison.Ordinal)).Select(rule => NotChecked(rule.Id, "The file could not be read."));
        }

        return [Usual(subject, resume), Alone(subject), Whole(subject, resume), Known(subject), Order(subject, resume)];
    }

    private static RuleResult Usual(CheckSubject subject, Resume resume)
    {
        var present = new HashSet<string>(subject.Import?.Sections.Select(section => section.Kind) ?? [], StringComparer.Ordinal);
        if (subject.Import is null)
        {
            present.UnionWith(new[] { (resume.Work?.Count, "work"), (resume.Education?.Count, "education"), (resume.Skills?.Count, "skills") }.Where(part => part.Item1 > 0).Select(part => part.Item2));
        }

        var missing = Needed.Where(part => !present.Contains(part.Kind)).ToList();
        return Result(
            "SECT-01",
            [.. missing.Select(part => Saw("SECT-01", $"No section was recognised as {part.Name.ToLowerInvariant()}.", $"Put it under the heading “{part.Name}”.", FindingPlace.Field("/" + part.Kind)))],
            1 - (missing.Count / 3.0));
    }

    private static RuleResult Alone(CheckSubject subject)
    {
        if (subject.Text is not { } text || subject.Import is not { Sections.Count: > 0 } import)
        {
            return NotChecked("SECT-02", subject.Import is null ? "No file was checked, only the resume itself." : "No heading was recognised.");
        }

        var findings = new List<Finding>();
        var body = text.Lines.SelectMany(line => line.Line.Spans).GroupBy(span => Math.Round(span.Style.Size, 1)).OrderByDescending(spans => spans.Sum(span => span.Text.Length)).First().Key;
        foreach (var section in import.Sections)
        {
            var line = text.Lines.FirstOrDefault(line => line.Page == section.Place.Page && IsAt(line, section.Place.Box))
                ?? text.Lines.FirstOrDefault(line => line.Page == section.Place.Page && line.Text.Contains(section.Heading, StringComparison.OrdinalIgnoreCase));
            if (line is null)
            {
                continue;
            }

            var rest = line.Text.Replace(section.Heading, "", StringComparison.OrdinalIgnoreCase).Trim(' ', '\t', ':');
            var style = line.Line.Spans[0];
            var isStyled = style.Style.Bold || style.Style.Size > body + 0.5 || !section.Heading.Any(char.IsLower) || style.Role?.StartsWith('H') == true;
            if (rest.Any(char.IsLetterOrDigit))
            {
                findings.Add(Saw("SECT-02", $"“{section.Heading}” shares its line with “{rest}”.", "Put the heading on a line of its own.", FindingPlace.On(line.Page, line.Box)));
            }
            else if (!isStyled)
            {
                findings.Add(Saw("SECT-02", $"“{section.Heading}” looks like body text.", "Make headings bold, larger or capitals.", FindingPlace.On(line.Page, line.Box)));
            }
        }

        return Result("SECT-02", findings, 1 - ((double)findings.Count / import.Sections.Count));
    }

    private static bool IsAt(CheckLine line, Box heading) =>
        (heading.Top + heading.Bottom) / 2 is var middle && middle > line.Box.Top && middle < line.Box.Bottom && heading.Left >= line.Box.Left - 1 && heading.Left < line.Box.Right;

    private static RuleResult Whole(CheckSubject subject, Resume resume)
    {
        var findings = new List<Finding>();
        foreach (var left in (subject.Import?.Unplaced ?? []).Where(left => left.Reason != "repeated").Take(12))
        {
            findings.Add(new Finding(Severity.Major, $"“{left.Place.Text.Trim()}” found no field.", "Move it under a heading it belongs to.", FindingPlace.On(left.Place.Page, left.Place.Box)));
        }

        if (subject.Import is null)
        {
            foreach (var (kind, count) in new[] { ("work", resume.Work?.Count), ("education", resume.Education?.Count), ("skills", resume.Skills?.Count), ("projects", resume.Projects?.Count) }.Where(part => part.Item2 == 0))
            {
                findings.Add(Saw("SECT-03", $"The section {kind} is empty.", "Fill it or take it out.", FindingPlace.Field("/" + kind)));
            }
        }

        var placed = subject.Import?.Fields.Count ?? 1;
        return Result("SECT-03", findings, (double)placed / Math.Max(1, placed + findings.Count));
    }

    private static RuleResult Known(CheckSubject subject)
    {
        if (subject.Import is not { Sections.Count: > 0 } import)
        {
            return NotChecked("SECT-04", subject.Import is null ? "A kept resume's sections have their standard names." : "No heading was recognised.");
        }

        var findings = import.Sections
            .Where(section => section.Kind == "x-sections")
            .Select(section => Saw("SECT-04", $"“{section.Heading}” is no heading that parsers know; its text is kept as a section of its own.", "If it is one of the usual sections, use the usual name.", FindingPlace.On(section.Place.Page, section.Place.Box)))
            .ToList();
        findings.AddRange(import.Sections.GroupBy(section => section.Heading, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .Select(same => Saw("SECT-04", $"“{same.Key}” is there {same.Count()} times.", "Join them under one heading.", FindingPlace.On(same.Last().Place.Page, same.Last().Place.Box))));
        return Result("SECT-04", findings, Math.Max(0, 1 - ((double)findings.Count / import.Sections.Count)));
    }

    private static RuleResult Order(CheckSubject subject, Resume resume)
    {
        if (subject.Import is not { } import)
        {
            return NotChecked("SECT-05", "The order is chosen when the resume is printed.");
        }

        var kinds = import.Sections.Select(section => section.Kind).ToList();
        var (work, education) = (kinds.IndexOf("work"), kinds.IndexOf("education"));
        if (work < 0 || education < 0)
        {
            return NotChecked("SECT-05", "Experience or education was not recognised.");
        }

        var months = MonthSpan.Union((resume.Work ?? []).Select(job => MonthSpan.Of(job.StartDate, job.EndDate, subject.Today)).OfType<MonthSpan>());
        var isStudent = months < 12 && (resume.Education ?? []).Any(school => ResumeDate.Parse(school.StartDate) is not null && (ResumeDate.Parse(school.EndDate)?.LastMonth ?? int.MaxValue) >= MonthSpan.Month(subject.Today));
        return isStudent && work < education
            ? Result("SECT-05", [Saw("SECT-05", "You are studying and have less than a year of work, and work comes first.", "Put education first.", subject.At("/education/0"))], 0.5)
            : Passed("SECT-05");
    }
}
