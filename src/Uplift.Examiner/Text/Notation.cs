using System.Text.RegularExpressions;

namespace Uplift.Examiner;

/// <summary>Reads what is no plain word: numbers, O(n log n) and log(n), C# and C++, two-character operators, percent.</summary>
internal static partial class Notation
{
    // O(n log n) and its like are short; a bracket that stays open is not notation.
    private const int LongestComplexity = 24;

    /// <summary>The notation that begins here with its canonical spelling, or nothing.</summary>
    public static (int End, string Word)? Read(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';

        return text[at] switch
        {
            'O' or 'o' or 'Θ' when next == '(' => ReadComplexity(text, at + 1),
            'l' or 'L' or 'n' or 'N' when ReadLogarithm(text, at) is { } logarithm => logarithm,
            'C' or 'c' or 'F' or 'f' when next == '#' => (at + 2, char.ToLowerInvariant(text[at]) + "#"),
            'C' or 'c' when next == '+' && at + 2 < text.Length && text[at + 2] == '+' => (at + 3, "c++"),
            >= '0' and <= '9' => ReadNumber(text, at),
            '%' => (at + 1, "percent"),
            '≤' => (at + 1, "<="),
            '≥' => (at + 1, ">="),
            '≠' => (at + 1, "!="),
            '=' when next == '=' => (EndOfRun(text, at, '='), "=="),
            '!' when next == '=' => (EndOfRun(text, at + 1, '='), "!="),
            '<' when next == '>' => (at + 2, "!="),
            '<' or '>' when next == '=' => (at + 2, text.Substring(at, 2)),
            _ => null,
        };
    }

    private static (int End, string Word)? ReadComplexity(string text, int open)
    {
        var depth = 0;
        var inside = new System.Text.StringBuilder();
        for (var at = open; at < text.Length && at - open <= LongestComplexity; at++)
        {
            var sign = text[at];
            depth += sign switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return (at + 1, $"o({inside})");
            }

            if (char.IsLetterOrDigit(sign) || sign == '+')
            {
                inside.Append(char.ToLowerInvariant(sign));
            }
            else if (sign == '²')
            {
                inside.Append('2');
            }
        }

        return null;
    }

    /// <summary>log n, log(n), lg n, logn and n log n, which people write without the O.</summary>
    private static (int End, string Word)? ReadLogarithm(string text, int at)
    {
        var found = Logarithm().Match(text, at);

        return found.Success ? (at + found.Length, found.Groups["factor"].Success ? "o(nlogn)" : "o(logn)") : null;
    }

    [GeneratedRegex(
        @"\G(?<factor>n ?[*·]? ?)?(log2?|log₂|lg) ?(\( ?n ?\)|n)(?![\p{L}\d])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Logarithm();

    /// <summary>
    /// Digits with what groups them: 50,000 and 50_000 are 50000, while 2.5 and 1.2.3 keep their dots.
    /// </summary>
    private static (int End, string Word) ReadNumber(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || Groups(text, end)))
        {
            end++;
        }

        return (end, string.Concat(text[at..end].Where(sign => sign is not (',' or '_'))));
    }

    private static bool Groups(string text, int at)
    {
        var digits = 0;
        while (digits < 4 && at + digits + 1 < text.Length && char.IsAsciiDigit(text[at + digits + 1]))
        {
            digits++;
        }

        return text[at] switch { ',' => digits == 3, '.' or '_' => digits > 0, _ => false };
    }

    private static int EndOfRun(string text, int at, char sign)
    {
        while (at < text.Length && text[at] == sign)
        {
            at++;
        }

        return at;
    }
}
