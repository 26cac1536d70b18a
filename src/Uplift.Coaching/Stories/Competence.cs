using System.Collections.Immutable;

namespace Uplift.Coaching.Stories;

/// <summary>What a story can show of somebody. The numbers are kept in the database and stay as they are.</summary>
public enum Competence
{
    Ownership,
    Conflict,
    Failure,
    Leadership,
    Influence,
    Ambiguity,
    Delivery,
    Customer,
    Learning,
    Mentoring,
}

/// <summary>One of the ten, as people read it.</summary>
/// <param name="Name">In a sentence.</param>
/// <param name="Asks">What interviewers ask to hear of it.</param>
/// <param name="Write">What to write when no story shows it.</param>
/// <param name="Signs">Tags of questions, and beginnings of words in their prompts, that ask for it.</param>
internal sealed record CompetenceText(Competence Competence, string Name, string Asks, string Write, IReadOnlyList<string> Signs);

/// <summary>
/// The ten competences, fixed. They are what rubrics of behavioural rounds share: the library's own subtopics of the round, and
/// the values of the tech interview handbook (initiative, unstructured work, conflict, growth, communication and so on).
/// </summary>
internal static class Competences
{
    public static readonly ImmutableArray<CompetenceText> All =
    [
        new(Competence.Ownership, "Ownership", "something you did though nobody had asked you to",
            "a thing that you put right or improved without being asked, and saw through to the end",
            ["ownership", "own-initiative", "initiative", "without being asked", "incident", "responsib"]),
        new(Competence.Conflict, "Conflict", "a disagreement with a colleague or a lead",
            "a disagreement about a design or a priority: what the other side wanted, what you did, how it was decided",
            ["conflict", "disagree", "difficult person", "argument"]),
        new(Competence.Failure, "Failure", "a mistake of yours that hurt somebody",
            "a mistake of your own that reached production or people, and what is different since",
            ["failure", "mistake", "incidents", "incident", "went wrong", "failed"]),
        new(Competence.Leadership, "Leadership", "leading people or a piece of work",
            "a piece of work that others did with you because you led it, with or without the title",
            ["leadership", "lead a", "led a", "managing", "delegat"]),
        new(Competence.Influence, "Influence", "changing somebody's mind without authority",
            "a decision that went another way because of evidence that you brought",
            ["influence", "persuade", "convince", "decisions"]),
        new(Competence.Ambiguity, "Ambiguity", "a decision with too little information",
            "a decision that you took before everything was known: what you did not know, and how you limited the risk",
            ["ambiguity", "unclear", "uncertain", "incomplete information", "too little information"]),
        new(Competence.Delivery, "Delivery", "getting something done against a date",
            "something that you brought out on time: what you left out, and how you chose",
            ["delivery", "prioritisation", "priorit", "deadline", "launch", "scope"]),
        new(Competence.Customer, "Customer", "acting on what a customer needed",
            "a change that you made because of what a customer or user went through, and what it did for them",
            ["customer", "customer-impact", "user feedback"]),
        new(Competence.Learning, "Learning", "learning something quickly, or taking criticism",
            "something that you did not know, how you learned it, and where you used it; or criticism that you acted on",
            ["learning", "feedback", "growth", "motivation", "criticism", "learn"]),
        new(Competence.Mentoring, "Mentoring", "helping somebody else to grow",
            "somebody whom you helped to do something that they could not do before",
            ["mentoring", "mentor", "coach", "onboard", "junior"]),
    ];

    public static CompetenceText Of(Competence competence) => All[(int)competence];

    /// <summary>The competence as the API and addresses write it.</summary>
    public static string Word(this Competence competence) => competence.ToString().ToLowerInvariant();

    /// <returns>Null when there is none of this name.</returns>
    public static Competence? Parse(string? word) => All.FirstOrDefault(one => one.Competence.Word() == word)?.Competence;

    public static int ToBits(IEnumerable<Competence> competences) => competences.Aggregate(0, (bits, one) => bits | (1 << (int)one));

    public static IReadOnlyList<Competence> FromBits(int bits) => [.. Enum.GetValues<Competence>().Where(one => (bits & (1 << (int)one)) != 0)];

    /// <summary>What a question asks for: by its tags, or where they say nothing by the words of its prompt.</summary>
    public static IReadOnlyList<Competence> AskedBy(string prompt, IReadOnlyCollection<string> tags)
    {
        List<Competence> byTag = [.. All.Where(one => one.Signs.Any(tags.Contains)).Select(one => one.Competence)];
        return byTag.Count > 0
            ? byTag
            : [.. All.Where(one => one.Signs.Any(sign => prompt.Contains(sign, StringComparison.OrdinalIgnoreCase))).Select(one => one.Competence)];
    }

    /// <summary>As a list in a sentence: "conflict and influence".</summary>
    public static string Words(IReadOnlyList<Competence> competences) => competences.Count == 0
        ? ""
        : string.Join(" and ", new[] { string.Join(", ", competences.SkipLast(1).Select(Word)), competences[^1].Word() }.Where(part => part.Length > 0));
}
