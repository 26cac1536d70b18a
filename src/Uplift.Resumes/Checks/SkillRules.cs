using System.Text.RegularExpressions;
using Uplift.Resumes.Document;
using Uplift.Resumes.Matching;
using Uplift.Resumes.Matching.Concepts;
using Uplift.Resumes.Matching.Evidence;
using static Uplift.Resumes.Checks.CheckRules;

namespace Uplift.Resumes.Checks;

/// <summary>SKILL: whether skills can be found and believed.</summary>
internal static partial class SkillRules
{
    private static readonly string[] Learning = ["learning", "basic", "beginner", "currently learning", "lerne", "notions", "aprendiendo", "aprendendo"];

    private sealed record Item(string Pointer, string Text, bool IsLearning);

    public static IEnumerable<RuleResult> Check(CheckSubject subject)
    {
        if (subject.Resume is not { } resume || (resume.Skills?.Count ?? 0) == 0)
        {
            var reason = subject.Resume is null ? "The file could not be read." : "No skills are listed.";
            return All.Where(rule => rule.Id.StartsWith("SKILL-", StringComparison.Ordinal)).Select(rule => NotChecked(rule.Id, reason));
        }

        var items = Items(resume).ToList();
        var ladder = new EvidenceLadder(EvidenceLines.Of(resume, subject.Today), subject.Today);
        return [Separate(items, resume, subject), Used(items, ladder, subject), BothForms(ladder, subject), Stuffed(resume, ladder, subject)];
    }

    private static IEnumerable<Item> Items(Resume resume)
    {
        foreach (var (i, skill) in resume.Skills!.Index().Where(skill => skill.Item is not null))
        {
            var isLearning = Learning.Any(word => $"{skill.Name} {skill.Level}".Contains(word, StringComparison.OrdinalIgnoreCase));
            if (skill.Keywords is { Count: > 0 } keywords)
            {
                foreach (var (k, keyword) in keywords.Index().Where(keyword => !string.IsNullOrWhiteSpace(keyword.Item)))
                {
                    yield return new Item($"/skills/{i}/keywords/{k}", keyword.Trim(), isLearning);
                }
            }
            else if (!string.IsNullOrWhiteSpace(skill.Name))
            {
                yield return new Item($"/skills/{i}/name", skill.Name.Trim(), isLearning);
            }
        }
    }

    private static RuleResult Separate(List<Item> items, Resume resume, CheckSubject subject)
    {
        var findings = items
            .Where(item => IsSeveral(InBrackets().Replace(item.Text, "")))
            .Take(6)
            .Select(item => Saw("SKILL-01", $"“{(item.Text.Length > 60 ? item.Text[..57] + "…" : item.Text)}” is several skills or a sentence.", "List single skills, with commas between them.", subject.At(item.Pointer)))
            .ToList();
        foreach (var (i, skill) in resume.Skills!.Index().Where(skill => skill.Item?.Level is { } level && level.Any(char.IsDigit) && (level.Contains('%', StringComparison.Ordinal) || level.Contains('/', StringComparison.Ordinal))))
        {
            findings.Add(Saw("SKILL-01", $"“{skill.Name}” is rated {skill.Level}.", "Say for how long and for what you used it; a bar has no scale.", subject.At($"/skills/{i}/level")));
        }

        return Result("SKILL-01", findings, Math.Max(0, 1 - ((double)findings.Count / Math.Max(1, items.Count))));
    }

    private static RuleResult Used(List<Item> items, EvidenceLadder ladder, CheckSubject subject)
    {
        var known = items
            .Where(item => !item.IsLearning)
            .Select(item => (Item: item, Concept: ConceptFinder.Find(item.Text).Select(mention => mention.Concept).FirstOrDefault()))
            .Where(one => one.Concept is not null)
            .ToList();
        if (known.Count == 0)
        {
            return NotChecked("SKILL-02", "None of the listed skills is known by name.");
        }

        var unused = known.Where(one => ladder.Of(one.Concept!) is not [{ Rung: > Rung.Listed }, ..]).ToList();
        return Result(
            "SKILL-02",
            [.. unused.Take(10).Select(one => Saw("SKILL-02", $"“{one.Item.Text}” is listed, and no dated job or project mentions it.", "If you used it, say where; if you are learning it, say so.", subject.At(one.Item.Pointer)))],
            1 - ((double)unused.Count / known.Count));
    }

    private static RuleResult BothForms(EvidenceLadder ladder, CheckSubject subject)
    {
        var findings = new List<Finding>();
        foreach (var hits in ladder.Mentions.GroupBy(hit => hit.Mention.Concept.Name, StringComparer.Ordinal))
        {
            var concept = hits.First().Mention.Concept;
            if (concept.Kind == ConceptKind.Tool)
            {
                // Nobody writes out SQL or dbt.
                continue;
            }

            var shortForm = concept.Forms.FirstOrDefault(IsShort);
            var longForm = concept.Forms.FirstOrDefault(form => shortForm is not null && IsLongOf(form, shortForm));
            if (shortForm is null || longForm is null)
            {
                continue;
            }

            var written = hits.Select(hit => hit.Line.Text.Substring(hit.Mention.Start, hit.Mention.Length)).ToList();
            var hasShort = written.Exists(text => text.Split(' ', '-', '/').Contains(shortForm, StringComparer.OrdinalIgnoreCase));
            var hasLong = written.Exists(text => text.Contains(' ', StringComparison.Ordinal) && IsLongOf(text, shortForm));
            if (hasShort != hasLong)
            {
                findings.Add(Saw("SKILL-03", hasShort ? $"You write “{shortForm.ToUpperInvariant()}”, never “{longForm}”." : $"You write “{longForm}”, never “{shortForm.ToUpperInvariant()}”.", "Write both once where there is room: not every search expands the short form.", subject.At(hits.First().Line.Pointer)));
            }
        }

        return Result("SKILL-03", [.. findings.Take(5)]);
    }

    private static RuleResult Stuffed(Resume resume, EvidenceLadder ladder, CheckSubject subject)
    {
        var findings = Stuffing.TooMany(resume, ladder)
            .Select(finding => Saw("SKILL-04", finding.Sentence, "Keep those you would like to be asked about.", subject.At(finding.Pointer ?? "/skills")))
            .ToList();
        return Result("SKILL-04", findings);
    }

    private static bool IsSeveral(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 6 || text.Count(character => character is ',' or ';' or '|') > 1;

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InBrackets();

    private static bool IsShort(string form) => form.Length is >= 2 and <= 5 && form.All(char.IsLetter);

    private static bool IsLongOf(string form, string shortForm)
    {
        var words = form.Split([' ', '-', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && string.Equals(string.Concat(words.Select(word => word[0])), string.Concat(shortForm.Where(char.IsLetter)), StringComparison.OrdinalIgnoreCase);
    }
}
