using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Uplift.Examiner;

/// <summary>What the wide kernel needs to know of one tile. Bounds were checked for the whole product.</summary>
internal readonly ref struct Tile(
    ref float left, ref float panel, ref float bias, ref float target,
    nint leftStride, nint inner, nint targetStride, int vectors, Finish finish)
{
    private const nuint Second = 16;
    private const nuint Third = 32;

    public readonly ref float Panel = ref panel;
    public readonly nint Inner = inner;

    private readonly ref float left = ref left;
    private readonly ref float bias = ref bias;
    private readonly ref float target = ref target;
    private readonly nint leftStride = leftStride;
    private readonly nint targetStride = targetStride;
    private readonly int vectors = vectors;
    private readonly Finish finish = finish;

    public ref float LeftRow(int row) => ref Unsafe.Add(ref left, row * leftStride);

    /// <summary>What the sums of a row begin with.</summary>
    public (Vector512<float> X, Vector512<float> Y, Vector512<float> Z) Start(int row)
    {
        var x = Vector512.LoadUnsafe(ref bias);
        var y = Vector512.LoadUnsafe(ref bias, Second);
        var z = Vector512.LoadUnsafe(ref bias, Third);
        if ((finish & Finish.AddToTarget) != 0)
        {
            ref var there = ref Unsafe.Add(ref target, row * targetStride);
            x += Vector512.LoadUnsafe(ref there);
            y = vectors > 1 ? y + Vector512.LoadUnsafe(ref there, Second) : y;
            z = vectors > 2 ? z + Vector512.LoadUnsafe(ref there, Third) : z;
        }

        return (x, y, z);
    }

    public void Store(int row, Vector512<float> x, Vector512<float> y, Vector512<float> z)
    {
        ref var there = ref Unsafe.Add(ref target, row * targetStride);
        var least = Vector512.Create((finish & Finish.Rectify) != 0 ? 0f : float.NegativeInfinity);
        Vector512.Max(x, least).StoreUnsafe(ref there);
        if (vectors > 1)
        {
            Vector512.Max(y, least).StoreUnsafe(ref there, Second);
        }

        if (vectors > 2)
        {
            Vector512.Max(z, least).StoreUnsafe(ref there, Third);
        }
    }
}
