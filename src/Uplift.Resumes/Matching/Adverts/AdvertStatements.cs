using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Uplift.Resumes.Matching.Adverts;

/// <summary>A sentence or an entry of a list, with the part of the advert that it stands in.</summary>
/// <param name="Heading">The heading that opened the part; null before the first.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Statement(int Start, int Length, Block Block, string? Heading);

/// <summary>Cuts an advert, plain text or Markdown, into statements. Places stay those of the advert as it came.</summary>
internal static partial class AdvertStatements
{
    private const int LongestHeading = 60;
    private const int WordsOfHeading = 8;

    public static (List<Statement> Statements, List<string> Headings) Of(string advert)
    {
        var statements = new List<Statement>();
        var headings = new List<string>();
        var (block, heading) = (Block.Open, (string?)null);
        var paragraph = (Start: -1, End: -1);
        foreach (var (start, end) in Lines(advert))
        {
            var line = advert[start..end];
            var bare = Marks().Replace(line, "").Trim().TrimEnd(':').Trim();
            if (bare.Length == 0)
            {
                Close();
                continue;
            }

            if (IsHeading(line, bare) is { } announced)
            {
                Close();
                (block, heading) = (announced == Block.Open && line.StartsWith("###", StringComparison.Ordinal) ? block : announced, bare);
                headings.Add(bare);
                continue;
            }

            var (labelEnd, labelled) = Label(line);
            if (labelled is { } named)
            {
                Close();
                (block, heading) = (named, line[..labelEnd].Trim(' ', '*', '-', '•', ':', '#', '\t'));
                headings.Add(heading);
                paragraph = (start + labelEnd, end);
                continue;
            }

            if (Bullet().IsMatch(line) || paragraph.Start < 0)
            {
                Close();
                paragraph = (start, end);
            }
            else
            {
                paragraph = (paragraph.Start, end);
            }
        }

        Close();
        return (statements, headings);

        void Close()
        {
            if (paragraph.Start >= 0)
            {
                foreach (var (from, to) in Sentences(advert, paragraph.Start, paragraph.End))
                {
                    statements.Add(new Statement(from, to - from, block, heading));
                }
            }

            paragraph = (-1, -1);
        }
    }

    private static IEnumerable<(int Start, int End)> Lines(string text)
    {
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            yield return (start, end > start && text[end - 1] == '\r' ? end - 1 : end);
            start = end + 1;
        }
    }

    /// <summary>The block that a heading opens: Open when it is one but says nothing known; null when the line is no heading.</summary>
    private static Block? IsHeading(string line, string bare)
    {
        if (bare.Length > LongestHeading || Words(bare) > WordsOfHeading)
        {
            return null;
        }

        var block = AdvertBlocks.Of(bare);
        var isMarked = line.StartsWith('#') || (line.Trim().StartsWith("**", StringComparison.Ordinal) && line.Trim().EndsWith("**", StringComparison.Ordinal));
        if (isMarked)
        {
            return block ?? Block.Open;
        }

        // Without a mark, a short line that ends in a colon or holds nothing but a heading's words.
        var isBullet = Bullet().IsMatch(line);
        var endsInColon = line.TrimEnd().EndsWith(':');
        if (block is not null && !isBullet && (endsInColon || (Words(bare) <= 5 && bare[^1] is not ('.' or ';' or ',' or '!') && !bare.Contains(": ", StringComparison.Ordinal))))
        {
            return block;
        }

        return endsInColon && !isBullet && Words(bare) <= 4 ? Block.Open : null;
    }

    /// <summary>A heading in front of its own text: "Requirements: four years of ...".</summary>
    private static (int End, Block? Block) Label(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 3 or > 45 || colon + 2 >= line.Length || line[colon + 1] == '/' || Words(line[..colon]) > 5)
        {
            return (0, null);
        }

        var label = Marks().Replace(line[..colon], "").Trim();
        // "Experience: SQL" as an entry of a list is that entry, not the next part.
        return Bullet().IsMatch(line) ? (0, null) : (colon + 1, AdvertBlocks.Of(label));
    }

    private static IEnumerable<(int Start, int End)> Sentences(string text, int start, int end)
    {
        var from = start;
        foreach (Match stop in SentenceEnd().Matches(text[start..end]))
        {
            var at = start + stop.Index + stop.Length;
            if (Trim(text, from, at) is { } sentence)
            {
                yield return sentence;
            }

            from = at;
        }

        if (Trim(text, from, end) is { } last)
        {
            yield return last;
        }
    }

    private static (int Start, int End)? Trim(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '-' or '*' or '•' or '·' or '–' or '▪' or '●' or '◦' or '>' or ';'))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ';' or '*'))
        {
            end--;
        }

        return end - start >= 2 ? (start, end) : null;
    }

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    // Not after "e.g.", "Sr." or a single letter: those end no sentence.
    [GeneratedRegex(@"(?<=[\p{L}\p{N})\]""]{2})[.!?](?=\s+[\p{Lu}\d""])|;(?=\s)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^\s*([-*•·–▪●◦‣]|\d{1,2}[.)])\s+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"[#*_>•●▪◦`]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();
}
