using System.Runtime.InteropServices;

namespace Uplift.Examiner;

/// <summary>
/// Floats that begin on a cache line, so that no 64-byte load straddles two. Pinned, because a collection that moved
/// the array would lose the alignment.
/// </summary>
internal sealed class AlignedBuffer
{
    private const int CacheLine = 64;

    private readonly float[] array;
    private readonly int start;
    private readonly int length;

    public AlignedBuffer(int length)
    {
        this.length = length;
        array = GC.AllocateArray<float>(length + (CacheLine / sizeof(float)), pinned: true);
        var misplaced = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % CacheLine);
        start = (CacheLine - misplaced) % CacheLine / sizeof(float);
    }

    public Span<float> Span => array.AsSpan(start, length);
}
