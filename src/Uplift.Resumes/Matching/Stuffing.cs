using Uplift.Resumes.Document;
using Uplift.Resumes.Matching.Concepts;
using Uplift.Resumes.Matching.Evidence;

namespace Uplift.Resumes.Matching;

/// <param name="Rule">The rule of the check that it breaks.</param>
public sealed record StuffingFinding(string Rule, string Sentence, string? Pointer);

/// <summary>Words put in for a machine rather than a reader. It caps the score of a match, and says so.</summary>
internal static class Stuffing
{
    public const int MostSkills = 40;
    public const int MostRepeats = 4;
    public const int CopiedWords = 8;

    public static IEnumerable<StuffingFinding> TooMany(Resume resume, EvidenceLadder ladder)
    {
        var skills = SkillCount(resume);
        if (skills > MostSkills)
        {
            yield return new StuffingFinding("SKILL-04", $"{skills} skills are listed; past {MostSkills} nobody believes any of them.", "/skills");
        }

        foreach (var repeated in Repeated(ladder))
        {
            yield return new StuffingFinding(
                "SKILL-04", $"“{repeated.Name}” is listed {repeated.Count} times outside your jobs; once is enough, and more proves nothing.", repeated.Pointer);
        }
    }

    /// <summary>Runs of words that a line of the resume has in common with the advert.</summary>
    public static IEnumerable<StuffingFinding> Copied(IReadOnlyList<EvidenceLine> lines, string advert)
    {
        var runs = Runs(advert).ToHashSet(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (Runs(line.Text).Any(runs.Contains))
            {
                yield return new StuffingFinding(
                    "BUL-05", $"{CopiedWords} words or more in a row are the advert's own: “{line.Text}”", line.Pointer);
            }
        }
    }

    public static int SkillCount(Resume resume) =>
        (resume.Skills ?? []).Where(skill => skill is not null).Sum(skill => Math.Max(1, skill.Keywords?.Count ?? 0));

    /// <summary>A name may return in every job that used it, so only lists and summaries count here.</summary>
    public static IEnumerable<(string Name, int Count, string Pointer)> Repeated(EvidenceLadder ladder) => ladder.Mentions
        .Where(hit => hit.Line.When is null)
        .GroupBy(hit => hit.Mention.Concept.Name, StringComparer.Ordinal)
        .Where(hits => hits.Count() > MostRepeats)
        .Select(hits => (hits.Key, hits.Count(), hits.Last().Line.Pointer));

    private static IEnumerable<string> Runs(string text)
    {
        var words = Words.Of(text);
        for (var at = 0; at + CopiedWords <= words.Count; at++)
        {
            yield return string.Join(' ', words.Skip(at).Take(CopiedWords).Select(word => word.Key));
        }
    }
}
