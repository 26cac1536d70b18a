namespace Uplift.Examiner;

/// <summary>How far two words are taken to be the same.</summary>
internal enum Kinship
{
    /// <summary>The same stem.</summary>
    Stem,

    /// <summary>Also a slip of the keyboard or one word inside another.</summary>
    Spelling,

    /// <summary>Also a synonym or a broader word.</summary>
    Meaning,
}

/// <summary>The strength of a match between two words, from 0 to 1.</summary>
internal static class TermMatch
{
    private const double Misspelt = 0.9;
    private const double Prefix = 0.85;
    private const double Synonym = 0.8;
    private const double BroaderWord = 0.4;
    private const int ShortestPrefix = 5;

    public static double Strength(Term left, Term right)
    {
        if (left.Stem == right.Stem)
        {
            return 1;
        }

        var spelling = BySpelling(left.Stem, right.Stem);

        return spelling > 0 ? spelling : ByMeaning(left, right);
    }

    /// <summary>The strength at each degree of <see cref="Kinship"/>.</summary>
    public static void Compare(Term left, Term right, Span<double> degrees)
    {
        var same = left.Stem == right.Stem ? 1 : 0.0;
        degrees[(int)Kinship.Stem] = same;
        degrees[(int)Kinship.Spelling] = same > 0 ? same : BySpelling(left.Stem, right.Stem);
        degrees[(int)Kinship.Meaning] = degrees[(int)Kinship.Spelling] > 0 ? degrees[(int)Kinship.Spelling] : ByMeaning(left, right);
    }

    private static double BySpelling(string left, string right)
    {
        var shorter = Math.Min(left.Length, right.Length);
        if (shorter < 4 || char.IsAsciiDigit(left[0]) || char.IsAsciiDigit(right[0]))
        {
            return 0;
        }

        var allowed = shorter >= 8 ? 2 : 1;
        return Math.Abs(left.Length - right.Length) <= allowed && left[0] == right[0] && IsNear(left, right, allowed) ? Misspelt
            : shorter >= ShortestPrefix && left.AsSpan(0, shorter).SequenceEqual(right.AsSpan(0, shorter)) ? Prefix
            : 0;
    }

    private static double ByMeaning(Term left, Term right) =>
        Thesaurus.Meet(left.Senses, right.Senses) ? Synonym
        : Thesaurus.Meet(left.Broader, right.Senses) || Thesaurus.Meet(left.Senses, right.Broader) ? BroaderWord
        : 0;

    /// <summary>Levenshtein's distance, row by row.</summary>
    private static bool IsNear(string left, string right, int allowed)
    {
        Span<int> row = stackalloc int[Math.Min(right.Length, 64) + 1];
        if (left.Length > 64 || right.Length > 64)
        {
            return false;
        }

        for (var at = 0; at < row.Length; at++)
        {
            row[at] = at;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var (diagonal, least) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
                least = Math.Min(least, cost);
            }

            if (least > allowed)
            {
                return false;
            }
        }

        return row[right.Length] <= allowed;
    }
}
