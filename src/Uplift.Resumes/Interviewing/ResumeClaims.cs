using Uplift.Resumes.Document;
using Uplift.Resumes.Matching.Concepts;
using Uplift.Resumes.Matching.Evidence;
using Uplift.Resumes.Scores;

namespace Uplift.Resumes.Interviewing;

/// <summary>A statement of a resume that invites a question.</summary>
/// <param name="Role">The role or project that it belongs to.</param>
/// <param name="Question">Asks for the story behind it, in our own words.</param>
internal sealed record ResumeClaim(string Text, string Pointer, string Role, string Question, IReadOnlyList<Concept> Concepts);

/// <summary>
/// The claims of a resume, those that say most first: what a role or project achieved, and listed skills that only the text of
/// a role or project proves. What is merely listed is no claim that one could tell a story about.
/// </summary>
internal static class ResumeClaims
{
    public static IReadOnlyList<ResumeClaim> Of(Resume resume, DateOnly today)
    {
        var lines = EvidenceLines.Of(resume, today);
        var dated = lines.Where(line => line.When is not null).OrderByDescending(line => line.When!.Value.Last).ToList();
        var achieved = dated.Where(IsHighlight)
            .Select(line => (Line: line, Figure: ResultFigures.In(line.Text), Concepts: ConceptsIn(line.Text)))
            .Where(claim => claim.Figure is not null || claim.Concepts.Count > 0)
            .DistinctBy(claim => claim.Line.Text, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(claim => (claim.Figure is null ? 0 : 2) + (claim.Concepts.Count == 0 ? 0 : 1))
            .Select(claim => Claim(claim.Line, claim.Figure, claim.Concepts))
            .ToList();
        var told = achieved.SelectMany(claim => claim.Concepts).ToHashSet();
        return
        [
            .. achieved,
            .. lines.Where(IsListedSkill)
                .SelectMany(line => ConceptsIn(line.Text))
                .Distinct()
                .Where(skill => !told.Contains(skill))
                .Select(skill => (Skill: skill, Proof: dated.Find(line => IsProof(line) && ConceptsIn(line.Text).Contains(skill))))
                .Where(proven => proven.Proof is not null)
                .DistinctBy(proven => proven.Proof!.Pointer)
                .Select(proven => Claim(proven.Proof!, null, [proven.Skill])),
        ];
    }

    private static ResumeClaim Claim(EvidenceLine line, string? figure, List<Concept> concepts) =>
        new(line.Text, line.Pointer, line.Source, Ask(IsMeasured(figure) ? figure : null, concepts.Count == 0 ? null : concepts[0]), concepts);

    // "A team of 6" was counted, not measured.
    private static bool IsMeasured(string? figure) => figure?.Any(one => !char.IsAsciiDigit(one)) == true;

    private static string Ask(string? figure, Concept? concept) => (figure, concept) switch
    {
        ({ } number, { } tool) => $"How did you measure “{number}”, and what did {tool.Name} have to do with it?",
        ({ } number, null) => $"How did you measure “{number}”, and what was your own part in it?",
        (null, { } tool) => $"How did you use {tool.Name} there, and what would you do differently today?",
        _ => "How did you go about it, what was your own part, and how do you know what came of it?",
    };

    private static List<Concept> ConceptsIn(string text) => [.. ConceptFinder.Find(text).Select(mention => mention.Concept).Distinct()];

    private static bool IsHighlight(EvidenceLine line) => line.Pointer.Contains("/highlights/", StringComparison.Ordinal);

    private static bool IsListedSkill(EvidenceLine line) => line.Pointer.StartsWith("/skills/", StringComparison.Ordinal);

    // A title proves nothing that one could ask about.
    private static bool IsProof(EvidenceLine line) => !IsHighlight(line)
        && !line.Pointer.EndsWith("/position", StringComparison.Ordinal) && !line.Pointer.EndsWith("/name", StringComparison.Ordinal);
}
