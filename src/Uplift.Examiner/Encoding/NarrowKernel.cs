using System.Numerics;
using System.Runtime.CompilerServices;

namespace Uplift.Examiner;

/// <summary>
/// The same product for processors without 512-bit vectors: tiles of 4 rows by 3 vectors of whatever width there is,
/// 12 sums, which with the panel's vectors fit into 16 registers.
/// </summary>
internal static class NarrowKernel
{
    private const int Height = 4;

    public static void Multiply(Rows left, int rows, Panels right, Rows target, Finish finish)
    {
        for (var column = 0; column < right.Columns; column += Panels.Width)
        {
            var panel = right.Data.Slice(column * right.Inner, Panels.Width * right.Inner);
            for (var row = 0; row < rows; row += Height)
            {
                for (var slice = 0; slice < Panels.Width; slice += 3 * Vector<float>.Count)
                {
                    var bias = right.Bias.Slice(column + slice, 3 * Vector<float>.Count);
                    var columns = Math.Min(3 * Vector<float>.Count, right.Columns - column - slice);
                    var tile = new Rows(target.Data[((row * target.Stride) + column + slice)..], target.Stride);
                    Run(left.Data[(row * left.Stride)..], left.Stride, panel[slice..], bias, tile, columns, finish);
                }
            }
        }
    }
}
