using System.Net;
using Uplift.Platform.RateLimits;

namespace Uplift.Tests.Platform.RateLimits;

public sealed class MemoryBudgetsTests
{
    private static readonly Budget Narrow = new("narrow", 2, TimeSpan.FromMinutes(1));
    private static readonly Budget Wide = new("wide", 10, TimeSpan.FromMinutes(5));
    private readonly TestClock clock = new();
    private readonly MemoryBudgets budgets;

    public MemoryBudgetsTests() => budgets = new MemoryBudgets(clock);

    [Fact]
    public async Task A_budget_is_whole_again_when_its_window_closes()
    {
        await TakeAsync(Narrow);
        await TakeAsync(Narrow);

        (await TakeAsync(Narrow)).RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
        clock.Advance(TimeSpan.FromMinutes(1));
        (await TakeAsync(Narrow)).Granted.ShouldBeTrue();
    }

    [Fact]
    public async Task All_budgets_are_taken_from_or_none()
    {
        await TakeAsync(Narrow, Wide);
        await TakeAsync(Narrow, Wide);

        var refused = await TakeAsync(Narrow, Wide);

        refused.Granted.ShouldBeFalse();
        refused.States.Select(state => state.Left).ShouldBe([0, 8]);
    }

    [Fact]
    public async Task A_permit_given_back_can_be_taken_again()
    {
        await TakeAsync(Narrow);
        await TakeAsync(Narrow);
        await budgets.ReturnAsync(Narrow, 5, TestContext.Current.CancellationToken);

        (await TakeAsync(Narrow)).States[0].Left.ShouldBe(1);
    }

    [Fact]
    public void Permits_taken_side_by_side_are_never_more_than_there_are()
    {
        var granted = 0;
        Parallel.For(0, 1000, _ =>
        {
            if (budgets.TakeAsync([Wide], TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult().Granted)
            {
                Interlocked.Increment(ref granted);
            }
        });

        granted.ShouldBe(10);
    }

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.77/32", "192.0.2.0/24")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.77/32", "192.0.2.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48")]
    public void An_address_and_its_block(string address, string single, string block)
    {
        AddressBlock.Single(IPAddress.Parse(address)).ShouldBe(single);
        AddressBlock.Block(IPAddress.Parse(address)).ShouldBe(block);
    }

    private ValueTask<Taken> TakeAsync(params Budget[] asked) => budgets.TakeAsync(asked, TestContext.Current.CancellationToken);
}
