namespace Uplift.Documents.Reading.Filters;

/// <summary>Bytes that a filter gives, counted against the budget while they come.</summary>
internal sealed class ByteSink(ReadBudget budget)
{
    private const int Step = 4096;

    private readonly long most = budget.LargestStream;
    private byte[] bytes = new byte[Step];
    private int counted;

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public byte this[int index] => bytes[index];

    public void Add(byte b)
    {
        if (Length == bytes.Length)
        {
            Grow(1);
        }

        bytes[Length++] = b;
    }

    public void Add(ReadOnlySpan<byte> some)
    {
        if (Length + some.Length > bytes.Length)
        {
            Grow(some.Length);
        }

        some.CopyTo(bytes.AsSpan(Length));
        Length += some.Length;
    }

    /// <summary>Repeats bytes from before, as the Lempel-Ziv family does; the stretches may overlap.</summary>
    public void Repeat(int distance, int length)
    {
        if (Length + length > bytes.Length)
        {
            Grow(length);
        }

        for (var i = 0; i < length; i++)
        {
            bytes[Length] = bytes[Length - distance];
            Length++;
        }
    }

    public ReadOnlyMemory<byte> Close()
    {
        budget.Decompressed(Length - counted);
        counted = Length;
        return Written;
    }

    private void Grow(int needed)
    {
        budget.Decompressed(Length - counted);
        counted = Length;
        if (Length + (long)needed > most)
        {
            throw ReadBudget.TooComplex();
        }

        Array.Resize(ref bytes, (int)Math.Min(Math.Max(bytes.Length * 2L, (long)Length + needed), Math.Max(most, Length + needed)));
    }
}
