using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Uplift.Examiner;

/// <summary>
/// What happens to one row between two products. Always in lanes of sixteen, which the runtime splits where registers
/// are narrower: the order of additions, and with it the result, does not depend on the processor.
/// </summary>
internal static class RowMath
{
    private const float Epsilon = 1e-6f;

    /// <summary>Layer normalisation (Ba, Kiros, Hinton 2016) with the biased variance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normalise(
        ReadOnlySpan<float> row, ReadOnlySpan<float> scale, ReadOnlySpan<float> bias, Span<float> target)
    {
        var from = Lanes(row);
        var scales = Lanes(scale)[..from.Length];
        var biases = Lanes(bias)[..from.Length];
        var to = Lanes(target)[..from.Length];
        var sum = Vector512<float>.Zero;
        foreach (var value in from)
        {
            sum += value;
        }

        var mean = Vector512.Create(Vector512.Sum(sum) / row.Length);
        var squares = Vector512<float>.Zero;
        foreach (var value in from)
        {
            squares += (value - mean) * (value - mean);
        }

        var spread = Vector512.Create(1 / MathF.Sqrt((Vector512.Sum(squares) / row.Length) + Epsilon));
        for (var at = 0; at < to.Length; at++)
        {
            to[at] = ((from[at] - mean) * spread * scales[at]) + biases[at];
        }
    }

    /// <summary>
    /// Soft-max of <paramref name="scale"/> times the first <paramref name="count"/> values. What follows them, up to
    /// the next full vector, is overwritten.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SoftMax(Span<float> row, int count, float scale)
    {
        row = row[..WithRoom(count)];
        row[count..].Fill(float.NegativeInfinity);
        var values = Lanes(row);
        var highest = values[0];
        foreach (var value in values)
        {
            highest = Vector512.Max(highest, value);
        }

        // Subtracting the largest keeps every exponential within 0..1.
        var top = Vector512.Create(Largest(highest));
        var sum = Vector512<float>.Zero;
        foreach (ref var value in values)
        {
            value = Vector512.Exp((value - top) * scale);
            sum += value;
        }

        var share = 1 / Vector512.Sum(sum);
        foreach (ref var value in values)
        {
            value *= share;
        }
    }

    /// <summary>tanh x = 1 - 2 / (exp 2x + 1); right at both ends, where exp is 0 or infinite.</summary>
    public static void Tanh(Span<float> row)
    {
        var one = Vector512<float>.One;
        foreach (ref var value in Lanes(row))
        {
            value = one - ((one + one) / (Vector512.Exp(value + value) + one));
        }
    }

    public static void Scale(Span<float> row, float factor)
    {
        foreach (ref var value in Lanes(row))
        {
            value *= factor;
        }
    }

    public static void Add(ReadOnlySpan<float> row, Span<float> target)
    {
        var from = Lanes(row);
        var to = Lanes(target)[..from.Length];
        for (var at = 0; at < to.Length; at++)
        {
            to[at] += from[at];
        }
    }

    public static float SquaredLength(ReadOnlySpan<float> row)
    {
        var sum = Vector512<float>.Zero;
        foreach (var value in Lanes(row))
        {
            sum += value * value;
        }

        return Vector512.Sum(sum);
    }

    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var one = Lanes(left);
        var other = Lanes(right)[..one.Length];
        var sum = Vector512<float>.Zero;
        for (var at = 0; at < one.Length; at++)
        {
            sum += one[at] * other[at];
        }

        return Vector512.Sum(sum);
    }

    /// <summary>Brings a row to length one; a row of zeros stays.</summary>
    public static void Unify(Span<float> row)
    {
        var length = MathF.Sqrt(SquaredLength(row));
        if (length > 0)
        {
            Scale(row, 1 / length);
        }
    }

    /// <summary>Rounded up to full vectors.</summary>
    public static int WithRoom(int count) =>
        (count + Vector512<float>.Count - 1) / Vector512<float>.Count * Vector512<float>.Count;

    private static float Largest(Vector512<float> values)
    {
        var half = Vector256.Max(values.GetLower(), values.GetUpper());
        var quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        return MathF.Max(MathF.Max(quarter[0], quarter[1]), MathF.Max(quarter[2], quarter[3]));
    }

    private static Span<Vector512<float>> Lanes(Span<float> row) => MemoryMarshal.Cast<float, Vector512<float>>(row);

    private static ReadOnlySpan<Vector512<float>> Lanes(ReadOnlySpan<float> row) =>
        MemoryMarshal.Cast<float, Vector512<float>>(row);
}
