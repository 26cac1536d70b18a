using System.Globalization;
using System.Text.RegularExpressions;
using Uplift.Documents.Text;
using Uplift.Resumes.Timeline;
using static Uplift.Resumes.Checks.CheckRules;

namespace Uplift.Resumes.Checks;

/// <summary>FILE: what is known of a file before a word of it is read.</summary>
internal static partial class FileRules
{
    private const double Megabyte = 1024 * 1024;

    public static IEnumerable<RuleResult> Check(CheckSubject subject)
    {
        if (subject.File is not { } file)
        {
            return All.Where(rule => rule.Id.StartsWith("FILE-", StringComparison.Ordinal)).Select(rule => NotChecked(rule.Id, "No file was checked, only the resume itself."));
        }

        return
        [
            Opens(subject),
            Kind(subject),
            Size(file),
            .. subject.Document is { } document
                ? (IEnumerable<RuleResult>)[Pages(document, subject), Name(file, subject), Properties(document, subject), TextLanguage(document), Tagged(document)]
                : All.Where(rule => rule.Id is "FILE-04" or "FILE-05" or "FILE-06" or "FILE-07" or "FILE-08").Select(rule => NotChecked(rule.Id, "The file could not be read.")),
        ];
    }

    private static RuleResult Opens(CheckSubject subject) => subject.Refusal is { } refusal && refusal.Code != "not-a-document"
        ? Result("FILE-01", [Saw("FILE-01", refusal.Sentence, "Save it anew from the program that made it, without a password.")])
        : Passed("FILE-01");

    private static RuleResult Kind(CheckSubject subject) => (subject.Refusal?.Code, subject.Document?.Kind) switch
    {
        ("not-a-document", _) => Result("FILE-02", [Saw("FILE-02", subject.Refusal!.Sentence, "Export the resume as PDF or DOCX.")]),
        (_, DocumentKind.Text) => Result("FILE-02", [Saw("FILE-02", "The file is plain text.", "Export the resume as PDF or DOCX; many forms take nothing else.") with { Severity = Severity.Warning }], 0.5),
        (_, null) => NotChecked("FILE-02", "The file could not be read."),
        _ => Passed("FILE-02"),
    };

    private static RuleResult Size(FileFacts file)
    {
        var megabytes = file.Size / Megabyte;
        var seen = string.Create(CultureInfo.InvariantCulture, $"The file has {megabytes:0.0} MB.");
        return megabytes switch
        {
            > 2.5 => Result("FILE-03", [Saw("FILE-03", seen, "Take out or shrink images.")]),
            > 1 => Result("FILE-03", [Saw("FILE-03", seen, "Shrink images; half a megabyte is plenty.") with { Severity = Severity.Warning }], 0.5),
            _ => Passed("FILE-03"),
        };
    }

    private static RuleResult Pages(DocumentText document, CheckSubject subject)
    {
        if (document.Kind != DocumentKind.Pdf)
        {
            return NotChecked("FILE-04", "Only a PDF has pages before it is printed.");
        }

        var years = MonthSpan.Union((subject.Resume?.Work ?? []).Select(work => MonthSpan.Of(work.StartDate, work.EndDate, subject.Today)).OfType<MonthSpan>()) / 12;
        var most = years >= 10 ? 3 : 2;
        return document.Pages.Count <= most
            ? Passed("FILE-04")
            : Result("FILE-04", [Saw("FILE-04", $"{document.Pages.Count} pages with {years} years of work.", $"Cut what is oldest or least asked for, to {most} pages. Academic CVs are exempt.")]);
    }

    private static RuleResult Name(FileFacts file, CheckSubject subject)
    {
        if (string.IsNullOrWhiteSpace(file.Name))
        {
            return NotChecked("FILE-05", "The file's name is not known.");
        }

        var stem = Path.GetFileNameWithoutExtension(file.Name);
        var findings = new List<Finding>();
        var parts = (subject.Resume?.Basics?.Name ?? "").Split(' ', '-').Where(part => part.Length > 2).Select(Plain).ToList();
        if (parts.Count > 0 && !parts.Exists(part => Plain(stem).Contains(part, StringComparison.OrdinalIgnoreCase)))
        {
            findings.Add(Saw("FILE-05", $"“{stem}” does not hold your name.", "Name it like First-Last-Resume."));
        }

        if (stem.Any(character => !char.IsAscii(character)))
        {
            findings.Add(Saw("FILE-05", $"“{stem}” has characters that some systems garble.", "Use plain letters, digits and hyphens."));
        }

        if (Draft().IsMatch(stem))
        {
            findings.Add(Saw("FILE-05", $"“{stem}” looks like a draft.", "Leave out version words."));
        }

        return Result("FILE-05", findings);
    }

    private static RuleResult Properties(DocumentText document, CheckSubject subject)
    {
        var (title, author) = (document.Properties.Title, document.Properties.Author);
        var name = subject.Resume?.Basics?.Name;
        var findings = new List<Finding>();
        if (document.Kind == DocumentKind.Pdf && string.IsNullOrWhiteSpace(title))
        {
            findings.Add(Saw("FILE-06", "The document has no title.", "Set it to your name and \"resume\" in the document's properties."));
        }

        if (!string.IsNullOrWhiteSpace(author) && name is not null && !SharesWord(author, name))
        {
            findings.Add(Saw("FILE-06", $"The document says its author is “{author}”.", "Set the author to your name in the document's properties."));
        }

        if (!string.IsNullOrWhiteSpace(title) && Template().IsMatch(title))
        {
            findings.Add(Saw("FILE-06", $"The document's title is “{title}”.", "Set the title to your name and \"resume\"."));
        }

        return Result("FILE-06", findings);
    }

    private static RuleResult TextLanguage(DocumentText document) => string.IsNullOrWhiteSpace(document.Properties.Language)
        ? Result("FILE-07", [Saw("FILE-07", "The document does not say its language.", "Set the language where the file is made; Word and LibreOffice export it.")])
        : Passed("FILE-07");

    private static RuleResult Tagged(DocumentText document) => document switch
    {
        { Kind: not DocumentKind.Pdf } => NotChecked("FILE-08", "Only a PDF is tagged; a DOCX has styles (DOCX-01)."),
        { Properties.Tagged: true } => Passed("FILE-08"),
        _ => Result("FILE-08", [Saw("FILE-08", "The PDF has no structure tags.", "Export with \"tagged PDF\" or \"accessible PDF\" switched on.")]),
    };

    private static bool SharesWord(string one, string other)
    {
        var words = Plain(other).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Plain(one).Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => words.Contains(word, StringComparer.OrdinalIgnoreCase));
    }

    private static string Plain(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormD)
        .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark));

    [GeneratedRegex(@"(final|draft|copy|kopie|\bnew\b|[_ -]v\d|\(\d\))", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Draft();

    [GeneratedRegex(@"(template|untitled|microsoft word|document\d|unbenannt|vorlage|lorem)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Template();
}
