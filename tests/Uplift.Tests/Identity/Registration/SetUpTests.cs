using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity.Contracts;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Identity.Registration;

public sealed class SetUpTests : IAsyncDisposable
{
    private readonly UpliftApp app = new();

    [Fact]
    public async Task The_link_of_the_first_start_makes_the_first_admin_once()
    {
        var path = (await OfferAsync())!;
        var admin = new Visitor(app);

        (await SetUpAsync(admin, path)).Target().ShouldBe("/admin/people");

        (await admin.MeAsync())!.Value.Text("role").ShouldBe("admin");
        (await new Visitor(app).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await OfferAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task The_first_link_that_is_used_closes_those_of_other_nodes()
    {
        var (one, other) = ((await OfferAsync())!, (await OfferAsync())!);
        await SetUpAsync(new Visitor(app), one);

        (await new Visitor(app).GetAsync(other)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_link_works_for_a_day()
    {
        var path = (await OfferAsync())!;

        app.Clock.Advance(TimeSpan.FromDays(1));

        (await new Visitor(app).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_link_is_no_invitation()
    {
        var token = (await OfferAsync())!.Split('/')[^1];

        var response = await new Visitor(app).PostAsync(
            "/api/v1/users", new { email = Visitor.NewAddress(), password = Visitor.Password, displayName = "Eve", invitation = token });

        (await response.ProblemTypeAsync()).ShouldBe("/problems/invitation-unusable");
    }

    [Fact]
    public async Task An_installation_with_an_admin_offers_none()
    {
        await app.InitializeAsync();
        await app.SomebodyWithAsync("root@example.org", Role.Admin);

        (await OfferAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Closed_means_closed_but_for_the_first_admin()
    {
        app.With("Uplift:SignUp:Mode", "closed");
        var path = (await OfferAsync())!;

        (await (await new Visitor(app).PostAsync("/api/v1/users", new { email = Visitor.NewAddress(), password = Visitor.Password, displayName = "Eve" }))
            .ProblemTypeAsync()).ShouldBe("/problems/sign-up-closed");
        (await (await new Visitor(app).GetAsync("/signup")).PageAsync()).QuerySelector("main form").ShouldBeNull();
        (await SetUpAsync(new Visitor(app), path)).Target().ShouldBe("/admin/people");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static Task<HttpResponseMessage> SetUpAsync(Visitor visitor, string path) => visitor.SubmitAsync(
        path, "set-up", ("Draft.DisplayName", "Root"), ("Draft.Email", Visitor.NewAddress()), ("Draft.Password", Visitor.Password));

    private async Task<string?> OfferAsync()
    {
        await app.InitializeAsync();
        return await app.InScopeAsync(services => services.GetRequiredService<ISetup>().OfferAsync(TestContext.Current.CancellationToken));
    }
}
