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
        var tiles = (rows + MatrixProduct.TallestTile - 1) / MatrixProduct.TallestTile;
        for (var column = 0; column < right.Columns; column += Panels.Width)
        {
            var vectors = Math.Min(Panels.Width, right.Columns - column) / Vector512<float>.Count;
            for (var row = 0; row < rows; row += MatrixProduct.TallestTile)
            {
                var tile = new Tile
                {
                    Left = ref left.Data[row * left.Stride],
                    LeftStride = left.Stride,
                    Panel = ref right.Data[column * right.Inner],
                    Inner = right.Inner,
                    Bias = ref MemoryMarshal.GetReference(right.Bias[column..]),
                    Target = ref target.Data[(row * target.Stride) + column],
                    TargetStride = target.Stride,
                    Vectors = vectors,
                    Finish = finish,
                };
                FetchShare(ref tile, right, column + Panels.Width, row / MatrixProduct.TallestTile, tiles);
                Run(tile, rows - row);
            }
        }
    }

    // Each tile of this panel asks for its share of the next one: at most a line of 16 with every step, so one or two
    // tiles ask only for its beginning, after which the processor has noticed where this goes.
    private static void FetchShare(ref Tile tile, Panels right, int column, int share, int shares)
    {
        var next = column < right.Columns ? column * right.Inner : 0;
        var step = Math.Min(Panels.Width / shares, Vector512<float>.Count);
        tile.Ahead = ref right.Data[next + (share * step * right.Inner)];
        tile.AheadStep = step;
    }

    // One source for four heights: each copy is compiled for its own, without the rows it does not have.
    private static void Run(in Tile tile, int rows)
    {
        switch (rows)
        {
            case > 6:
                WideTile.Run<EightRows>(tile);
                break;
            case > 4:
                WideTile.Run<SixRows>(tile);
                break;
            case > 2:
                WideTile.Run<FourRows>(tile);
                break;
            default:
                WideTile.Run<TwoRows>(tile);
                break;
        }
    }
}
