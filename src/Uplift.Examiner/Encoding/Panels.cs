using System.Runtime.CompilerServices;

namespace Uplift.Examiner;

/// <summary>The right side of a product as the kernel reads it: panels, each [inner x 48], and a bias.</summary>
internal readonly ref struct Panels
{
    /// <summary>Three vectors of 16: with 8 rows they fill 24 of the 32 vector registers with sums.</summary>
    public const int Width = 48;

    public Panels(Span<float> data, ReadOnlySpan<float> bias, int inner, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(data.Length, Size(inner, columns), nameof(data));
        ArgumentOutOfRangeException.ThrowIfLessThan(bias.Length, Count(columns) * Width, nameof(bias));
        Data = data;
        Bias = bias;
        Inner = inner;
        Columns = columns;
    }

    public Span<float> Data { get; }

    public ReadOnlySpan<float> Bias { get; }

    public int Inner { get; }

    public int Columns { get; }

    public static int Count(int columns) => (columns + Width - 1) / Width;

    public static int Size(int inner, int columns) => Count(columns) * Width * inner;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PutRow(int at, ReadOnlySpan<float> row)
    {
        for (var column = 0; column < row.Length; column += Width)
        {
            var part = row[column..Math.Min(column + Width, row.Length)];
            part.CopyTo(Data[((column * Inner) + (at * Width))..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PutColumn(int at, ReadOnlySpan<float> column)
    {
        var panel = Data.Slice(at / Width * Width * Inner, Width * Inner);
        var place = at % Width;
        foreach (var value in column)
        {
            panel[place] = value;
            place += Width;
        }
    }
}
