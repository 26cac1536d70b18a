using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity.Contracts;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Tests.Identity.Accounts;

public sealed class AddUserTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task An_added_admin_can_sign_in()
    {
        var email = Visitor.NewAddress();

        var outcome = await AddAsync(new NewUser($" {email}", Visitor.Password, Role.Admin));

        outcome.Value!.Email.ShouldBe(email);
        var admin = new Visitor(app);
        (await admin.SignInAsync(email)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await admin.MeAsync())!.Value.GetProperty("role").GetString().ShouldBe("admin");
    }

    [Fact]
    public async Task A_taken_address_is_refused_openly()
    {
        var user = new NewUser(Visitor.NewAddress(), Visitor.Password, Role.Learner);
        await AddAsync(user);

        (await AddAsync(user)).Problem!.Code.ShouldBe("address-taken");
    }

    [Fact]
    public async Task A_short_password_is_refused() =>
        (await AddAsync(new NewUser(Visitor.NewAddress(), "seven77", Role.Learner))).Problem!.Errors.Single().Pointer.ShouldBe("/password");

    private Task<Outcome<AddedUser>> AddAsync(NewUser user) => app.InScopeAsync(services =>
        services.GetRequiredService<IUsers>().AddAsync(user, TestContext.Current.CancellationToken));
}
