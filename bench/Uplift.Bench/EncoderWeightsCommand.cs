using System.Runtime.InteropServices;

namespace Uplift.Bench;

/// <summary>Makes the file that is delivered: the same numbers, each rounded to the nearest float16.</summary>
internal static class EncoderWeightsCommand
{
    public static int Run(string package, string target, TextWriter output)
    {
        var numbers = PackageWeights.Load(package).All;
        var halves = new Half[numbers.Length];
        var largest = 0f;
        for (var at = 0; at < halves.Length; at++)
        {
            halves[at] = (Half)numbers[at];
            largest = MathF.Max(largest, MathF.Abs(numbers[at]));
        }

        File.WriteAllBytes(target, MemoryMarshal.AsBytes(halves.AsSpan()));
        output.WriteLine($"{halves.Length:N0} numbers, the largest {largest:F3}, {halves.Length * 2:N0} bytes");
        return 0;
    }
}
