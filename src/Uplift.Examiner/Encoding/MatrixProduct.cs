using System.Runtime.Intrinsics;

namespace Uplift.Examiner;

/// <summary>What a product does with its sums.</summary>
[Flags]
internal enum Finish
{
    Store = 0,
    AddToTarget = 1,
    Rectify = 2,
}

/// <summary>A matrix of which only the first rows count; behind them there is room up to a multiple of eight.</summary>
internal readonly ref struct Rows(Span<float> data, int stride)
{
    public Span<float> Data { get; } = data;

    public int Stride { get; } = stride;

    /// <summary>The same rows from a column onwards.</summary>
    public Rows From(int column) => new(Data[column..], Stride);

    /// <summary>The same columns from a row onwards.</summary>
    public Rows FromRow(int row) => new(Data[(row * Stride)..], Stride);

    public Span<float> Row(int at, int columns) => Data.Slice(at * Stride, columns);
}

/// <summary>
/// target = left · right + bias. Every sum runs over the inner dimension in order with fused multiply-adds, so the two
/// kernels agree to the bit where the processor has such an instruction.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>Rows are computed in tiles of up to this many, so buffers have room for a multiple of it.</summary>
    public const int TallestTile = 8;

    public static bool HasWideVectors => Vector512.IsHardwareAccelerated;

    public static int WithRoom(int rows) => (rows + TallestTile - 1) / TallestTile * TallestTile;

    public static void Multiply(
        Rows left, int rows, Panels right, Rows target, Finish finish = Finish.Store, bool? wide = null)
    {
        // The kernels do not check bounds; this is the one place that does.
        var last = WithRoom(rows) - 1;
        var (leftEnd, targetEnd) = ((last * left.Stride) + right.Inner, (last * target.Stride) + right.Columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(left.Data.Length, leftEnd, nameof(left));
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Data.Length, targetEnd, nameof(target));
        ArgumentOutOfRangeException.ThrowIfNotEqual(right.Columns % Vector512<float>.Count, 0, nameof(right));
        if (wide ?? HasWideVectors)
        {
            WideKernel.Multiply(left, rows, right, target, finish);
        }
        else
        {
            NarrowKernel.Multiply(left, rows, right, target, finish);
        }
    }
}
