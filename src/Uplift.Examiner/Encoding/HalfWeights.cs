using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Uplift.Examiner;

/// <summary>
/// Weights in a file of float16, little-endian, mapped into memory: what is not in use need not be resident, and
/// embeddings are widened when a text needs them.
/// </summary>
internal sealed class HalfWeights : WeightSource, IDisposable
{
    private const int Chunk = 256;

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    public HalfWeights(string path)
    {
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
    }

    public override void Copy(long from, Span<float> destination)
    {
        Span<ushort> halves = stackalloc ushort[Chunk];
        while (!destination.IsEmpty)
        {
            var part = halves[..Math.Min(Chunk, destination.Length)];
            view.SafeMemoryMappedViewHandle.ReadSpan((ulong)from * sizeof(ushort), part);
            Widen(part, destination);
            destination = destination[part.Length..];
            from += part.Length;
        }
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }

    /// <summary>
    /// IEEE 754: moved 13 bits up, a finite half reads as a float 2^112 times too small, subnormal or not. Weights are
    /// finite, and sixteen of them always come together.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Widen(ReadOnlySpan<ushort> halves, Span<float> singles)
    {
        var scale = Vector256.Create(BitConverter.UInt32BitsToSingle(0x7780_0000));
        var from = MemoryMarshal.Cast<ushort, Vector256<ushort>>(halves);
        var to = MemoryMarshal.Cast<float, Vector256<float>>(singles);
        for (var at = 0; at < from.Length; at++)
        {
            var (low, high) = Vector256.Widen(from[at]);
            to[2 * at] = Widen(low, scale);
            to[(2 * at) + 1] = Widen(high, scale);
        }
    }

    private static Vector256<float> Widen(Vector256<uint> half, Vector256<float> scale)
    {
        var magnitude = ((half & Vector256.Create(0x7FFFu)) << 13).AsSingle() * scale;
        var sign = (half & Vector256.Create(0x8000u)) << 16;
        return (magnitude.AsUInt32() | sign).AsSingle();
    }
}
