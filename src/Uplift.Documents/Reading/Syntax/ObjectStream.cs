namespace Uplift.Documents.Reading.Syntax;

/// <summary>Objects packed together into one stream (ISO 32000-1, 7.5.7).</summary>
internal sealed class ObjectStream
{
    private readonly ReadOnlyMemory<byte> data;
    private readonly int[] places;

    private ObjectStream(ReadOnlyMemory<byte> data, int[] numbers, int[] places)
    {
        this.data = data;
        this.places = places;
        Numbers = numbers;
    }

    public int[] Numbers { get; }

    public static ObjectStream? Open(ReadOnlyMemory<byte> data, int count, int first, ReadBudget budget)
    {
        if (first < 0 || first > data.Length || count < 0)
        {
            return null;
        }

        var lexer = new Lexer(data[..first], budget, references: false);
        var numbers = new List<int>();
        var offsets = new List<int>();
        while (numbers.Count < count && lexer.Next() is double number && lexer.Next() is double offset)
        {
            budget.Value();
            numbers.Add((int)Math.Clamp(number, -1, int.MaxValue));
            offsets.Add((int)Math.Clamp(first + offset, 0, data.Length));
        }

        return new ObjectStream(data, [.. numbers], [.. offsets]);
    }

    public object? Read(int index, ReadBudget budget)
    {
        var lexer = new Lexer(data, budget, references: true) { Position = places[index] };
        var value = lexer.Next();
        return value == Lexer.EndOfData || value is PdfKeyword ? null : value;
    }
}
