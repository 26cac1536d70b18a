using Uplift.Resumes.Scores;

namespace Uplift.Resumes.Checks;

/// <summary>What would raise a score, the most first, with the first place where it was seen.</summary>
/// <param name="Score">"Machine readability" or "Content strength".</param>
/// <param name="Points">At most, of that score's hundred.</param>
public sealed record Gain(string Score, string Part, string Rule, double Points, string Seen, string Change, FindingPlace? Place);

/// <summary>A check: two scores of their own, every rule's result, and what would change most.</summary>
/// <param name="Readability">How much of a file a machine reads as it is seen.</param>
/// <param name="Content">How complete, proven and clear the resume is.</param>
internal sealed record CheckReport(Score Readability, Score Content, IReadOnlyList<Gain> Gains, IReadOnlyList<RuleResult> Rules);

/// <summary>
/// The ATS check (docs/decisions/0029-ats-check-and-job-match.md): it shows what a parser sees and why. It imitates no vendor and says
/// nothing about anybody's chances.
/// </summary>
internal static class ResumeCheck
{
    public const string ReadabilityRubric = "readability-1";
    public const string ContentRubric = "content-1";

    private static readonly string[] Losses = ["TEXT-03", "TEXT-04", "TEXT-05", "TEXT-06", "TEXT-07", "TEXT-08", "TEXT-09"];

    private static readonly string[] Gates = ["FILE-01", "FILE-02", "TEXT-01"];

    public static CheckReport Of(CheckSubject raw)
    {
        var subject = raw.Prepared();
        RuleResult[] rules =
        [
            .. FileRules.Check(subject), .. TextRules.Check(subject), .. OrderRules.Check(subject), .. ContactRules.Check(subject), .. SectionRules.Check(subject),
            .. DateRules.Check(subject), .. ExperienceRules.Check(subject), .. BulletRules.Check(subject), .. SkillRules.Check(subject), .. StyleRules.Check(subject),
            .. DocxRules.Check(subject), .. RoundRules.Check(subject),
        ];
        var byId = rules.ToDictionary(rule => rule.Rule.Id, StringComparer.Ordinal);
        var (readability, readabilityParts) = Readability(subject, byId);
        var (content, contentParts) = Content(subject, byId);
        return new CheckReport(
            readability,
            content,
            [.. Gains("Machine readability", readability, readabilityParts, byId).Concat(Gains("Content strength", content, contentParts, byId))
                .OrderByDescending(gain => gain.Points).ThenBy(gain => gain.Rule, StringComparer.Ordinal)],
            rules);
    }

    private static (Score Score, IReadOnlyList<Part> Parts) Readability(CheckSubject subject, Dictionary<string, RuleResult> rules)
    {
        if (subject.File is null)
        {
            return (new Score(ReadabilityRubric, null, "Not graded", "No file was checked: export the resume, or bring one, to see what a machine reads.", [], []), []);
        }

        if (Gates.Select(gate => rules[gate]).FirstOrDefault(gate => gate.Findings.Any(finding => finding.Severity == Severity.Fatal)) is { } shut)
        {
            var finding = shut.Findings[0];
            return (new Score(ReadabilityRubric, 0, "Unreadable", $"{finding.Seen} {finding.Change}", [], []), []);
        }

        Part[] parts =
        [
            new("Text integrity", 30, ["TEXT-02", .. Losses], Integrity(rules)),
            Average("Order", 25, rules, "ORDER-01", "ORDER-02", "ORDER-03", "ORDER-04"),
            FieldRecovery.Grade(subject, rules),
            Average("Sections", 10, rules, "SECT-01", "SECT-02", "SECT-03", "SECT-04"),
            Average("File hygiene", 10, rules, "FILE-03", "FILE-05", "FILE-06", "FILE-07", "FILE-08"),
        ];
        return (Scoring.Sum(ReadabilityRubric, [.. parts.Select(part => Grade(part, rules))], ReadabilityBand), parts);
    }

    private static (Score Score, IReadOnlyList<Part> Parts) Content(CheckSubject subject, Dictionary<string, RuleResult> rules)
    {
        if (subject.Resume is null)
        {
            return (new Score(ContentRubric, null, "Not graded", "The file could not be read.", [], []), []);
        }

        Part[] parts =
        [
            Average("Contact and completeness", 20, rules, "CONT-01", "CONT-02", "CONT-03", "CONT-05", "CONT-06", "CONT-07", "SECT-01"),
            Average("Dated and described experience", 25, rules, "DATE-01", "DATE-04", "EXP-01", "EXP-02", "EXP-03"),
            Average("Evidence", 25, rules, "BUL-03", "SKILL-02"),
            Average("Clarity", 15, rules, "BUL-01", "BUL-02", "BUL-04", "BUL-06"),
            Average("Consistency", 15, rules, "DATE-01", "DATE-02", "STYLE-01", "STYLE-02"),
        ];
        return (Scoring.Sum(ContentRubric, [.. parts.Select(part => Grade(part, rules))], ContentBand), parts);
    }

    /// <summary>The share of characters that say their letter, less what each of the other losses takes.</summary>
    private static double? Integrity(Dictionary<string, RuleResult> rules)
    {
        var losses = Losses
            .Select(id => rules[id].Share)
            .OfType<double>()
            .ToList();
        return losses.Count == 0 ? null : Math.Max(0, (rules["TEXT-02"].Share ?? 1) - losses.Sum(share => 1 - share));
    }

    private static Part Average(string name, double weight, Dictionary<string, RuleResult> rules, params string[] ids)
    {
        var shares = ids.Select(id => rules[id].Share).OfType<double>().ToList();
        return new Part(name, weight, ids, shares.Count == 0 ? null : shares.Average());
    }

    private static Graded Grade(Part part, Dictionary<string, RuleResult> rules)
    {
        var tried = part.Rules.Select(id => rules[id]).Where(rule => rule.Status != RuleStatus.NotChecked).ToList();
        if (part.Share is null)
        {
            return new Graded(part.Name, part.Weight, null, rules[part.Rules[0]].NotChecked ?? "Nothing could be counted.");
        }

        var found = tried.Where(rule => rule.Status == RuleStatus.Found).Select(rule => rule.Rule.Id).ToList();
        return new Graded(
            part.Name, part.Weight, part.Share, part.Seen ?? $"{tried.Count - found.Count} of {tried.Count} rules in order{(found.Count == 0 ? "" : "; not " + string.Join(", ", found))}");
    }

    /// <summary>What a part lacks, shared out among its rules by what each lacks.</summary>
    private static IEnumerable<Gain> Gains(string name, Score score, IReadOnlyList<Part> parts, Dictionary<string, RuleResult> rules)
    {
        foreach (var part in score.Parts)
        {
            var lost = part.Of - part.Points;
            var faulty = parts.First(one => one.Name == part.Name).Rules
                .Select(id => rules[id])
                .Where(rule => rule is { Status: RuleStatus.Found, Share: < 1 })
                .ToList();
            var all = faulty.Sum(rule => 1 - rule.Share!.Value);
            foreach (var rule in faulty.Where(_ => lost > 0))
            {
                var points = Math.Round(lost * (1 - rule.Share!.Value) / all, 1, MidpointRounding.AwayFromZero);
                if (points > 0)
                {
                    yield return new Gain(name, part.Name, rule.Rule.Id, points, rule.Findings[0].Seen, rule.Findings[0].Change, rule.Findings[0].Place);
                }
            }
        }
    }

    private static string ReadabilityBand(int points) => points switch
    {
        >= 90 => "Ready",
        >= 75 => "Nearly",
        > 0 => "Needs work",
        _ => "Unreadable",
    };

    private static string ContentBand(int points) => points switch
    {
        >= 85 => "Ready",
        >= 65 => "Nearly",
        _ => "Needs work",
    };
}

/// <param name="Share">Null when none of its rules could be tried.</param>
internal sealed record Part(string Name, double Weight, IReadOnlyList<string> Rules, double? Share, string? Seen = null);

/// <summary>How many of the fields that every form asks for came out of the file, weighted by how sure the importer is of each.</summary>
internal static class FieldRecovery
{
    private static readonly string[] Contact = ["/basics/name", "/basics/email", "/basics/phone"];
    private static readonly string[] OfAJob = ["name", "position", "startDate"];

    public static Part Grade(CheckSubject subject, Dictionary<string, RuleResult> rules)
    {
        string[] ids = ["CONT-01", "CONT-02", "CONT-03", "CONT-04", "SECT-01", "EXP-01", "DATE-01"];
        if (subject.Import is not { } import)
        {
            return new Part("Field recovery", 25, ids, null, "No fields were read.");
        }

        var sure = import.Fields.GroupBy(field => field.Pointer, StringComparer.Ordinal).ToDictionary(fields => fields.Key, fields => fields.First().Confidence, StringComparer.Ordinal);
        var contact = Contact.Average(pointer => sure.GetValueOrDefault(pointer));
        var jobs = Enumerable.Range(0, import.Resume.Work?.Count ?? 0)
            .Select(i => OfAJob.Min(member => sure.GetValueOrDefault($"/work/{i}/{member}")))
            .ToList();
        var schools = import.Resume.Education?.Count ?? 0;
        var dated = jobs.Count + schools == 0
            ? 0
            : (Enumerable.Range(0, jobs.Count).Sum(i => sure.GetValueOrDefault($"/work/{i}/startDate"))
                + Enumerable.Range(0, schools).Sum(i => Math.Max(sure.GetValueOrDefault($"/education/{i}/startDate"), sure.GetValueOrDefault($"/education/{i}/endDate")))) / (jobs.Count + schools);
        var share = (contact + (rules["SECT-01"].Share ?? 0) + (jobs.Count == 0 ? 0 : jobs.Average()) + dated) / 4;
        return new Part("Field recovery", 25, ids, share, $"{import.Fields.Count} fields read; {jobs.Count(job => job > 0)} of {jobs.Count} jobs whole; {import.Unplaced.Count} pieces left over");
    }
}
