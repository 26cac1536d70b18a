namespace Uplift.Documents.Reading.Content;

/// <summary>The numbers before an operator.</summary>
internal static class Operands
{
    public static double Number(List<object?> operands, int index) =>
        index >= 0 && index < operands.Count && operands[index] is double value ? Math.Clamp(value, -1e9, 1e9) : 0;

    public static double[] Numbers(List<object?> operands)
    {
        var numbers = new double[operands.Count];
        var count = 0;
        foreach (var operand in operands)
        {
            if (operand is double value)
            {
                numbers[count++] = value;
            }
        }

        return count == numbers.Length ? numbers : numbers[..count];
    }
}
