using System.Globalization;
using System.Text.RegularExpressions;
using Uplift.Documents.Text;
using static Uplift.Resumes.Checks.CheckRules;

namespace Uplift.Resumes.Checks;

/// <summary>TEXT: whether what is shown is also what is read.</summary>
internal static partial class TextRules
{
    private const int LettersOfAPage = 200;
    private const int ShownPlaces = 8;
    private const string WhatHelps = "Export again from the program it was made in, or set the text in another font.";

    public static IEnumerable<RuleResult> Check(CheckSubject subject)
    {
        if (subject.Text is not { } text)
        {
            var reason = subject.File is null ? "No file was checked, only the resume itself." : "The file could not be read.";
            return All.Where(rule => rule.Id.StartsWith("TEXT-", StringComparison.Ordinal)).Select(rule => subject.Refusal?.Code == "no-text" && rule.Id == "TEXT-01"
                ? Result("TEXT-01", [Saw("TEXT-01", subject.Refusal.Sentence, "Export the resume as text, not as an image or outlines.")])
                : NotChecked(rule.Id, reason));
        }

        return
        [
            IsText(text), Mapped(text), Ligatures(text), LostLigatures(text), PrivateCharacters(text), IconLetters(text), Invisible(text), Spaced(text), Broken(text),
            Hidden(text), InImages(text),
        ];
    }

    private static RuleResult IsText(CheckText text)
    {
        var perPage = text.Letters / Math.Max(1, text.Document.Pages.Count);
        return perPage >= LettersOfAPage
            ? Passed("TEXT-01")
            : Result("TEXT-01", [Saw("TEXT-01", $"{perPage} letters a page can be read.", "It is a scan, outlines or nearly empty: export the resume as text.")]);
    }

    private static RuleResult Mapped(CheckText text)
    {
        if (!text.HasPositions)
        {
            return NotChecked("TEXT-02", "The format gives characters, not shapes.");
        }

        var shown = text.ShownGlyphs().ToList();
        var lost = shown.Where(one => one.Glyph.Text.Length == 0 || one.Glyph.Text.Contains('\uFFFD', StringComparison.Ordinal)).ToList();
        if (lost.Count == 0)
        {
            return Passed("TEXT-02");
        }

        var share = 1 - ((double)lost.Count / shown.Count);
        var finding = Saw(
            "TEXT-02", string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} % of the characters say which letter they are; {lost.Count} do not."), WhatHelps, On(lost));
        return Result("TEXT-02", [share < 0.9 ? finding with { Severity = Severity.Fatal } : finding], share);
    }

    private static RuleResult Ligatures(CheckText text) => Characters(
        "TEXT-03", text, character => character is >= '\uFB00' and <= '\uFB06', "ligature characters such as “ﬁ”", "Switch ligatures off where the file is made.");

    private static RuleResult PrivateCharacters(CheckText text)
    {
        var result = Characters("TEXT-05", text, IsPrivate, "characters that only one font knows, mostly icons", "Leave icons out, or write the word: Phone, E-mail.");
        return result.Status == RuleStatus.Found && text.Lines.Any(line => line.Text.Any(IsPrivate) && CheckText.IsContact(line.Text))
            ? result with { Findings = [.. result.Findings.Select(finding => finding with { Severity = Severity.Major })] }
            : result;
    }

    private static RuleResult Invisible(CheckText text)
    {
        if (!text.HasPositions)
        {
            return CharactersOfLines("TEXT-07", text, character => character is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\uFEFF', "invisible characters", WhatHelps);
        }

        return Characters(
            "TEXT-07", text, character => character is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\uFEFF', "soft hyphens or characters without width",
            "Replace them: a range of dates takes a plain hyphen or dash.");
    }

    private static RuleResult Characters(string id, CheckText text, Func<char, bool> isOne, string what, string change)
    {
        if (!text.HasPositions)
        {
            return CharactersOfLines(id, text, isOne, what, change);
        }

        var shown = text.ShownGlyphs().ToList();
        var found = shown.Where(one => one.Glyph.Text.Any(isOne)).ToList();
        return found.Count == 0
            ? Passed(id)
            : Result(id, [Saw(id, $"{found.Count} {what}.", change, On(found))], Loss(found.Count, shown.Count));
    }

    private static RuleResult CharactersOfLines(string id, CheckText text, Func<char, bool> isOne, string what, string change)
    {
        var count = text.Lines.Sum(line => line.Text.Count(isOne));
        return count == 0 ? Passed(id) : Result(id, [Saw(id, $"{count} {what}.", change)], Loss(count, text.Letters));
    }

    private static RuleResult LostLigatures(CheckText text)
    {
        var found = text.Lines
            .SelectMany(line => Word().Matches(line.Text).Select(match => (Line: line, Word: match.Value)))
            .Select(one => (one.Line, one.Word, Whole: LostLetters.Whole(one.Word)))
            .Where(one => one.Whole is not null)
            .ToList();
        return found.Count == 0
            ? Passed("TEXT-04")
            : Result(
                "TEXT-04",
                [.. found.DistinctBy(one => one.Word).Take(ShownPlaces).Select(one => Saw("TEXT-04", $"“{one.Word}” was probably “{one.Whole}”.", WhatHelps, FindingPlace.On(one.Line.Page, one.Line.Box)))],
                Loss(5 * found.Count, text.Letters));
    }

    private static RuleResult IconLetters(CheckText text)
    {
        var found = text.Lines.Where(line => IconBefore().IsMatch(line.Text)).ToList();
        return found.Count == 0
            ? Passed("TEXT-06")
            : Result(
                "TEXT-06",
                [.. found.Take(ShownPlaces).Select(line => Saw("TEXT-06", $"A sign stands in front of contact details: “{line.Text.Trim()}”.", "It is an icon that reads as a letter: leave it out or write the word.", FindingPlace.On(line.Page, line.Box)))],
                Loss(10 * found.Count, text.Letters));
    }

    private static RuleResult Spaced(CheckText text)
    {
        var found = text.Lines.Where(line => SpacedLetters().IsMatch(line.Text) || IsSpaced(text, line)).ToList();
        return found.Count == 0
            ? Passed("TEXT-08")
            : Result(
                "TEXT-08",
                [.. found.Take(ShownPlaces).Select(line => Saw("TEXT-08", $"“{line.Text.Trim()}” is written with spaces between its letters.", "Use the normal spacing of the font; capitals or bold stand out as well.", FindingPlace.On(line.Page, line.Box)))],
                Loss(found.Sum(line => line.Text.Count(char.IsLetter)), text.Letters));
    }

    /// <summary>Letters drawn apart although the reader could join them again.</summary>
    private static bool IsSpaced(CheckText text, CheckLine line)
    {
        if (!text.HasPositions || line.Text.Length is < 4 or > 60)
        {
            return false;
        }

        var page = text.Document.Pages.First(page => page.Number == line.Page);
        var run = 0;
        Glyph? last = null;
        foreach (var glyph in page.Glyphs.Where(glyph => Inside(glyph.Box, line.Box)))
        {
            var isLetter = glyph.Text.Length > 0 && char.IsLetter(glyph.Text[0]);
            var gap = last is null ? 0 : glyph.Box.Left - last.Box.Right;
            run = isLetter && last is not null && gap > 0.18 * glyph.Style.Size && gap < 1.2 * glyph.Style.Size ? run + 1 : 0;
            if (run >= 4)
            {
                return true;
            }

            last = isLetter ? glyph : null;
        }

        return false;
    }

    private static RuleResult Broken(CheckText text)
    {
        var words = text.Lines.Where(line => !SpacedLetters().IsMatch(line.Text)).SelectMany(line => Word().Matches(line.Text)).ToList();
        if (words.Count < 50)
        {
            return NotChecked("TEXT-09", "There are too few words to tell.");
        }

        var share = (double)words.Count(word => word.Length <= 2) / words.Count;
        return share <= 0.42
            ? Passed("TEXT-09")
            : Result("TEXT-09", [Saw("TEXT-09", string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} % of the words have one or two letters; about 20 % is usual."), WhatHelps)], Loss((int)(share * 100), 1000));
    }

    private static RuleResult Hidden(CheckText text)
    {
        if (!text.HasPositions)
        {
            return NotChecked("TEXT-10", "The format does not say how text is drawn; DOCX-04 looks for hidden text.");
        }

        var found = text.Document.Pages
            .SelectMany(page => page.Glyphs.Select(glyph => (page.Number, Glyph: glyph)))
            .Where(one => (one.Glyph.Hidden || one.Glyph.Style.Size < 4) && one.Glyph.Text.Any(char.IsLetterOrDigit))
            .ToList();
        if (found.Count < 3)
        {
            return Passed("TEXT-10");
        }

        var words = string.Concat(found.Take(60).Select(one => one.Glyph.Text));
        // A browser that has no bold of a font draws the letters as shapes and lays unseen text over them, in the ink's own colour.
        var isLayer = found.TrueForAll(one => one.Glyph.Style.Size >= 4 && StyleRules.Contrast(one.Glyph.Style.Color) >= 4.5 && IsOnPage(text, one.Number, one.Glyph.Box));
        var finding = Saw(
            "TEXT-10", $"{found.Count} letters are there but not drawn as text: “{words}”.",
            isLayer ? "If you see these words on the page, they are drawn as shapes: use a font that has this weight. If you do not, take them out." : "Take them out, or show them.",
            On(found));
        return Result("TEXT-10", [isLayer ? finding with { Severity = Severity.Warning } : finding]);
    }

    private static bool IsOnPage(CheckText text, int number, Box box) =>
        text.Document.Pages.First(page => page.Number == number) is var page && box.Left >= 0 && box.Top >= 0 && box.Right <= page.Width && box.Bottom <= page.Height;

    private static RuleResult InImages(CheckText text)
    {
        if (!text.HasPositions)
        {
            return NotChecked("TEXT-11", "The format gives no positions of images.");
        }

        var findings = text.Document.Pages
            .Select(page => (Page: page, Images: page.Shapes.Where(shape => shape.Kind == ShapeKind.Image).ToList()))
            .Where(one => one.Images.Sum(image => image.Box.Width * image.Box.Height) > 0.25 * one.Page.Width * one.Page.Height
                && one.Page.Glyphs.Count(glyph => !glyph.Hidden) < 2 * LettersOfAPage)
            .Select(one => Saw("TEXT-11", $"Page {one.Page.Number} is mostly an image with little text.", "Write as text what the image says.", FindingPlace.On(one.Page.Number, one.Images.Select(image => image.Box))))
            .ToList();
        return Result("TEXT-11", findings);
    }

    private static FindingPlace On(List<(int Page, Glyph Glyph)> glyphs)
    {
        var page = glyphs[0].Page;
        return FindingPlace.On(page, glyphs.Where(one => one.Page == page).Take(200).Select(one => one.Glyph.Box));
    }

    /// <summary>A few spoiled characters spoil words: a tenth of the characters takes as much of the part as one rule may.</summary>
    private static double Loss(int affected, int all) => 1 - Math.Min(0.25, 10.0 * affected / Math.Max(1, all));

    private static bool Inside(Box glyph, Box line) =>
        glyph.Left >= line.Left - 1 && glyph.Right <= line.Right + 1 && glyph.Bottom > line.Top && glyph.Top < line.Bottom;

    private static bool IsPrivate(char character) => character is (>= '\uE000' and <= '\uF8FF') or '\uFFFD';

    [GeneratedRegex(@"\p{L}+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex(@"(^|\s)(\p{L}[ \u00A0]){3,}\p{L}(\s|$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SpacedLetters();

    // A bullet, a bar or a dash between contact details is a separator; these are what unmapped icons usually become.
    [GeneratedRegex(@"(^|[\s|])[½¼¾ÆæØø¥§¢°¶†‡¤#>ƒðþÐÞ][\s\u00A0]{0,2}(\+?\(?\d[\d\s().-]{6,}|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex IconBefore();
}

/// <summary>Frequent resume words with ff, fi, fl, ffi or ffl, and what is left of them when a font loses those letters.</summary>
internal static class LostLetters
{
    private static readonly string[] Common =
    [
        "office", "officer", "official", "efficient", "efficiency", "efficiently", "effort", "efforts", "effective", "effectively", "different", "difficult", "offer", "offered",
        "offering", "workflow", "workflows", "flexible", "flexibility", "finance", "financial", "configuration", "configure", "configured", "define", "defined", "defining",
        "identify", "identified", "identifying", "certificate", "certificates", "certified", "certification", "certifications", "verification", "notification", "notifications",
        "classification", "specific", "specification", "specifications", "significant", "significantly", "benefit", "benefits", "scientific", "simplified", "simplify", "overflow",
        "offline", "confidential", "confidence", "influence", "reflect", "conflict", "conflicts", "fluent", "fluently", "refined", "affected", "affiliate", "artificial",
        "qualification", "qualifications", "qualified", "modified", "unified", "beneficial", "proficient", "proficiency", "staffing", "traffic", "fulfilled", "airflow", "profitable",
    ];

    private static readonly Dictionary<string, string> Broken = Common
        .SelectMany(word => new[] { "ffi", "ffl", "ff", "fi", "fl" }
            .Where(letters => word.Contains(letters, StringComparison.Ordinal))
            .Take(1)
            .Select(letters => (Left: word.Replace(letters, "", StringComparison.Ordinal), Whole: word)))
        .Where(pair => pair.Left.Length >= 4 && pair.Left is not "trac")
        .GroupBy(pair => pair.Left, StringComparer.Ordinal)
        .ToDictionary(pairs => pairs.Key, pairs => pairs.First().Whole, StringComparer.Ordinal);

    /// <summary>The word that this was before it lost its ligature; null when it is no such leftover.</summary>
    public static string? Whole(string word) => Broken.GetValueOrDefault(word.ToLowerInvariant());
}
