using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Uplift.Examiner;

/// <summary>
/// The same product for processors without 512-bit vectors: tiles of 4 rows by 3 vectors of whatever width there is,
/// 12 sums, which fit with the panel's vectors into 16 registers.
/// </summary>
internal static class NarrowKernel
{
    private const int Height = 4;

    // 12, 24 or 48 columns: panels are 48 wide, so no tile straddles two of them.
    private static int Width => 3 * Vector<float>.Count;

    public static void Multiply(Rows left, int rows, Panels right, Rows target, Finish finish)
    {
        for (var column = 0; column < right.Columns; column += Width)
        {
            var vectors = Math.Min(Width, right.Columns - column) / Vector<float>.Count;
            var (panel, within) = Math.DivRem(column, Panels.Width);
            for (var row = 0; row < rows; row += Height)
            {
                Run(new Tile
                {
                    Left = ref left.Data[row * left.Stride],
                    LeftStride = left.Stride,
                    Panel = ref right.Data[(panel * Panels.Width * right.Inner) + within],
                    Inner = right.Inner,
                    Bias = ref MemoryMarshal.GetReference(right.Bias[column..]),
                    Target = ref target.Data[(row * target.Stride) + column],
                    TargetStride = target.Stride,
                    Vectors = vectors,
                    Finish = finish,
                });
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(in Tile tile)
    {
        var lanes = (nuint)Vector<float>.Count;
        var x0 = Vector.LoadUnsafe(ref tile.Bias);
        var y0 = Vector.LoadUnsafe(ref tile.Bias, lanes);
        var z0 = Vector.LoadUnsafe(ref tile.Bias, 2 * lanes);
        var (x1, x2, x3) = (x0, x0, x0);
        var (y1, y2, y3) = (y0, y0, y0);
        var (z1, z2, z3) = (z0, z0, z0);
        ref var left0 = ref tile.LeftRow(0);
        ref var left1 = ref tile.LeftRow(1);
        ref var left2 = ref tile.LeftRow(2);
        ref var left3 = ref tile.LeftRow(3);
        ref var panel = ref tile.Panel;
        for (nint at = 0, end = tile.Inner; at < end; at++)
        {
            var x = Vector.LoadUnsafe(ref panel);
            var y = Vector.LoadUnsafe(ref panel, lanes);
            var z = Vector.LoadUnsafe(ref panel, 2 * lanes);
            panel = ref Unsafe.Add(ref panel, Panels.Width);
            var l0 = new Vector<float>(Unsafe.Add(ref left0, at));
            x0 = Vector.MultiplyAddEstimate(l0, x, x0);
            y0 = Vector.MultiplyAddEstimate(l0, y, y0);
            z0 = Vector.MultiplyAddEstimate(l0, z, z0);
            var l1 = new Vector<float>(Unsafe.Add(ref left1, at));
            x1 = Vector.MultiplyAddEstimate(l1, x, x1);
            y1 = Vector.MultiplyAddEstimate(l1, y, y1);
            z1 = Vector.MultiplyAddEstimate(l1, z, z1);
            var l2 = new Vector<float>(Unsafe.Add(ref left2, at));
            x2 = Vector.MultiplyAddEstimate(l2, x, x2);
            y2 = Vector.MultiplyAddEstimate(l2, y, y2);
            z2 = Vector.MultiplyAddEstimate(l2, z, z2);
            var l3 = new Vector<float>(Unsafe.Add(ref left3, at));
            x3 = Vector.MultiplyAddEstimate(l3, x, x3);
            y3 = Vector.MultiplyAddEstimate(l3, y, y3);
            z3 = Vector.MultiplyAddEstimate(l3, z, z3);
        }

        Store(tile, 0, x0, y0, z0);
        Store(tile, 1, x1, y1, z1);
        Store(tile, 2, x2, y2, z2);
        Store(tile, 3, x3, y3, z3);
    }

    // Inlined, because sums that live across a call would live in memory, in the loop too.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(in Tile tile, int row, Vector<float> x, Vector<float> y, Vector<float> z)
    {
        ref var target = ref tile.TargetRow(row);
        Store(tile, ref target, x);
        if (tile.Vectors > 1)
        {
            Store(tile, ref Unsafe.Add(ref target, Vector<float>.Count), y);
        }

        if (tile.Vectors > 2)
        {
            Store(tile, ref Unsafe.Add(ref target, 2 * Vector<float>.Count), z);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(in Tile tile, ref float target, Vector<float> value)
    {
        if (tile.AddsToTarget)
        {
            value += Vector.LoadUnsafe(ref target);
        }

        Vector.MaxNative(value, new Vector<float>(tile.Least)).StoreUnsafe(ref target);
    }
}
