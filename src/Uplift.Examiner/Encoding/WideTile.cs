using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Uplift.Examiner;

/// <summary>The innermost loop of <see cref="WideKernel"/>.</summary>
internal static class WideTile
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(in Tile tile)
        where T : struct, ITileHeight
    {
        var x0 = Vector512.LoadUnsafe(ref tile.Bias);
        var y0 = Vector512.LoadUnsafe(ref tile.Bias, 16);
        var z0 = Vector512.LoadUnsafe(ref tile.Bias, 32);
        var (x1, x2, x3, x4, x5, x6, x7) = (x0, x0, x0, x0, x0, x0, x0);
        var (y1, y2, y3, y4, y5, y6, y7) = (y0, y0, y0, y0, y0, y0, y0);
        var (z1, z2, z3, z4, z5, z6, z7) = (z0, z0, z0, z0, z0, z0, z0);
        ref var left0 = ref tile.LeftRow(0);
        ref var left1 = ref tile.LeftRow(1);
        ref var left2 = ref tile.LeftRow(2);
        ref var left3 = ref tile.LeftRow(3);
        ref var left4 = ref tile.LeftRow(4);
        ref var left5 = ref tile.LeftRow(5);
        ref var left6 = ref tile.LeftRow(6);
        ref var left7 = ref tile.LeftRow(7);
        ref var panel = ref tile.Panel;
        ref var ahead = ref tile.Ahead;
        for (nint at = 0, end = tile.Inner; at < end; at++)
        {
            var x = Vector512.LoadUnsafe(ref panel);
            var y = Vector512.LoadUnsafe(ref panel, 16);
            var z = Vector512.LoadUnsafe(ref panel, 32);
            panel = ref Unsafe.Add(ref panel, Panels.Width);
            Cache.Fetch(in ahead);
            ahead = ref Unsafe.Add(ref ahead, tile.AheadStep);
            var l0 = Vector512.Create(Unsafe.Add(ref left0, at));
            x0 = Vector512.FusedMultiplyAdd(l0, x, x0);
            y0 = Vector512.FusedMultiplyAdd(l0, y, y0);
            z0 = Vector512.FusedMultiplyAdd(l0, z, z0);
            var l1 = Vector512.Create(Unsafe.Add(ref left1, at));
            x1 = Vector512.FusedMultiplyAdd(l1, x, x1);
            y1 = Vector512.FusedMultiplyAdd(l1, y, y1);
            z1 = Vector512.FusedMultiplyAdd(l1, z, z1);

            if (T.Rows > 2)
            {
                var l2 = Vector512.Create(Unsafe.Add(ref left2, at));
                x2 = Vector512.FusedMultiplyAdd(l2, x, x2);
                y2 = Vector512.FusedMultiplyAdd(l2, y, y2);
                z2 = Vector512.FusedMultiplyAdd(l2, z, z2);
                var l3 = Vector512.Create(Unsafe.Add(ref left3, at));
                x3 = Vector512.FusedMultiplyAdd(l3, x, x3);
                y3 = Vector512.FusedMultiplyAdd(l3, y, y3);
                z3 = Vector512.FusedMultiplyAdd(l3, z, z3);
            }

            if (T.Rows > 4)
            {
                var l4 = Vector512.Create(Unsafe.Add(ref left4, at));
                x4 = Vector512.FusedMultiplyAdd(l4, x, x4);
                y4 = Vector512.FusedMultiplyAdd(l4, y, y4);
                z4 = Vector512.FusedMultiplyAdd(l4, z, z4);
                var l5 = Vector512.Create(Unsafe.Add(ref left5, at));
                x5 = Vector512.FusedMultiplyAdd(l5, x, x5);
                y5 = Vector512.FusedMultiplyAdd(l5, y, y5);
                z5 = Vector512.FusedMultiplyAdd(l5, z, z5);
            }

            if (T.Rows > 6)
            {
                var l6 = Vector512.Create(Unsafe.Add(ref left6, at));
                x6 = Vector512.FusedMultiplyAdd(l6, x, x6);
                y6 = Vector512.FusedMultiplyAdd(l6, y, y6);
                z6 = Vector512.FusedMultiplyAdd(l6, z, z6);
                var l7 = Vector512.Create(Unsafe.Add(ref left7, at));
                x7 = Vector512.FusedMultiplyAdd(l7, x, x7);
                y7 = Vector512.FusedMultiplyAdd(l7, y, y7);
                z7 = Vector512.FusedMultiplyAdd(l7, z, z7);
            }
        }

        Store(tile, 0, x0, y0, z0);
        Store(tile, 1, x1, y1, z1);
        if (T.Rows > 2)
        {
            Store(tile, 2, x2, y2, z2);
            Store(tile, 3, x3, y3, z3);
        }

        if (T.Rows > 4)
        {
            Store(tile, 4, x4, y4, z4);
            Store(tile, 5, x5, y5, z5);
        }

        if (T.Rows > 6)
        {
            Store(tile, 6, x6, y6, z6);
            Store(tile, 7, x7, y7, z7);
        }
    }

    // Inlined, because sums that live across a call would live in memory, in the loop too.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(in Tile tile, int row, Vector512<float> x, Vector512<float> y, Vector512<float> z)
    {
        ref var target = ref tile.TargetRow(row);
        Store(tile, ref target, x);
        if (tile.Vectors > 1)
        {
            Store(tile, ref Unsafe.Add(ref target, Vector512<float>.Count), y);
        }

        if (tile.Vectors > 2)
        {
            Store(tile, ref Unsafe.Add(ref target, 2 * Vector512<float>.Count), z);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(in Tile tile, ref float target, Vector512<float> value)
    {
        if (tile.AddsToTarget)
        {
            value += Vector512.LoadUnsafe(ref target);
        }

        Vector512.MaxNative(value, Vector512.Create(tile.Least)).StoreUnsafe(ref target);
    }
}
