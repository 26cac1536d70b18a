using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity;
using Uplift.Identity.Guests;
using Uplift.Platform.Data;

namespace Uplift.Tests.Identity.Guests;

public sealed class EraseIdleGuestsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task A_guest_who_stays_away_for_thirty_days_is_erased_with_everything()
    {
        var idle = new Visitor(app);
        var idleId = await idle.BecomeGuestAsync();
        await idle.BookmarkAsync(idleId, "indexes");
        var returning = new Visitor(app);
        var returningId = await returning.BecomeGuestAsync();
        await returning.BookmarkAsync(returningId, "indexes");
        var account = new Visitor(app);
        await account.SignUpAsync(Visitor.NewAddress());
        var accountId = await account.IdAsync();
        await account.BookmarkAsync(accountId, "indexes");

        app.Clock.Advance(TimeSpan.FromDays(20));
        await returning.MeAsync();
        app.Clock.Advance(TimeSpan.FromDays(11));
        await EraseAsync();

        (await AreThereAsync([idleId])).ShouldBeFalse();
        (await idle.BookmarksOfAsync(idleId)).ShouldBe(0);
        (await returning.IdAsync()).ShouldBe(returningId);
        (await returning.BookmarksOfAsync(returningId)).ShouldBe(1);
        (await account.BookmarksOfAsync(accountId)).ShouldBe(1);
    }

    [Fact]
    public async Task More_guests_than_fit_a_batch_are_erased_in_one_run()
    {
        var guests = new List<Guid>();
        for (var guest = 0; guest < 103; guest++)
        {
            guests.Add(await new Visitor(app).BecomeGuestAsync());
        }

        app.Clock.Advance(TimeSpan.FromDays(31));
        await EraseAsync();

        (await AreThereAsync(guests)).ShouldBeFalse();
    }

    private Task<bool> AreThereAsync(List<Guid> ids) => app.InScopeAsync(services =>
        services.GetRequiredService<AppDb>().Users.AnyAsync(u => ids.Contains(u.Id), TestContext.Current.CancellationToken));

    private Task<int> EraseAsync() => app.InScopeAsync(services =>
        services.GetRequiredService<EraseIdleGuests>().HandleAsync(TestContext.Current.CancellationToken));
}
