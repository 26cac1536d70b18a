using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity;
using Uplift.Platform.Data;

namespace Uplift.Tests.Identity.Guests;

public sealed class GuestOfferTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);
    private readonly string email = Visitor.NewAddress();

    [Fact]
    public async Task A_guest_with_work_is_asked_before_it_moves()
    {
        var (guestId, accountId) = await SignInAsGuestWithAsync("indexes");

        var question = await (await ada.GetAsync("/signin/guest")).PageAsync();

        question.QuerySelector(".lead")!.TextContent.ShouldBe("You have 1 bookmark as a guest. Add it to your account?");
        (await ada.BookmarksOfAsync(guestId)).ShouldBe(1);
        (await ada.BookmarksOfAsync(accountId)).ShouldBe(0);
    }

    [Fact]
    public async Task Added_work_belongs_to_the_account_and_the_guest_is_gone()
    {
        var (guestId, accountId) = await SignInAsGuestWithAsync("indexes", "locks");

        var response = await ada.SubmitAsync("/signin/guest?returnUrl=%2Fbookmarks", "accept-guest");

        response.Target().ShouldBe("/bookmarks");
        (await ada.BookmarksOfAsync(accountId)).ShouldBe(2);
        (await ada.BookmarksOfAsync(guestId)).ShouldBe(0);
        (await ada.IdAsync()).ShouldBe(accountId);
        (await ada.GetAsync("/signin/guest")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Work_that_is_left_stays_where_it_was_and_is_not_asked_about_again()
    {
        var (guestId, accountId) = await SignInAsGuestWithAsync("indexes");

        await ada.SubmitAsync("/signin/guest", "decline-guest");

        (await ada.BookmarksOfAsync(guestId)).ShouldBe(1);
        (await ada.BookmarksOfAsync(accountId)).ShouldBe(0);
        (await ada.GetAsync("/signin/guest")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_guest_who_became_an_account_meanwhile_loses_nothing()
    {
        var (guestId, accountId) = await SignInAsGuestWithAsync("indexes");
        await app.InScopeAsync(services => services.GetRequiredService<AppDb>().Users
            .Where(u => u.Id == guestId)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, "b@example.org"), TestContext.Current.CancellationToken));

        await ada.SubmitAsync("/signin/guest", "accept-guest");

        (await ada.BookmarksOfAsync(guestId)).ShouldBe(1);
        (await ada.BookmarksOfAsync(accountId)).ShouldBe(0);
    }

    [Fact]
    public async Task A_guest_without_work_is_not_asked()
    {
        await ada.SignUpAsync(email);
        await ada.SignOutAsync();
        await ada.BecomeGuestAsync();

        (await ada.SignInAsync(email)).Target().ShouldBe("/");
    }

    private async Task<(Guid GuestId, Guid AccountId)> SignInAsGuestWithAsync(params string[] bookmarks)
    {
        await ada.SignUpAsync(email);
        var accountId = await ada.IdAsync();
        await ada.SignOutAsync();
        var guestId = await ada.BecomeGuestAsync();
        foreach (var slug in bookmarks)
        {
            await ada.BookmarkAsync(guestId, slug);
        }

        (await ada.SignInAsync(email)).Target().ShouldBe("/signin/guest");
        return (guestId, accountId);
    }
}
