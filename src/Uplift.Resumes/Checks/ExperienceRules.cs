using Uplift.Resumes.Document;
using Uplift.Resumes.Timeline;
using static Uplift.Resumes.Checks.CheckRules;

namespace Uplift.Resumes.Checks;

/// <summary>EXP: whether each job is a whole record.</summary>
internal static class ExperienceRules
{
    private const int RecentMonths = 96;

    private static readonly string[] Generic = ["company", "confidential", "startup", "a startup", "various", "client", "n/a", "tbd", "employer"];

    public static IEnumerable<RuleResult> Check(CheckSubject subject)
    {
        var jobs = (subject.Resume?.Work ?? []).Index().Where(work => work.Item is not null).ToList();
        if (jobs.Count == 0)
        {
            var reason = subject.Resume is null ? "The file could not be read." : "There is no job.";
            return All.Where(rule => rule.Id.StartsWith("EXP-", StringComparison.Ordinal)).Select(rule => NotChecked(rule.Id, reason));
        }

        return [Pairs(jobs, subject), Inherited(jobs, subject), Points(jobs, subject), Recognisable(jobs, subject)];
    }

    private static RuleResult Pairs(List<(int Index, Work Item)> jobs, CheckSubject subject)
    {
        var findings = new List<Finding>();
        foreach (var (i, job) in jobs)
        {
            var hasName = !string.IsNullOrWhiteSpace(job.Name);
            var hasTitle = !string.IsNullOrWhiteSpace(job.Position);
            if (!hasName || !hasTitle)
            {
                findings.Add(Saw(
                    "EXP-01", $"“{(hasName ? job.Name : hasTitle ? job.Position : "A job")}” has no {(hasName ? "title" : "employer")} that could be told apart.",
                    "Put title and employer on lines of their own, or one separator between them.", subject.At($"/work/{i}/{(hasName ? "position" : "name")}")));
            }
        }

        return Result("EXP-01", findings, 1 - ((double)findings.Count / jobs.Count));
    }

    private static RuleResult Inherited(List<(int Index, Work Item)> jobs, CheckSubject subject)
    {
        var orphans = jobs.Where((job, at) => at > 0 && string.IsNullOrWhiteSpace(job.Item.Name) && !string.IsNullOrWhiteSpace(jobs[at - 1].Item.Name)).ToList();
        return Result(
            "EXP-02",
            [.. orphans.Select(job => Saw("EXP-02", $"“{job.Item.Position}” seems to belong to the employer above it and does not say so.", "Repeat the employer at each role.", subject.At($"/work/{job.Index}/name")))],
            1 - ((double)orphans.Count / jobs.Count));
    }

    private static RuleResult Points(List<(int Index, Work Item)> jobs, CheckSubject subject)
    {
        var today = MonthSpan.Month(subject.Today);
        var recent = jobs.Where(job => MonthSpan.Of(job.Item.StartDate, job.Item.EndDate, subject.Today) is not { } span || span.Last >= today - RecentMonths).ToList();
        var findings = new List<Finding>();
        foreach (var (i, job) in recent)
        {
            var points = job.Highlights?.Count(point => !string.IsNullOrWhiteSpace(point)) ?? 0;
            var hasText = !string.IsNullOrWhiteSpace(job.Summary) || !string.IsNullOrWhiteSpace(job.Description);
            var name = job.Name ?? job.Position;
            if (points == 0 && !hasText)
            {
                findings.Add(Saw("EXP-03", $"“{name}” says nothing about the work.", "Add two to six points: what you did and what came of it.", subject.At($"/work/{i}/highlights")));
            }
            else if (points == 1 && !hasText)
            {
                findings.Add(new Finding(Severity.Suggestion, $"“{name}” has one point.", "Two to six say more.", subject.At($"/work/{i}/highlights")));
            }
            else if (points > 6)
            {
                findings.Add(new Finding(Severity.Suggestion, $"“{name}” has {points} points.", "Keep the six that matter most.", subject.At($"/work/{i}/highlights")));
            }
        }

        return recent.Count == 0 ? NotChecked("EXP-03", "No job is recent.") : Result("EXP-03", findings, 1 - ((double)findings.Count / recent.Count));
    }

    private static RuleResult Recognisable(List<(int Index, Work Item)> jobs, CheckSubject subject)
    {
        var odd = jobs.Where(job => job.Item.Name is { Length: > 0 } name && (name.Trim().Length < 2 || !name.Any(char.IsLetter) || Generic.Contains(name.Trim().ToLowerInvariant()))).ToList();
        return Result(
            "EXP-04",
            [.. odd.Select(job => Saw("EXP-04", $"“{job.Item.Name}” does not look like an employer.", "Write its whole name, with Inc., GmbH or the like where it has one.", subject.At($"/work/{job.Index}/name")))],
            1 - ((double)odd.Count / jobs.Count));
    }
}
