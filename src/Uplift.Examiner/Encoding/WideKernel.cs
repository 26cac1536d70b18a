using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Uplift.Examiner;

/// <summary>
/// Tiles of up to 8 rows by 48 columns whose sums stay in 24 registers of 512 bits: each step of the inner dimension
/// loads 3 vectors of the panel, spreads 8 numbers of the left side and does 24 multiply-adds, so the processor waits
/// for arithmetic and not for memory.
/// </summary>
internal static class WideKernel
{
    public static void Multiply(Rows left, int rows, Panels right, Rows target, Finish finish)
    {
        for (var column = 0; column < right.Columns; column += Panels.Width)
        {
            var vectors = Math.Min(Panels.Width, right.Columns - column) / Vector512<float>.Count;
            for (var row = 0; row < rows;)
            {
                var tile = new Tile(
                    ref left.Data[row * left.Stride], left.Stride,
                    ref right.Data[column * right.Inner], right.Inner,
                    ref MemoryMarshal.GetReference(right.Bias[column..]),
                    ref target.Data[(row * target.Stride) + column], target.Stride,
                    vectors, finish);
                row += Run(tile, rows - row);
            }
        }
    }

    // One source for four heights: each copy is compiled for its own, without the rows it does not have.
    private static int Run(in Tile tile, int rows)
    {
        switch (rows)
        {
            case > 6:
                Run<EightRows>(tile);
                return 8;
            case > 4:
                Run<SixRows>(tile);
                return 6;
            case > 2:
                Run<FourRows>(tile);
                return 4;
            default:
                Run<TwoRows>(tile);
                return 2;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T>(in Tile tile)
        where T : struct, ITileHeight
    {
        var (x0, y0, z0) = Start(tile, 0);
        var (x1, y1, z1) = Start(tile, 1);
        var (x2, y2, z2) = T.Rows > 2 ? Start(tile, 2) : default;
        var (x3, y3, z3) = T.Rows > 2 ? Start(tile, 3) : default;
        var (x4, y4, z4) = T.Rows > 4 ? Start(tile, 4) : default;
        var (x5, y5, z5) = T.Rows > 4 ? Start(tile, 5) : default;
        var (x6, y6, z6) = T.Rows > 6 ? Start(tile, 6) : default;
        var (x7, y7, z7) = T.Rows > 6 ? Start(tile, 7) : default;
        ref var left0 = ref tile.LeftRow(0);
        ref var left1 = ref tile.LeftRow(1);
        ref var left2 = ref tile.LeftRow(2);
        ref var left3 = ref tile.LeftRow(3);
        ref var left4 = ref tile.LeftRow(4);
        ref var left5 = ref tile.LeftRow(5);
        ref var left6 = ref tile.LeftRow(6);
        ref var left7 = ref tile.LeftRow(7);
        ref var panel = ref tile.Panel;
        for (nint at = 0, end = tile.Inner; at < end; at++)
        {
            var x = Vector512.LoadUnsafe(ref panel);
            var y = Vector512.LoadUnsafe(ref panel, 16);
            var z = Vector512.LoadUnsafe(ref panel, 32);
            panel = ref Unsafe.Add(ref panel, Panels.Width);
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

    private static (Vector512<float> X, Vector512<float> Y, Vector512<float> Z) Start(in Tile tile, int row) =>
        (Start(tile, row, 0), Start(tile, row, 1), Start(tile, row, 2));

    private static Vector512<float> Start(in Tile tile, int row, int vector)
    {
        var place = (nuint)(vector * Vector512<float>.Count);
        var bias = Vector512.LoadUnsafe(ref tile.Bias, place);
        return tile.AddsToTarget && vector < tile.Vectors
            ? bias + Vector512.LoadUnsafe(ref tile.TargetRow(row), place)
            : bias;
    }

    private static void Store(in Tile tile, int row, Vector512<float> x, Vector512<float> y, Vector512<float> z)
    {
        Store(tile, row, 0, x);
        Store(tile, row, 1, y);
        Store(tile, row, 2, z);
    }

    private static void Store(in Tile tile, int row, int vector, Vector512<float> value)
    {
        if (vector < tile.Vectors)
        {
            Vector512.Max(value, Vector512.Create(tile.Least))
                .StoreUnsafe(ref tile.TargetRow(row), (nuint)(vector * Vector512<float>.Count));
        }
    }
}
