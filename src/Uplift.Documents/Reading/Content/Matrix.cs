using System.Runtime.InteropServices;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Content;

/// <summary>An affine map as PDF writes it: x' = ax + cy + e, y' = bx + dy + f.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static Matrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>This map first, then the other.</summary>
    public Matrix Then(in Matrix next) => new(
        (A * next.A) + (B * next.C),
        (A * next.B) + (B * next.D),
        (C * next.A) + (D * next.C),
        (C * next.B) + (D * next.D),
        (E * next.A) + (F * next.C) + next.E,
        (E * next.B) + (F * next.D) + next.F);

    public (double X, double Y) Apply(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    public Box Apply(Box box)
    {
        var (x1, y1) = Apply(box.Left, box.Top);
        var (x2, y2) = Apply(box.Right, box.Top);
        var (x3, y3) = Apply(box.Left, box.Bottom);
        var (x4, y4) = Apply(box.Right, box.Bottom);
        return new Box(
            Math.Min(Math.Min(x1, x2), Math.Min(x3, x4)),
            Math.Min(Math.Min(y1, y2), Math.Min(y3, y4)),
            Math.Max(Math.Max(x1, x2), Math.Max(x3, x4)),
            Math.Max(Math.Max(y1, y2), Math.Max(y3, y4)));
    }

    public static Matrix? From(double[] numbers) =>
        numbers.Length == 6 ? new Matrix(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) : null;
}
