namespace Uplift.GraphQL.Language;

internal static class BlockString
{
    /// <summary>Takes away the indentation that all lines but the first share, and blank lines at both ends.</summary>
    public static string Dedent(IReadOnlyList<string> lines)
    {
        var (indent, first, last) = (int.MaxValue, -1, -1);
        for (var index = 0; index < lines.Count; index++)
        {
            var blank = LeadingBlanks(lines[index]);
            if (blank == lines[index].Length)
            {
                continue;
            }

            first = first < 0 ? index : first;
            last = index;
            indent = index == 0 ? indent : Math.Min(indent, blank);
        }

        return first < 0
            ? ""
            : string.Join('\n', lines.Select((line, index) => index == 0 ? line : line[Math.Min(indent, line.Length)..]).Skip(first).Take(last - first + 1));
    }

    private static int LeadingBlanks(string line) => line.Length - line.TrimStart(' ', '\t').Length;
}
