using System.Text.RegularExpressions;
using Uplift.Resumes.Matching.Concepts;

namespace Uplift.Resumes.Matching.Adverts;

/// <summary>Groups the concepts of a statement of which one is enough: "A, B or C", "A/B", "such as A and B"; the others stand alone.</summary>
internal static partial class Alternatives
{
    public static List<List<Mention>> Of(string statement, IReadOnlyList<Mention> mentions)
    {
        var groups = new List<List<Mention>>();
        for (var at = 0; at < mentions.Count;)
        {
            var isExample = Example().IsMatch(statement[..mentions[at].Start]);
            var chain = Chain(statement, mentions, at, isExample ? Listed() : Joint());
            if (chain.Count > 1 && (isExample || Or().IsMatch(statement[chain[0].End..chain[^1].Start])))
            {
                groups.Add(chain);
            }
            else
            {
                groups.AddRange(chain.Select(mention => new List<Mention> { mention }));
            }

            at += chain.Count;
        }

        return groups;
    }

    private static List<Mention> Chain(string statement, IReadOnlyList<Mention> mentions, int first, Regex joint)
    {
        var chain = new List<Mention> { mentions[first] };
        while (first + chain.Count < mentions.Count && joint.IsMatch(statement[chain[^1].End..mentions[first + chain.Count].Start]))
        {
            chain.Add(mentions[first + chain.Count]);
        }

        return chain;
    }

    // A comma, a slash or an "or", with at most one word such as "Google" between; "and" ends a choice, and so does a bracket that
    // does not itself begin with "or".
    [GeneratedRegex(@"^\s*(,|/|\||\bor\b|\band/or\b|\boder\b|\bou\b|\bo\b|\(\s*(or|oder|ou|o)\b)[\s,]*(or|either|oder|ou)?\s*([\p{L}]{1,12}\s+)?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Joint();

    [GeneratedRegex(@"^\s*(,|/|\||&|\bor\b|\band\b|\boder\b|\bund\b|\bou\b|\bet\b|\bo\b|\by\b|\be\b)[\s,]*(or|and|either|oder|und|ou|et)?\s*([\p{L}]{1,12}\s+)?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Listed();

    [GeneratedRegex(@"\bor\b|\boder\b|\bou\b|\bo\b|/", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Or();

    [GeneratedRegex(@"(such as|e\.g\.?,?|for example|like|z\.\s?B\.|wie|tel(le)?s? que|comme|como|por ejemplo)\s*:?\s*([\p{L}]{1,12}\s)?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
