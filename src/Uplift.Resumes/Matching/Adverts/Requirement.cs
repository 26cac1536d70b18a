namespace Uplift.Resumes.Matching.Adverts;

public enum RequirementKind
{
    Tool,
    Knowledge,
    Method,
    Certificate,
    Degree,
    Language,
    Years,
    Authorisation,
    Clearance,
    Licence,
    Duty,
    SoftSkill,
}

public enum Priority
{
    Must,
    Nice,
    Duty,
}

/// <summary>Where in the advert something stands.</summary>
/// <param name="Start">In characters from the advert's start.</param>
/// <param name="Text">The words there, as they are.</param>
public sealed record AdvertSpan(int Start, int Length, string Text);

/// <summary>One thing that an advert asks for.</summary>
/// <param name="Name">What is asked, by its usual name; alternatives have "or" between them.</param>
/// <param name="AnyOf">Names of the concepts of which one is enough; empty for what is no concept.</param>
/// <param name="Cue">The words of the advert, or its heading, that decided the priority.</param>
/// <param name="Years">How many years are asked; null when none are.</param>
/// <param name="Span">The statement that asks.</param>
/// <param name="Words">The very words that name it.</param>
public sealed record Requirement(
    string Name, RequirementKind Kind, Priority Priority, string Cue, IReadOnlyList<string> AnyOf, int? Years, AdvertSpan Span, AdvertSpan Words)
{
    /// <summary>Answered by yes, no or unknown, and never part of a score.</summary>
    public bool IsKnockOut => Priority == Priority.Must
        && Kind is RequirementKind.Degree or RequirementKind.Language or RequirementKind.Authorisation or RequirementKind.Clearance or RequirementKind.Licence;
}

/// <summary>An advert as it was read.</summary>
/// <param name="Title">The job's title; null when the text does not say it.</param>
/// <param name="Ignored">Headings whose text is about something else: benefits, the law, how to apply.</param>
internal sealed record Advert(string? Title, IReadOnlyList<Requirement> Requirements, IReadOnlyList<string> Ignored);
