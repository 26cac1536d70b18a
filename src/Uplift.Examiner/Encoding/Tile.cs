using System.Runtime.CompilerServices;

namespace Uplift.Examiner;

/// <summary>
/// A few rows of the target by three vectors of columns, at most <paramref name="vectors"/> of which exist. Bounds were
/// checked for the whole product.
/// </summary>
internal readonly ref struct Tile(
    ref float left, nint leftStride, ref float panel, nint inner, ref float bias, ref float target, nint targetStride,
    int vectors, Finish finish)
{
    public readonly ref float Panel = ref panel;
    public readonly ref float Bias = ref bias;
    public readonly nint Inner = inner;
    public readonly int Vectors = vectors;

    private readonly ref float left = ref left;
    private readonly ref float target = ref target;
    private readonly nint leftStride = leftStride;
    private readonly nint targetStride = targetStride;
    private readonly Finish finish = finish;

    public bool AddsToTarget => (finish & Finish.AddToTarget) != 0;

    /// <summary>Below this no value is stored.</summary>
    public float Least => (finish & Finish.Rectify) != 0 ? 0 : float.NegativeInfinity;

    public ref float LeftRow(int row) => ref Unsafe.Add(ref left, row * leftStride);

    public ref float TargetRow(int row) => ref Unsafe.Add(ref target, row * targetStride);
}
