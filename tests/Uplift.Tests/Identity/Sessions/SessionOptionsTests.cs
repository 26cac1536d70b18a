using Uplift.Identity.Sessions;

namespace Uplift.Tests.Identity.Sessions;

public sealed class SessionOptionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SessionOptions options = new() { IdleDays = 30, AbsoluteDays = 90 };

    [Fact]
    public void A_session_ends_when_nobody_used_it_for_thirty_days() =>
        options.EndOf(Start, Start.AddDays(10)).ShouldBe(Start.AddDays(40));

    [Fact]
    public void A_session_in_use_ends_after_ninety_days_all_the_same() =>
        options.EndOf(Start, Start.AddDays(80)).ShouldBe(Start.AddDays(90));
}
