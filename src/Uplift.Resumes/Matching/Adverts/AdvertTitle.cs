using System.Text.RegularExpressions;

namespace Uplift.Resumes.Matching.Adverts;

/// <summary>The job's title: what a label names, what the first lines say, or whom "we are looking for".</summary>
internal static partial class AdvertTitle
{
    private const int FirstLines = 6;

    public static string? Of(string text)
    {
        if (Labelled().Match(text) is { Success: true } labelled)
        {
            return Clean(labelled.Groups["title"].Value);
        }

        var first = text.Split('\n').Select(line => line.Trim().TrimStart('#', '*', ' ').TrimEnd('*', ' ')).Where(line => line.Length > 0).Take(FirstLines);
        if (first.FirstOrDefault(line => line.Length < 90 && TitleWord().IsMatch(line) && line[^1] is not ('.' or '!' or '?')) is { } line)
        {
            return Clean(line);
        }

        return Sought().Match(text) is { Success: true } sought ? Clean(sought.Groups["title"].Value) : null;
    }

    private static string Clean(string title)
    {
        var plain = Extras().Replace(title, " ");
        var cut = plain.Split([" — ", " – ", " | ", " @ ", " at "], StringSplitOptions.None)[0];
        return Spaces().Replace(cut, " ").Trim(' ', '-', ',', ':', '*');
    }

    [GeneratedRegex(@"^\W*(role|position|job title|title|stelle|poste|puesto|vaga)\W*:\W*(?<title>[^\r\n]{3,80})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"\b(engineer|developer|entwickler(in)?|architect|programmer|administrator|analyst|scientist|manager|lead|head of|director|consultant|specialist|designer|tester|devops|sre|intern|développeu(r|se)|ingénieure?|desarrolladora?|ingenier[oa]|desenvolvedora?|engenheir[oa])\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TitleWord();

    [GeneratedRegex(
        @"\b(looking for|hiring|seeking|searching for|recruiting|suchen|recherchons|recrutons|buscamos|procuramos)( an?| our next| our| eine?n?| une?| una?| uma?)? (?<title>([A-Z(][\p{L}#+./()-]*[ ]?|of |and ){1,7})",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sought();

    [GeneratedRegex(@"\((m/w/d|m/f/d|f/m/d|w/m/d|f/m/x|m/f/x|all genders|h/f|f/h|remote|hybrid)[^)]*\)|\((?=senior|junior|lead)|(?<=senior|junior|lead)\)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Extras();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Spaces();
}
