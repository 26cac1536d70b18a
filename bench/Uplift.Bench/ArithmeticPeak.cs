using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Uplift.Bench;

/// <summary>How many multiplications and additions one core does when it does nothing else: the floor's unit.</summary>
internal static class ArithmeticPeak
{
    // Twelve independent sums: enough to keep two units of latency four busy, few enough for sixteen registers.
    private const int Chains = 12;
    private const int Steps = 250_000;

    /// <summary>Operations in a nanosecond, which is GFLOP/s.</summary>
    public static double Measure()
    {
        var started = CpuTime.Now;
        var (lanes, sum) = Vector512.IsHardwareAccelerated
            ? (Vector512<float>.Count, RunWide())
            : (Vector<float>.Count, RunNarrow());
        var operations = 2.0 * Steps * Chains * lanes;

        // The sum is finite, but the compiler cannot know and must compute it.
        return float.IsFinite(sum) ? operations / (CpuTime.Now - started).TotalNanoseconds : double.NaN;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float RunWide()
    {
        var x = Vector512.Create(0.999f);
        var y = Vector512.Create(0.001f);
        var (a, b, c, d, e, f) = (x, x, x, x, x, x);
        var (g, h, i, j, k, l) = (x, x, x, x, x, x);
        for (var step = 0; step < Steps; step++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y);
            b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y);
            f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y);
            h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y);
            j = Vector512.FusedMultiplyAdd(j, x, y);
            k = Vector512.FusedMultiplyAdd(k, x, y);
            l = Vector512.FusedMultiplyAdd(l, x, y);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float RunNarrow()
    {
        var x = new Vector<float>(0.999f);
        var y = new Vector<float>(0.001f);
        var (a, b, c, d, e, f) = (x, x, x, x, x, x);
        var (g, h, i, j, k, l) = (x, x, x, x, x, x);
        for (var step = 0; step < Steps; step++)
        {
            a = Vector.FusedMultiplyAdd(a, x, y);
            b = Vector.FusedMultiplyAdd(b, x, y);
            c = Vector.FusedMultiplyAdd(c, x, y);
            d = Vector.FusedMultiplyAdd(d, x, y);
            e = Vector.FusedMultiplyAdd(e, x, y);
            f = Vector.FusedMultiplyAdd(f, x, y);
            g = Vector.FusedMultiplyAdd(g, x, y);
            h = Vector.FusedMultiplyAdd(h, x, y);
            i = Vector.FusedMultiplyAdd(i, x, y);
            j = Vector.FusedMultiplyAdd(j, x, y);
            k = Vector.FusedMultiplyAdd(k, x, y);
            l = Vector.FusedMultiplyAdd(l, x, y);
        }

        return Vector.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
