using System.Text.RegularExpressions;
using Uplift.Documents.Text;
using static Uplift.Resumes.Checks.CheckRules;

namespace Uplift.Resumes.Checks;

/// <summary>DOCX: whether a Word file says by styles what it shows by looks.</summary>
internal static partial class DocxRules
{
    public static IEnumerable<RuleResult> Check(CheckSubject subject)
    {
        if (subject.Document is not { Kind: DocumentKind.Docx } || subject.Text is not { } text)
        {
            return All.Where(rule => rule.Id.StartsWith("DOCX-", StringComparison.Ordinal)).Select(rule => NotChecked(rule.Id, "The file is no DOCX."));
        }

        return
        [
            Styles(text, subject),
            subject.Docx is { } boxes ? Boxes(boxes) : NotChecked("DOCX-02", "The file's parts could not be looked at."),
            Margins(text),
            subject.Docx is { } traces ? Traces(traces) : NotChecked("DOCX-04", "The file's parts could not be looked at."),
        ];
    }

    private static RuleResult Styles(CheckText text, CheckSubject subject)
    {
        var findings = new List<Finding>();
        var headings = text.Lines.Where(line => line.Line.Spans.Any(span => span.Role is ['H', ..] and not "Header")).ToList();
        if (headings.Count == 0 && (subject.Import?.Sections.Count ?? 0) > 0)
        {
            findings.Add(Saw("DOCX-01", "No paragraph has a heading style.", "Give section names the style Heading 2 and your name Heading 1."));
        }

        var typed = text.Lines.Where(line => TypedBullet().IsMatch(line.Text) && !line.Line.Spans.Any(span => span.Role is ['L', ..])).ToList();
        if (typed.Count > 1)
        {
            findings.Add(Saw("DOCX-01", $"{typed.Count} list items are typed with a sign: “{typed[0].Text.Trim()}”.", "Use the list style instead of typing the sign."));
        }

        return Result("DOCX-01", findings, 1 - (findings.Count / 2.0));
    }

    private static RuleResult Boxes(DocxFacts facts)
    {
        var findings = new List<Finding>();
        if (facts.TextBoxes > 0)
        {
            findings.Add(Saw("DOCX-02", $"{facts.TextBoxes} text boxes or frames.", "Move their text into the body."));
        }

        if (facts.Columns > 0)
        {
            findings.Add(Saw("DOCX-02", $"{facts.Columns} parts are set in columns.", "Set the text in one column."));
        }

        return Result("DOCX-02", findings);
    }

    private static RuleResult Margins(CheckText text)
    {
        var inMargin = text.Lines.Where(line => line.Line.Spans.Any(span => span.Role is "Header" or "Footer") && line.Text.Any(char.IsLetter) && !PageNumber().IsMatch(line.Text)).ToList();
        var body = string.Concat(text.Lines.Except(inMargin).Select(line => line.Text));
        var only = inMargin.Where(line => !body.Contains(line.Text.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return Result("DOCX-03", [.. only.Take(6).Select(line => Saw("DOCX-03", $"“{line.Text.Trim()}” stands only in the header or footer.", "Repeat it in the body, or move it there."))]);
    }

    private static RuleResult Traces(DocxFacts facts)
    {
        var findings = new List<Finding>();
        if (facts.TrackedChanges > 0)
        {
            findings.Add(Saw("DOCX-04", $"{facts.TrackedChanges} tracked changes.", "Accept or reject all changes before you send it."));
        }

        if (facts.Comments > 0)
        {
            findings.Add(Saw("DOCX-04", $"{facts.Comments} comments.", "Delete all comments before you send it."));
        }

        if (facts.HiddenRuns > 0)
        {
            findings.Add(Saw("DOCX-04", $"{facts.HiddenRuns} pieces of hidden text.", "Show or delete them; recruiters can."));
        }

        return Result("DOCX-04", findings);
    }

    [GeneratedRegex(@"^\s*([•●▪◦*–-]|\d{1,2}[.)])\s", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TypedBullet();

    [GeneratedRegex(@"^\s*(page|seite|página|p\.)?\s*\d+(\s*(of|von|de|/)\s*\d+)?\s*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PageNumber();
}
