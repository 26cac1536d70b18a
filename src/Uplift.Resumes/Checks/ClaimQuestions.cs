using Uplift.Resumes.Document;
using Uplift.Resumes.Matching.Concepts;
using Uplift.Resumes.Matching.Evidence;
using Uplift.Resumes.Scores;

namespace Uplift.Resumes.Checks;

/// <summary>
/// What the claims of a resume invite an interviewer to ask. Answers are the person's own story, so nothing here is marked; marks are
/// given only against question records of the library.
/// </summary>
internal static class ClaimQuestions
{
    private const int Most = 8;

    public static IReadOnlyList<ClaimQuestion> Of(Resume resume, DateOnly today) =>
    [
        .. EvidenceLines.Of(resume, today)
            .Where(line => line.Pointer.Contains("/highlights/", StringComparison.Ordinal) && line.When is not null)
            .Select(line => (Line: line, Figure: ResultFigures.In(line.Text), Concept: ConceptFinder.Find(line.Text).Select(mention => mention.Concept).FirstOrDefault()))
            .Where(claim => claim.Figure is not null || claim.Concept is not null)
            .OrderByDescending(claim => (claim.Figure is null ? 0 : 2) + (claim.Concept is null ? 0 : 1))
            .ThenByDescending(claim => claim.Line.When!.Value.Last)
            .Take(Most)
            .Select(claim => new ClaimQuestion(claim.Line.Text, claim.Line.Pointer, Ask(claim.Figure, claim.Concept))),
    ];

    private static string Ask(string? figure, Concept? concept) => (figure, concept) switch
    {
        ({ } number, { } tool) => $"How did you measure “{number}”, and what did {tool.Name} have to do with it?",
        ({ } number, null) => $"How did you measure “{number}”, and what was your own part in it?",
        (null, { } tool) => $"How did you use {tool.Name} there, and what would you do differently today?",
        _ => "How did you do that?",
    };
}
