using Uplift.Library.Content;
using Uplift.Platform.Http;

namespace Uplift.Tests.Library.Content;

public sealed class OncePerVersionTests
{
    private readonly ContentVersion version = new() { Current = "1" };

    [Fact]
    public async Task All_who_come_while_it_is_read_wait_for_that_reading()
    {
        var (readings, gate) = (0, new TaskCompletionSource());
        var once = new OncePerVersion<int>(version, async () =>
        {
            await gate.Task;
            return Interlocked.Increment(ref readings);
        });

        var all = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => once.GetAsync(TestContext.Current.CancellationToken)));
        gate.SetResult();

        (await all).ShouldAllBe(value => value == 1);
    }

    [Fact]
    public async Task A_new_version_is_read_anew()
    {
        var readings = 0;
        var once = new OncePerVersion<int>(version, () => Task.FromResult(++readings));
        await once.GetAsync(TestContext.Current.CancellationToken);

        version.Current = "2";

        (await once.GetAsync(TestContext.Current.CancellationToken)).ShouldBe(2);
        (await once.GetAsync(TestContext.Current.CancellationToken)).ShouldBe(2);
    }

    [Fact]
    public async Task A_reading_that_failed_is_tried_again()
    {
        var readings = 0;
        var once = new OncePerVersion<int>(
            version, () => ++readings == 1 ? Task.FromException<int>(new TimeoutException()) : Task.FromResult(readings));

        await Should.ThrowAsync<TimeoutException>(() => once.GetAsync(TestContext.Current.CancellationToken));

        (await once.GetAsync(TestContext.Current.CancellationToken)).ShouldBe(2);
    }
}
