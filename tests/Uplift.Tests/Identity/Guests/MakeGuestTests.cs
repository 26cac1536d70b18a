using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Identity;

namespace Uplift.Tests.Identity.Guests;

public sealed class MakeGuestTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task The_first_write_makes_a_guest_who_is_known_from_then_on()
    {
        var visitor = new Visitor(app);

        var id = await visitor.BecomeGuestAsync();

        var me = (await visitor.MeAsync())!.Value;
        me.GetProperty("id").GetGuid().ShouldBe(id);
        me.GetProperty("guest").GetBoolean().ShouldBeTrue();
        me.GetProperty("email").GetString().ShouldBeNull();
    }

    [Fact]
    public async Task Two_writes_of_one_request_make_one_guest()
    {
        var (same, _) = await app.InRequestAsync(async services =>
        {
            var guests = services.GetRequiredService<IGuests>();
            var first = await guests.EnsureUserAsync(TestContext.Current.CancellationToken);
            var second = await guests.EnsureUserAsync(TestContext.Current.CancellationToken);
            return first == second && services.GetRequiredService<CurrentUser>().Id == first;
        });

        same.ShouldBeTrue();
    }
}
