using System.Text.RegularExpressions;

namespace Uplift.Resumes.Scores;

/// <summary>Whether a statement says what came of the work: a number that is neither a date nor a version, or a scale in words.</summary>
internal static partial class ResultFigures
{
    public static string? In(string statement)
    {
        foreach (Match figure in Figures().Matches(statement))
        {
            var before = figure.Index > 0 ? statement[figure.Index - 1] : ' ';
            // "Python 3", "HTTP/2", "CO2", "v2" name things; "in 2021" is when.
            if (!char.IsLetter(before) && before is not ('/' or '-' or '.' or '#') && !Names().IsMatch(statement[..figure.Index]) && !Year().IsMatch(figure.Value))
            {
                return figure.Value.Trim();
            }
        }

        return Scale().Match(statement) is { Success: true } scale ? scale.Value : null;
    }

    [GeneratedRegex(@"[€$£]?\d[\d.,]*\s?(%|percent|prozent|x\b|k\b|m\b|bn\b|million|billion|thousand|ms\b|s\b|seconds|minutes|hours|days|weeks|gb\b|tb\b|users|customers|requests|rps\b|qps\b|\+)?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Figures();

    [GeneratedRegex(@"\b(Python|Java|HTTP|Vue|Angular|React|PHP|Ruby|Rails|Spring|Boot|NET|Core|C\+\+|ES|HTML|CSS|EC|S|Node|Level|Tier|Version|Phase|Windows|SQL Server|Oracle|Web)\s?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Names();

    [GeneratedRegex(@"^(19|20)\d\d[.,]?\s?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(halved|doubled|tripled|quadrupled|tenfold|twofold|zero[- ]downtime|by half|by a third|millions of|thousands of|hundreds of|dozens of|company-wide|nationwide|award|halbiert|verdoppelt|doublé|duplicó)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Scale();
}
