using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

public sealed class HalfWeightsTests
{
    [Fact]
    public void Every_finite_half_becomes_the_same_float()
    {
        ushort[] halves = [.. Enumerable.Range(0, 65536).Select(bits => (ushort)bits)];
        var singles = new float[halves.Length];
        HalfWeights.Widen(halves, singles);
        foreach (var half in halves.Where(bits => Half.IsFinite(BitConverter.UInt16BitsToHalf(bits))))
        {
            singles[half].ShouldBe((float)BitConverter.UInt16BitsToHalf(half));
        }
    }
}
