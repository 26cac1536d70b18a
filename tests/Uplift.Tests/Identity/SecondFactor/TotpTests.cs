using System.Text;
using Uplift.Identity.SecondFactor;

namespace Uplift.Tests.Identity.SecondFactor;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, cut to six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void It_agrees_with_the_standards_vectors(long seconds, string code)
    {
        Totp.CodeAt(Secret, seconds / 30).ShouldBe(code);
        Totp.MatchingStep(Secret, code, DateTimeOffset.FromUnixTimeSeconds(seconds)).ShouldBe(seconds / 30);
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_a_step_off(int seconds, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

        (Totp.MatchingStep(Secret, Totp.CodeAt(Secret, 1_800_000_000 / 30), now.AddSeconds(seconds)) is not null).ShouldBe(isTaken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870821")]
    [InlineData("٢٨٧٠٨٢")]
    public void Anything_else_is_no_code(string code) =>
        Totp.MatchingStep(Secret, code, DateTimeOffset.FromUnixTimeSeconds(59)).ShouldBeNull();

    [Fact]
    public void The_secret_is_typed_in_base_32() => Totp.Base32(Secret).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}
