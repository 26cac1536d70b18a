using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Uplift.Examiner;

/// <summary>
/// A few rows of the target by three vectors of columns, of which the last panel may have fewer. Bounds were checked
/// for the whole product.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct Tile
{
    public ref float Left;
    public nint LeftStride;
    public ref float Panel;
    public nint Inner;
    public ref float Bias;
    public ref float Target;
    public nint TargetStride;
    public int Vectors;
    public Finish Finish;

    /// <summary>What to fetch into the cache meanwhile, and how far to go on with each step.</summary>
    public ref float Ahead;
    public nint AheadStep;

    public readonly bool AddsToTarget => (Finish & Finish.AddToTarget) == Finish.AddToTarget;

    /// <summary>Below this no value is stored.</summary>
    public readonly float Least => (Finish & Finish.Rectify) == Finish.Rectify ? 0 : float.NegativeInfinity;

    public readonly ref float LeftRow(int row) => ref Unsafe.Add(ref Left, row * LeftStride);

    public readonly ref float TargetRow(int row) => ref Unsafe.Add(ref Target, row * TargetStride);
}
