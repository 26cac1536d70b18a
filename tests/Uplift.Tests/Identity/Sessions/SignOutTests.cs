using System.Net;

namespace Uplift.Tests.Identity.Sessions;

public sealed class SignOutTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_too()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var stolen = ada.Token!;

        var response = await ada.SignOutAsync();

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Target().ShouldBe("/");
        ada.Token.ShouldBeNull();
        (await new Visitor(app) { Token = stolen }.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Opening_the_page_signs_nobody_out()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        (await ada.GetAsync("/signout")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await ada.MeAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_guest_is_told_what_signing_out_costs()
    {
        await ada.BecomeGuestAsync();

        (await (await ada.GetAsync("/signout")).PageAsync()).QuerySelector("main, body")!.TextContent.ShouldContain("to keep it");
    }

    [Fact]
    public async Task Nobody_has_nothing_to_sign_out_of() => (await ada.GetAsync("/signout")).Target().ShouldBe("/");
}
