using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Identity.External;

public sealed class ExternalSignInTests : IClassFixture<ProviderApp>
{
    private readonly ProviderApp own;
    private readonly Visitor ada;
    private readonly string subject = Visitor.NewAddress();
    private readonly string email = Visitor.NewAddress();

    public ExternalSignInTests(ProviderApp own)
    {
        this.own = own;
        ada = new Visitor(own.App);
        (own.Provider.Lie, own.Provider.Email, own.Provider.EmailVerified) = (Lie.None, email, true);
    }

    public static TheoryData<Lie> Lies => [.. Enum.GetValues<Lie>().Where(lie => lie != Lie.None)];

    [Fact]
    public async Task Somebody_new_gets_an_account_and_is_signed_in_to_it_the_next_time()
    {
        (await own.SignInAsync(ada, subject, "/signin/own?returnUrl=%2Fguides%3Ftag%3Dsql")).Target().ShouldBe("/guides?tag=sql");
        var id = await ada.IdAsync();
        var again = new Visitor(own.App);
        await own.SignInAsync(again, subject);

        (await again.IdAsync()).ShouldBe(id);
        (await again.MeAsync())!.Value.GetProperty("email").GetString().ShouldBe(email);
        (await again.MeAsync())!.Value.GetProperty("displayName").GetString().ShouldBe("Adaof the provider");
    }

    [Fact]
    public async Task An_invitation_gives_its_role_to_whoever_comes_with_it_through_a_provider()
    {
        var invitation = await InviteAsync();

        await own.SignInAsync(ada, subject, $"/signin/own?invitation={invitation}");
        var late = new Visitor(own.App);
        own.Provider.Email = Visitor.NewAddress();
        var refused = await own.SignInAsync(late, Visitor.NewAddress(), $"/signin/own?invitation={invitation}");

        (await ada.MeAsync())!.Value.GetProperty("role").GetString().ShouldBe("coach");
        (await refused.AlertAsync()).ShouldContain("was used");
        (await late.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task An_invitation_whose_address_has_an_account_already_can_still_be_used()
    {
        var invitation = await InviteAsync();
        await ada.SignUpAsync(email);
        await own.SignInAsync(new Visitor(own.App), subject, $"/signin/own?invitation={invitation}");
        own.Provider.Email = Visitor.NewAddress();
        var next = new Visitor(own.App);

        await own.SignInAsync(next, Visitor.NewAddress(), $"/signin/own?invitation={invitation}");

        (await next.MeAsync())!.Value.GetProperty("role").GetString().ShouldBe("coach");
    }

    [Fact]
    public async Task The_sign_up_page_passes_the_invitation_on_to_providers()
    {
        var invitation = await InviteAsync();

        var page = await (await ada.GetAsync($"/signup?invitation={invitation}&returnUrl=%2Fguides")).PageAsync();

        page.QuerySelector("a[href^='/signin/own']")!.GetAttribute("href")
            .ShouldBe($"/signin/own?invitation={invitation}&returnUrl=%2Fguides");
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_provider_that_lies_in_one_thing_is_refused_with_a_page(Lie lie)
    {
        own.Provider.Lie = lie;

        var response = await own.SignInAsync(ada, subject);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.PageAsync()).QuerySelector("h1")!.TextContent.ShouldBe("You are not signed in");
        (await response.AlertAsync()).ShouldNotBeEmpty();
        (await ada.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_new_key_of_the_provider_is_taken_at_the_first_try()
    {
        await own.SignInAsync(ada, subject);
        own.Provider.ChangeKey();
        own.App.Clock.Advance(TimeSpan.FromMinutes(1));

        (await own.SignInAsync(new Visitor(own.App), subject)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Forged_keys_do_not_make_us_flood_the_provider()
    {
        await own.SignInAsync(ada, subject);
        own.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = own.Provider.KeyRequests;
        own.Provider.Lie = Lie.UnknownKey;

        for (var forgery = 0; forgery < 5; forgery++)
        {
            await own.SignInAsync(new Visitor(own.App), subject);
        }

        (own.Provider.KeyRequests - before).ShouldBe(1);
    }

    [Fact]
    public async Task An_address_alone_opens_no_account_that_is_there_already()
    {
        await new Visitor(own.App).SignUpAsync(email);

        var response = await own.SignInAsync(ada, subject);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.AlertAsync()).ShouldContain("link");
        (await ada.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task An_address_that_the_provider_has_not_verified_makes_no_account()
    {
        own.Provider.EmailVerified = false;

        var response = await own.SignInAsync(ada, subject);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ada.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Another_browser_cannot_finish_what_this_one_began()
    {
        var back = own.Provider.Authorize(await ProviderApp.StartAsync(ada), subject);

        (await new Visitor(own.App).GetAsync(back)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_way_back_can_be_gone_once()
    {
        var back = own.Provider.Authorize(await ProviderApp.StartAsync(ada), subject);
        await ada.GetAsync(back);
        await ada.SignOutAsync();

        (await ada.GetAsync(back)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ada.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_says_no_at_the_provider_is_told_that_nothing_happened()
    {
        await ProviderApp.StartAsync(ada);

        var response = await ada.GetAsync("/signin/own/callback?error=access_denied");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_session_from_before_is_worth_nothing_afterwards()
    {
        await ada.BecomeGuestAsync();
        var planted = ada.Token!;

        await own.SignInAsync(ada, subject);

        ada.Token.ShouldNotBe(planted);
        (await new Visitor(own.App) { Token = planted }.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_guest_who_signs_up_this_way_keeps_their_row()
    {
        var guest = await ada.BecomeGuestAsync();

        (await own.SignInAsync(ada, subject)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await ada.IdAsync()).ShouldBe(guest);
        (await ada.MeAsync())!.Value.GetProperty("email").GetString().ShouldBe(email);
    }

    [Theory]
    [InlineData("/signin/own?returnUrl=https%3A%2F%2Fevil.example%2F")]
    [InlineData("/signin/own?returnUrl=%2F%2Fevil.example%2F")]
    [InlineData("/signin/own?returnUrl=%2F%0d%0aSet-Cookie%3A%20a%3Db")]
    public async Task A_return_address_outside_this_site_leads_home(string start) =>
        (await own.SignInAsync(ada, subject, start)).Target().ShouldBe("/");

    [Fact]
    public async Task Nobody_knows_a_provider_that_is_not_configured()
    {
        (await ada.GetAsync("/signin/google")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ada.GetAsync("/signin/google/callback?code=a&state=b")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_identity_is_linked_by_whoever_is_signed_in_and_then_signs_them_in()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var id = await ada.IdAsync();

        (await own.SignInAsync(ada, subject, await LinkAddressAsync(ada))).Target().ShouldBe("/settings/external?linked=true");

        var elsewhere = new Visitor(own.App);
        await own.SignInAsync(elsewhere, subject);
        (await elsewhere.IdAsync()).ShouldBe(id);
    }

    [Fact]
    public async Task A_link_that_another_site_sends_somebody_to_does_not_begin_to_link()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var eve = new Visitor(own.App);
        await eve.SignUpAsync(Visitor.NewAddress());

        (await ada.GetAsync(await LinkAddressAsync(eve))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_identity_of_somebody_else_cannot_be_linked()
    {
        await own.SignInAsync(new Visitor(own.App), subject);
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await own.SignInAsync(ada, subject, await LinkAddressAsync(ada));

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await (await ada.GetAsync("/settings/external")).PageAsync()).QuerySelectorAll("button[name=Key]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_is_removed_but_never_the_last_way_in()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await own.SignInAsync(ada, subject, await LinkAddressAsync(ada));
        (await RemoveAsync(ada)).Target().ShouldBe("/settings/external?removed=true");

        var bob = new Visitor(own.App);
        own.Provider.Email = Visitor.NewAddress();
        await own.SignInAsync(bob, Visitor.NewAddress());

        var refused = await RemoveAsync(bob);
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.AlertAsync()).ShouldContain("only way");
    }

    [Fact]
    public async Task A_provider_is_one_factor_and_the_accounts_own_second_one_is_asked_for()
    {
        await own.SignInAsync(ada, subject);
        var factor = await own.App.TurnOnSecondFactorAsync(ada);
        var elsewhere = new Visitor(own.App);

        var first = await own.SignInAsync(elsewhere, subject, "/signin/own?returnUrl=%2Fguides");
        var between = await elsewhere.MeAsync();
        var form = Visitor.FillIn(await first.PageAsync(), "/signin", "sign-in-code", ("CodeDraft.Code", factor.Code()));
        var second = await elsewhere.SendAsync(form);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        between.ShouldBeNull();
        second.Target().ShouldBe("/guides");
        (await elsewhere.MeAsync())!.Value.GetProperty("email").GetString().ShouldBe(email);
    }

    [Fact]
    public async Task A_disabled_account_is_not_opened_by_a_provider_either()
    {
        await own.SignInAsync(ada, subject);
        var id = await ada.IdAsync();
        await own.App.InScopeAsync(services => services.GetRequiredService<AppDb>().Set<AppUser>()
            .Where(user => user.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.DisabledAt, own.App.Clock.GetUtcNow())));

        var elsewhere = new Visitor(own.App);

        (await own.SignInAsync(elsewhere, subject)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await elsewhere.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Linking_needs_a_sign_in_of_the_last_ten_minutes()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var link = await LinkAddressAsync(ada);
        own.App.Clock.Advance(TimeSpan.FromMinutes(11));

        (await ada.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await ada.GetAsync("/settings/external")).Target()!.ShouldStartWith("/settings/confirm?returnUrl=");
    }

    private static async Task<string> LinkAddressAsync(Visitor visitor) =>
        (await (await visitor.GetAsync("/settings/external")).PageAsync()).QuerySelector("main a[href^='/signin/own?link=']")!.GetAttribute("href")!;

    private static async Task<HttpResponseMessage> RemoveAsync(Visitor visitor)
    {
        var key = (await (await visitor.GetAsync("/settings/external")).PageAsync()).QuerySelector("button[name=Key]")!.GetAttribute("value")!;
        return await visitor.SubmitAsync("/settings/external", "remove-login", ("Key", key));
    }

    private async Task<string> InviteAsync()
    {
        var admin = new Visitor(own.App);
        await own.App.EnterAsync(admin, await own.App.SomebodyWithAsync(Visitor.NewAddress(), Role.Admin));
        var made = await admin.PostAsync("/api/v1/invitations", new { role = "coach" }).JsonAsync(HttpStatusCode.Created);
        return made.Text("link").Split("invitation=")[^1];
    }
}
