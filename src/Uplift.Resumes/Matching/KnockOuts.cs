using System.Text.RegularExpressions;
using Uplift.Resumes.Document;
using Uplift.Resumes.Matching.Adverts;
using Uplift.Resumes.Matching.Evidence;

namespace Uplift.Resumes.Matching;

public enum KnockOutAnswer
{
    Yes,
    No,
    Unknown,
}

/// <param name="Seen">The words of the resume that answer, or why nothing does.</param>
/// <param name="Pointer">Where they stand, or where an answer would.</param>
public sealed record KnockOut(Requirement Requirement, KnockOutAnswer Answer, string Seen, string Pointer);

/// <summary>
/// Questions that recruiters answer with yes or no before they read on. They are shown apart and are part of no score; what a
/// resume does not say is unknown, never no.
/// </summary>
internal static partial class KnockOuts
{
    public static KnockOut Ask(Requirement requirement, Resume resume, IReadOnlyList<EvidenceLine> lines) => requirement.Kind switch
    {
        RequirementKind.Degree => Degree(requirement, resume),
        RequirementKind.Language => Language(requirement, resume),
        RequirementKind.Authorisation => Words(requirement, lines, "right|permit|citizen|visa|authori|erlaubnis"),
        RequirementKind.Clearance => Words(requirement, lines, "clearance|cleared"),
        _ => Words(requirement, lines, "licen[cs]e|führerschein|permis"),
    };

    private static KnockOut Degree(Requirement requirement, Resume resume)
    {
        var asked = Height(requirement.Name);
        var schools = (resume.Education ?? []).Index().Where(school => school.Item is not null)
            .Select(school => (school.Index, Text: string.Join(", ", new[] { school.Item.StudyType, school.Item.Area, school.Item.Institution }.Where(part => !string.IsNullOrWhiteSpace(part)))))
            .Where(school => school.Text.Length > 0)
            .ToList();
        var best = schools.OrderByDescending(school => Height(school.Text)).FirstOrDefault();
        if (best.Text is null || Height(best.Text) == 0)
        {
            return new KnockOut(requirement, KnockOutAnswer.Unknown, "The resume names no degree.", "/education");
        }

        return new KnockOut(
            requirement, Height(best.Text) >= asked ? KnockOutAnswer.Yes : KnockOutAnswer.No, best.Text, $"/education/{best.Index}");
    }

    private static int Height(string text) =>
        Doctorate().IsMatch(text) ? 4 : Master().IsMatch(text) ? 3 : Bachelor().IsMatch(text) ? 2 : text.Contains("degree", StringComparison.OrdinalIgnoreCase) ? 2 : 0;

    private static KnockOut Language(Requirement requirement, Resume resume)
    {
        foreach (var (i, language) in (resume.Languages ?? []).Index())
        {
            if (language?.Name is { } name && Same(name, requirement.Name))
            {
                var isBasic = language.Fluency is { } fluency && Basic().IsMatch(fluency);
                return new KnockOut(
                    requirement, isBasic ? KnockOutAnswer.No : KnockOutAnswer.Yes, $"{name}{(language.Fluency is null ? "" : ": " + language.Fluency)}", $"/languages/{i}");
            }
        }

        return new KnockOut(requirement, KnockOutAnswer.Unknown, $"The resume does not say how well you know {requirement.Name}.", "/languages");
    }

    private static bool Same(string name, string asked) =>
        name.Contains(asked, StringComparison.OrdinalIgnoreCase) || Array.Exists(OwnNames, pair => pair.English == asked && name.Contains(pair.Own, StringComparison.OrdinalIgnoreCase));

    private static readonly (string English, string Own)[] OwnNames =
    [
        ("English", "englisch"), ("English", "anglais"), ("English", "ingl"), ("German", "deutsch"), ("German", "allemand"), ("German", "alem"),
        ("French", "franz"), ("French", "français"), ("French", "franc"), ("Spanish", "español"), ("Spanish", "spanisch"), ("Spanish", "espanhol"),
        ("Portuguese", "portug"),
    ];

    private static KnockOut Words(Requirement requirement, IReadOnlyList<EvidenceLine> lines, string stems)
    {
        var line = lines.FirstOrDefault(line => stems.Split('|').Any(stem => line.Text.Contains(stem.Split('[')[0], StringComparison.OrdinalIgnoreCase)));
        return line is null
            ? new KnockOut(requirement, KnockOutAnswer.Unknown, "The resume says nothing about it.", "/basics/summary")
            : new KnockOut(requirement, KnockOutAnswer.Unknown, $"Read for yourself whether this answers it: “{line.Text}”", line.Pointer);
    }

    [GeneratedRegex(@"ph\.?\s?d|doctor|promotion|\bdr\b|doutor", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Doctorate();

    [GeneratedRegex(@"master|\bm\.?\s?(sc|eng|a|s|ba)\b|diplom|magister|mestrado|máster|bac ?\+ ?5", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Master();

    [GeneratedRegex(@"bachelor|\bb\.?\s?(sc|eng|a|s|tech)\b|licen|grado|undergraduate", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bachelor();

    [GeneratedRegex(@"basic|beginner|elementary|\bA[12]\b|grundkenntnisse|notions|básico", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Basic();
}
