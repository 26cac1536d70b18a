using System.Text.RegularExpressions;
using Uplift.Resumes.Document;
using Uplift.Resumes.Timeline;
using static Uplift.Resumes.Checks.CheckRules;

namespace Uplift.Resumes.Checks;

/// <summary>DATE: whether years of experience can be counted.</summary>
internal static partial class DateRules
{
    private const int GapMonths = 6;

    private sealed record Dated(string Pointer, string Name, string? Start, string? End, bool IsWork);

    public static IEnumerable<RuleResult> Check(CheckSubject subject)
    {
        if (subject.Resume is not { } resume)
        {
            return All.Where(rule => rule.Id.StartsWith("DATE-", StringComparison.Ordinal)).Select(rule => NotChecked(rule.Id, "The file could not be read."));
        }

        var entries = Entries(resume).ToList();
        if (entries.Count == 0)
        {
            return All.Where(rule => rule.Id.StartsWith("DATE-", StringComparison.Ordinal)).Select(rule => NotChecked(rule.Id, "There is no job and no school."));
        }

        return [Present(entries, subject), Precision(entries, subject), Readable(entries, subject), Possible(entries, subject), NewestFirst(entries, subject), Gaps(entries, subject)];
    }

    private static IEnumerable<Dated> Entries(Resume resume)
    {
        foreach (var (i, work) in (resume.Work ?? []).Index().Where(work => work.Item is not null))
        {
            yield return new Dated($"/work/{i}", work.Name ?? work.Position ?? "a job", work.StartDate, work.EndDate, true);
        }

        foreach (var (i, school) in (resume.Education ?? []).Index().Where(school => school.Item is not null))
        {
            yield return new Dated($"/education/{i}", school.Institution ?? school.Area ?? "a school", school.StartDate, school.EndDate, false);
        }
    }

    private static RuleResult Present(List<Dated> entries, CheckSubject subject)
    {
        var missing = entries.Where(entry => string.IsNullOrWhiteSpace(entry.Start) && string.IsNullOrWhiteSpace(entry.End)).ToList();
        return Result(
            "DATE-01",
            [.. missing.Select(entry => Saw("DATE-01", $"“{entry.Name}” has no dates.", "Say from when to when.", subject.At(entry.Pointer + "/startDate")))],
            1 - ((double)missing.Count / entries.Count));
    }

    private static RuleResult Precision(List<Dated> entries, CheckSubject subject)
    {
        var dates = entries
            .SelectMany(entry => new[] { (Entry: entry, Member: "startDate", Date: ResumeDate.Parse(entry.Start)), (Entry: entry, Member: "endDate", Date: ResumeDate.Parse(entry.End)) })
            .Where(date => date.Date is not null)
            .ToList();
        if (dates.Count < 2)
        {
            return NotChecked("DATE-02", "There are too few dates to compare.");
        }

        // Schools are often given in years and jobs in months: each section keeps its own style, the one that most of its dates follow.
        var odd = new List<Finding>();
        foreach (var section in dates.GroupBy(date => date.Entry.IsWork))
        {
            var wantsMonth = 2 * section.Count(date => date.Date!.Value.Month is not null) >= section.Count();
            odd.AddRange(section.Where(date => date.Date!.Value.Month is null == wantsMonth).Select(date => Saw(
                "DATE-02",
                $"“{date.Entry.Name}” says {(wantsMonth ? "only the year" : "the month too")}; most of the dates beside it do not.",
                wantsMonth ? "Add the month." : "Use years alone, or months everywhere.",
                subject.At($"{date.Entry.Pointer}/{date.Member}"))));
        }

        return Result("DATE-02", [.. odd.Take(6)], 1 - ((double)odd.Count / dates.Count));
    }

    private static RuleResult Readable(List<Dated> entries, CheckSubject subject)
    {
        var findings = new List<Finding>();
        foreach (var entry in entries)
        {
            foreach (var (member, value) in new[] { ("startDate", entry.Start), ("endDate", entry.End) })
            {
                if (!string.IsNullOrWhiteSpace(value) && ResumeDate.Parse(value) is null)
                {
                    findings.Add(Saw("DATE-03", $"“{value}” at “{entry.Name}” is no date that machines agree on.", "Write it as 2024-03 here; exports turn it into words.", subject.At($"{entry.Pointer}/{member}")));
                }
            }
        }

        foreach (var line in (subject.Text?.Lines ?? []).Where(line => Unclear().IsMatch(line.Text)).Take(8))
        {
            findings.Add(new Finding(Severity.Warning, $"“{Unclear().Match(line.Text).Value.Trim()}” loses its month or century.", "Write month and full year, such as Mar 2019.", FindingPlace.On(line.Page, line.Box)));
        }

        return Result("DATE-03", findings, Math.Max(0, 1 - ((double)findings.Count / (2 * entries.Count))));
    }

    private static RuleResult Possible(List<Dated> entries, CheckSubject subject)
    {
        var findings = new List<Finding>();
        var today = MonthSpan.Month(subject.Today);
        foreach (var entry in entries)
        {
            var (start, end) = (ResumeDate.Parse(entry.Start), ResumeDate.Parse(entry.End));
            if (start is { } from && end is { } to && to.LastMonth < from.FirstMonth)
            {
                findings.Add(Saw("DATE-04", $"“{entry.Name}” ends ({entry.End}) before it starts ({entry.Start}).", "Correct one of the dates.", subject.At(entry.Pointer + "/endDate")));
            }

            // A school may be left in the future; a job may not.
            if (start is { } begun && (begun.FirstMonth > today || begun.Year < 1950))
            {
                findings.Add(Saw("DATE-04", $"“{entry.Name}” starts in {entry.Start}.", "Correct the date.", subject.At(entry.Pointer + "/startDate")));
            }

            if (entry.IsWork && end is { } ended && ended.FirstMonth > today)
            {
                findings.Add(Saw("DATE-04", $"“{entry.Name}” ends in the future, {entry.End}.", "Leave the end out while you are there.", subject.At(entry.Pointer + "/endDate")));
            }
        }

        return Result("DATE-04", findings, Math.Max(0, 1 - ((double)findings.Count / entries.Count)));
    }

    private static RuleResult NewestFirst(List<Dated> entries, CheckSubject subject)
    {
        var findings = new List<Finding>();
        foreach (var section in entries.GroupBy(entry => entry.IsWork))
        {
            var ends = section.Select(entry => (Entry: entry, Month: string.IsNullOrWhiteSpace(entry.End) ? int.MaxValue : ResumeDate.Parse(entry.End)?.LastMonth)).Where(one => one.Month is not null).ToList();
            for (var i = 1; i < ends.Count; i++)
            {
                if (ends[i].Month > ends[i - 1].Month)
                {
                    findings.Add(Saw("DATE-05", $"“{ends[i].Entry.Name}” is newer than “{ends[i - 1].Entry.Name}” above it.", "Put the newest first.", subject.At(ends[i].Entry.Pointer + "/startDate")));
                }
            }
        }

        return Result("DATE-05", findings, Math.Max(0, 1 - ((double)findings.Count / entries.Count)));
    }

    private static RuleResult Gaps(List<Dated> entries, CheckSubject subject)
    {
        var jobs = entries.Where(entry => entry.IsWork).Select(entry => (Entry: entry, Span: MonthSpan.Of(entry.Start, entry.End, subject.Today))).Where(job => job.Span is not null).OrderBy(job => job.Span!.Value.First).ToList();
        var schools = entries.Where(entry => !entry.IsWork).Select(entry => MonthSpan.Of(entry.Start, entry.End, subject.Today)).OfType<MonthSpan>().ToList();
        if (jobs.Count < 2)
        {
            return NotChecked("DATE-06", "There are fewer than two dated jobs.");
        }

        var findings = new List<Finding>();
        var last = jobs[0].Span!.Value.Last;
        for (var i = 1; i < jobs.Count; i++)
        {
            var span = jobs[i].Span!.Value;
            var gap = span.First - last - 1;
            var wasAtSchool = schools.Exists(school => school.First <= last + 2 && school.Last >= span.First - 2);
            if (gap > GapMonths && !wasAtSchool)
            {
                findings.Add(Saw("DATE-06", $"{gap} months lie before “{jobs[i].Entry.Name}”.", "It is no fault. You may be asked: have a sentence ready.", subject.At(jobs[i].Entry.Pointer + "/startDate")));
            }
            else if (last - span.First > GapMonths)
            {
                findings.Add(Saw("DATE-06", $"“{jobs[i].Entry.Name}” overlaps the job before by {last - span.First + 1} months.", "It is no fault. You may be asked: have a sentence ready.", subject.At(jobs[i].Entry.Pointer + "/startDate")));
            }

            last = Math.Max(last, span.Last);
        }

        return Result("DATE-06", findings, null);
    }

    // A season with its year, or a year cut to two digits.
    [GeneratedRegex(@"\b(spring|summer|fall|autumn|winter|frühling|sommer|herbst|printemps|été|automne|hiver|primavera|verano|otoño|invierno|verão|outono|inverno)\s+(19|20)\d\d\b|(^|[\s(])['’]\d\d\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unclear();
}
