namespace Uplift.Coaching.Fsrs;

/// <summary>
/// Spreads intervals a little, so that what was learned on one day does not come back on one day for ever. Source: ts-fsrs
/// 5.4.2; the generator is Johannes Baagøe's Alea, seeded by a text.
/// </summary>
public static class Fuzz
{
    private const double LeastInterval = 2.5;
    private const double TwoToMinus32 = 2.3283064365386963e-10;

    // How much of an interval within each stretch of days may be moved.
    private static readonly (double Start, double End, double Share)[] Stretches =
        [(2.5, 7, 0.15), (7, 20, 0.10), (20, double.PositiveInfinity, 0.05)];

    /// <param name="interval">In days.</param>
    /// <param name="seed">The same seed gives the same choice.</param>
    /// <param name="elapsed">Days since the last review; where the interval is longer, so is what comes of it.</param>
    /// <param name="maximum">The longest interval, in days.</param>
    public static int Apply(double interval, string seed, int elapsed, int maximum)
    {
        if (interval < LeastInterval)
        {
            return (int)Math.Floor(interval + 0.5);
        }

        var (low, high) = Range(interval, elapsed, maximum);
        return (int)Math.Floor((Next(seed) * (high - low + 1)) + low);
    }

    internal static (int Low, int High) Range(double interval, int elapsed, int maximum)
    {
        var delta = 1 + Stretches.Sum(one => one.Share * Math.Max(Math.Min(interval, one.End) - one.Start, 0));
        interval = Math.Min(interval, maximum);
        var low = Math.Max(2, (int)Math.Floor(interval - delta + 0.5));
        var high = Math.Min((int)Math.Floor(interval + delta + 0.5), maximum);
        low = interval > elapsed ? Math.Max(low, elapsed + 1) : low;
        return (Math.Min(low, high), high);
    }

    /// <summary>The first number of Alea, from 0 up to 1.</summary>
    private static double Next(string seed)
    {
        var mash = new Mash();
        double[] state = [mash.Of(" "), mash.Of(" "), mash.Of(" ")];
        for (var at = 0; at < state.Length; at++)
        {
            state[at] -= mash.Of(seed);
            state[at] += state[at] < 0 ? 1 : 0;
        }

        var product = (2_091_639 * state[0]) + TwoToMinus32;
        return product - Math.Floor(product);
    }

    private sealed class Mash
    {
        private double n = 0xefc8249d;

        public double Of(string text)
        {
            foreach (var letter in text)
            {
                n += letter;
                var h = 0.02519603282416938 * n;
                n = (uint)h;
                h -= n;
                h *= n;
                n = (uint)h;
                h -= n;
                n += h * 4_294_967_296;
            }

            // Modulo 2^32, as the original's shift by nothing.
            return (uint)(ulong)n * TwoToMinus32;
        }
    }
}
