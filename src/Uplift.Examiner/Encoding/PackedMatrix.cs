namespace Uplift.Examiner;

/// <summary>
/// A matrix of weights [inner x columns] with its bias, cut into panels of 48 columns. Within a panel the 48 values of
/// one row lie side by side, so the kernel reads the panel from front to back, whatever the width of the matrix
/// (Goto, van de Geijn: Anatomy of High-Performance Matrix Multiplication, ACM TOMS 34(3), 2008).
/// </summary>
internal sealed class PackedMatrix
{
    private readonly AlignedBuffer panels;
    private readonly AlignedBuffer bias;
    private readonly int inner;
    private readonly int columns;

    public PackedMatrix(int inner, int columns)
    {
        this.inner = inner;
        this.columns = columns;
        panels = new AlignedBuffer(Panels.Size(inner, columns));
        bias = new AlignedBuffer(Panels.Count(columns) * Panels.Width);
    }

    public Panels Panels => new(panels.Span, bias.Span, inner, columns);

    /// <summary>Reads the kernel, stored row by row, and the bias behind it.</summary>
    public static PackedMatrix Read(WeightReader weights, int inner, int columns)
    {
        var matrix = new PackedMatrix(inner, columns);
        var row = new float[columns];
        for (var at = 0; at < inner; at++)
        {
            weights.Read(row);
            matrix.Panels.PutRow(at, row);
        }

        weights.Read(matrix.bias.Span[..columns]);
        return matrix;
    }
}
