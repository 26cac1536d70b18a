using Uplift.Resumes.Document;
using Uplift.Resumes.Import;
using Uplift.Resumes.Scores;

namespace Uplift.Resumes.Checks;

/// <summary>A rule with what came of it.</summary>
/// <param name="Why">What goes wrong without it.</param>
/// <param name="Source">Who says so.</param>
/// <param name="NotChecked">Why it could not be tried; such a rule never counts as passed.</param>
public sealed record CheckedRule(
    string Id, Severity Severity, string Title, string Why, string Source, RuleStatus Status, IReadOnlyList<Finding> Findings, string? NotChecked)
{
    internal static CheckedRule From(RuleResult result) => new(
        result.Rule.Id, result.Rule.Severity, result.Rule.Title, result.Rule.Why, result.Rule.Source, result.Status, result.Findings, result.NotChecked);
}

/// <param name="Lines">In the order in which a machine reads them; a wide gap is a tab.</param>
public sealed record ReadPage(int Number, double Width, double Height, IReadOnlyList<string> Lines);

/// <summary>What a parser sees: the text it gets and the fields it makes of it.</summary>
public sealed record ParserView(
    IReadOnlyList<ReadPage> Pages,
    Resume Resume,
    IReadOnlyList<ImportedSection> Sections,
    IReadOnlyList<ImportedField> Fields,
    IReadOnlyList<Unplaced> Unplaced);

/// <summary>The check of a file. The file is not kept.</summary>
/// <param name="Kind"><c>pdf</c>, <c>docx</c> or <c>text</c>; null when it could not be read.</param>
/// <param name="Readability">How much of the file a machine reads as it is seen.</param>
/// <param name="Content">How complete, proven and clear the resume is; the two are never blended.</param>
/// <param name="Gains">What would raise a score, the most first.</param>
/// <param name="Parser">Null when the file could not be read.</param>
public sealed record FileCheckView(
    string? FileName,
    long Size,
    string? Kind,
    Score Readability,
    Score Content,
    IReadOnlyList<Gain> Gains,
    IReadOnlyList<CheckedRule> Rules,
    ParserView? Parser);

/// <summary>The check of a kept resume and of the PDF that it becomes.</summary>
/// <param name="Questions">What its claims invite an interviewer to ask.</param>
/// <param name="Topics">Topics of the library that its skills touch.</param>
public sealed record ResumeCheckView(
    Score Readability,
    Score Content, IReadOnlyList<Gain> Gains, IReadOnlyList<CheckedRule> Rules, IReadOnlyList<ClaimQuestion> Questions, IReadOnlyList<string> Topics);

/// <summary>A claim of the resume and the question it invites; for practising aloud, not for a mark.</summary>
/// <param name="Claim">The resume's own words.</param>
public sealed record ClaimQuestion(string Claim, string Pointer, string Question);
