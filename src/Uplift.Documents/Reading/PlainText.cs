using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading;

/// <summary>Plain text and Markdown: lines as they are, with the roles that Markdown's marks give them.</summary>
internal static partial class PlainText
{
    private const int MostLines = 20_000;

    private static readonly TextStyle Plain = new("", 0, false, false, "000000");

    public static DocumentText Read(ReadOnlySpan<byte> file, ReadBudget budget)
    {
        var text = Decode(file).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var blocks = new List<TextBlock>();
        var links = new List<PageLink>();
        var lines = new List<TextLine>();
        var source = text.Split('\n', MostLines + 1);
        if (source.Length > MostLines)
        {
            throw ReadBudget.TooComplex();
        }

        for (var i = 0; i < source.Length; i++)
        {
            budget.Tick(1 + (source[i].Length / 64));
            var line = source[i].TrimEnd();
            if (line.Length == 0)
            {
                Flush(blocks, lines);
                continue;
            }

            // "Name" over "====" is a heading of two lines.
            var under = i + 1 < source.Length ? source[i + 1].Trim() : "";
            var role = under.Length >= 3 && under.All(c => c == '=') ? "H1"
                : under.Length >= 3 && under.All(c => c == '-') && lines.Count == 0 ? "H2"
                : null;
            if (role is not null)
            {
                i++;
            }

            lines.Add(Line(line, role, links, budget));
        }

        Flush(blocks, lines);
        var page = new PageText(1, 0, 0, blocks, [], links, []);
        return new DocumentText(DocumentKind.Text, new DocumentProperties(null, null, null, false), [page]);
    }

    private static string Decode(ReadOnlySpan<byte> file)
    {
        if (FileKind.HasUtf16Mark(file))
        {
            return (file[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(file[2..]);
        }

        if (Utf8.IsValid(file))
        {
            return Encoding.UTF8.GetString(file).TrimStart('\uFEFF');
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file);
    }

    private static void Flush(List<TextBlock> blocks, List<TextLine> lines)
    {
        if (lines.Count > 0)
        {
            blocks.Add(new TextBlock(0, [.. lines]));
            lines.Clear();
        }
    }

    private static TextLine Line(string line, string? role, List<PageLink> links, ReadBudget budget)
    {
        var heading = Heading().Match(line);
        if (heading.Success)
        {
            role = $"H{heading.Groups["marks"].Length}";
            line = heading.Groups["text"].Value.TrimEnd('#', ' ');
        }

        if (role is null && Bullet().IsMatch(line))
        {
            role = "LI";
        }

        return new TextLine(Spans(Normal.Text(line.Replace("    ", "\t", StringComparison.Ordinal)), role, links, budget));
    }

    private static List<TextSpan> Spans(string line, string? role, List<PageLink> links, ReadBudget budget)
    {
        var spans = new List<TextSpan>();
        var at = 0;
        foreach (Match match in Inline().Matches(line))
        {
            budget.Tick();
            Add(spans, line[at..match.Index], Plain, null, role);
            if (match.Groups["link"].Success)
            {
                var target = match.Groups["target"].Value;
                links.Add(new PageLink(default, target));
                Add(spans, match.Groups["link"].Value, Plain, target, role);
            }
            else if (match.Groups["address"].Success)
            {
                links.Add(new PageLink(default, match.Groups["address"].Value));
                Add(spans, match.Groups["address"].Value, Plain, match.Groups["address"].Value, role);
            }
            else
            {
                Add(spans, match.Groups["bold"].Value, Plain with { Bold = true }, null, role);
            }

            at = match.Index + match.Length;
        }

        Add(spans, line[at..], Plain, null, role);
        return spans;
    }

    private static void Add(List<TextSpan> spans, string text, TextStyle style, string? link, string? role)
    {
        if (text.Length > 0)
        {
            spans.Add(new TextSpan(text, default, style, link, role));
        }
    }

    [GeneratedRegex(@"^\s{0,3}(?<marks>#{1,6})\s+(?<text>\S.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*([-*+\u2022\u2023\u25AA\u25CF]|\d{1,2}[.)])\s+\S", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bullet();

    [GeneratedRegex(
        @"\[(?<link>[^\]\[]{1,300})\]\((?<target>[^()\s]{1,1000})\)|<(?<address>(https?://|mailto:)[^<>\s]{1,1000})>|\*\*(?<bold>[^*]{1,300})\*\*|__(?<bold>[^_]{1,300})__",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Inline();
}
