namespace Uplift.Resumes.Import;

/// <summary>
/// Keeps account of the lines of a file, so that nothing is dropped silently: whatever joins, splits or moves lines on the way, each
/// word that was read ends in a field or in the list of unplaced ones.
/// </summary>
internal sealed class Ledger
{
    /// <summary>In a narrow column the other half of a word stands on the next line or, of a row, the one after.</summary>
    private const int FarthestHalf = 4;

    /// <summary>As they were read, before any of them was joined with another.</summary>
    public List<SourceLine> Original { get; } = [];

    /// <summary>Running headers and footers.</summary>
    public List<SourceLine> Repeated { get; } = [];

    /// <summary>What is past the length of any resume.</summary>
    public List<SourceLine> Beyond { get; } = [];

    /// <param name="read">The lines that the fields were read from.</param>
    public List<Unplaced> Unplaced(IReadOnlyCollection<SourceLine> read) =>
    [
        .. read.Distinct().SelectMany(line => line.LeftOver()).Concat(Missing(read)).Select(cut => new Unplaced("left-over", cut.Place())),
        .. Repeated.SelectMany(line => line.LeftOver()).Select(cut => new Unplaced("repeated", cut.Place())),
        .. Beyond.SelectMany(line => line.LeftOver()).Select(cut => new Unplaced("beyond", cut.Place())),
    ];

    /// <summary>The words of the file that none of the lines at the end holds.</summary>
    private List<Cut> Missing(IReadOnlyCollection<SourceLine> read)
    {
        var missing = new List<Cut>();
        var held = read.Concat(Repeated).Concat(Beyond).Distinct().SelectMany(WordsOf).CountBy(word => word.Text).ToDictionary(StringComparer.Ordinal);
        foreach (var line in Original)
        {
            Cut? open = null;
            foreach (var word in WordsOf(line))
            {
                if (held.TryGetValue(word.Text, out var count) && count > 0)
                {
                    held[word.Text] = count - 1;
                    Close();
                }
                else
                {
                    open = open is { } begun ? begun with { End = word.End } : word;
                }
            }

            Close();

            void Close()
            {
                if (open is { } done)
                {
                    missing.Add(done);
                    open = null;
                }
            }
        }

        RemoveHyphenated(missing, held);
        return missing;
    }

    /// <summary>"De-" over "cember" are held as the one word that they are.</summary>
    private static void RemoveHyphenated(List<Cut> missing, Dictionary<string, int> held)
    {
        for (var i = 0; i < missing.Count; i++)
        {
            var upper = missing[i];
            if (upper.End >= upper.Line.Text.Length || upper.Line.Text[upper.End] is not ('-' or '\u2010'))
            {
                continue;
            }

            var lower = missing.FindIndex(i + 1, Math.Min(FarthestHalf, missing.Count - i - 1), cut => held.GetValueOrDefault(upper.Text + cut.Text) > 0);
            if (lower > 0)
            {
                held[upper.Text + missing[lower].Text]--;
                missing.RemoveAt(lower);
                missing.RemoveAt(i--);
            }
        }
    }

    private static IEnumerable<Cut> WordsOf(SourceLine line)
    {
        var start = -1;
        for (var i = 0; i <= line.Text.Length; i++)
        {
            if (i < line.Text.Length && char.IsLetterOrDigit(line.Text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                yield return new Cut(line, start, i);
                start = -1;
            }
        }
    }
}
