using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Uplift.Documents.Reading.Fonts;

/// <summary>Big-endian numbers at places that a font file names; nought beyond its end.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct FontBytes(ReadOnlyMemory<byte> data)
{
    public int Length => data.Length;

    public ReadOnlySpan<byte> Span => data.Span;

    public int Byte(long at) => at >= 0 && at < data.Length ? data.Span[(int)at] : 0;

    public int UShort(long at) =>
        at >= 0 && at + 2 <= data.Length ? BinaryPrimitives.ReadUInt16BigEndian(data.Span[(int)at..]) : 0;

    public int Short(long at) => (short)UShort(at);

    public long ULong(long at) =>
        at >= 0 && at + 4 <= data.Length ? BinaryPrimitives.ReadUInt32BigEndian(data.Span[(int)at..]) : 0;

    public FontBytes Slice(long start, long length)
    {
        if (start < 0 || start >= data.Length || length <= 0)
        {
            return new FontBytes(default);
        }

        return new FontBytes(data.Slice((int)start, (int)Math.Min(length, data.Length - start)));
    }
}
