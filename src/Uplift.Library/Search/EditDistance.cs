namespace Uplift.Library.Search;

/// <summary>
/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours (Damerau 1964, the
/// restricted form).
/// </summary>
internal static class EditDistance
{
    /// <returns>The distance, or any number above <paramref name="limit"/> as soon as it is known to be above.</returns>
    public static int Between(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return limit + 1;
        }

        var (beforeLast, last, row) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), substitution);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[right.Length];
    }
}
