using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Identity.Registration;

/// <summary>A place that takes people by invitation.</summary>
public sealed class ByInvitation : IAsyncLifetime
{
    public UpliftApp App { get; } = new UpliftApp().With("Uplift:SignUp:Mode", "invitation");

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class InvitationTests(ByInvitation place) : IClassFixture<ByInvitation>
{
    private readonly UpliftApp app = place.App;

    [Fact]
    public async Task Without_an_invitation_nobody_signs_up()
    {
        var visitor = new Visitor(app);

        (await (await visitor.GetAsync("/signup")).PageAsync()).QuerySelector("#password").ShouldBeNull();
        (await (await SignUpAsync(null)).ProblemTypeAsync()).ShouldBe("/problems/invitation-needed");
    }

    [Fact]
    public async Task An_invitation_makes_one_account_with_its_role()
    {
        var link = await InviteAsync(new { role = "coach" });
        var (visitor, email) = (new Visitor(app), Visitor.NewAddress());

        (await visitor.SignUpAsync(email, path: link)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await visitor.MeAsync())!.Value.Text("role").ShouldBe("coach");
        (await (await new Visitor(app).SignUpAsync(Visitor.NewAddress(), path: link)).AlertAsync()).ShouldContain("was used");
    }

    [Fact]
    public async Task Of_two_people_with_one_link_one_comes_in()
    {
        var token = Token(await InviteAsync(new { role = "learner" }));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SignUpAsync(token)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
    }

    [Fact]
    public async Task An_invitation_that_made_no_account_can_still_be_used()
    {
        var token = Token(await InviteAsync(new { role = "learner" }));
        await app.SomebodyWithAsync("taken@example.org");

        // Answers as for a free address, so that nobody learns who has an account here.
        (await SignUpAsync(token, "taken@example.org")).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await SignUpAsync(token)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_invitation_to_an_address_is_mailed_and_is_for_that_address_alone()
    {
        var email = Visitor.NewAddress();
        var link = await InviteAsync(new { email, role = "learner" });

        (await app.Mail.TakeAsync(email)).Text.ShouldContain(Token(link));
        var (pointer, code) = await new Visitor(app).PostAsync("/api/v1/users", new
        {
            email = Visitor.NewAddress(),
            password = Visitor.Password,
            displayName = "Eve",
            invitation = Token(link),
        }).FieldErrorAsync();
        (pointer, code).ShouldBe(("/email", "other-address"));
        (await SignUpAsync(Token(link), email.ToUpperInvariant())).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_revoked_invitation_is_worth_nothing()
    {
        var admin = await AdminAsync();
        var made = await admin.PostAsync("/api/v1/invitations", new { role = "learner" }).JsonAsync(HttpStatusCode.Created);

        (await admin.DeleteAsync($"/api/v1/invitations/{made.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await (await SignUpAsync(Token(made.Text("link")))).ProblemTypeAsync()).ShouldBe("/problems/invitation-unusable");
        (await admin.DeleteAsync($"/api/v1/invitations/{made.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_invitation_ends_after_seven_days()
    {
        await using var own = new UpliftApp().With("Uplift:SignUp:Mode", "invitation");
        await own.InitializeAsync();
        var token = await own.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var admin = new AppUser { Id = Ids.Next(own.Clock), Email = "root@example.org", Role = Role.Admin, CreatedAt = own.Clock.GetUtcNow() };
            var secret = SecretToken.Next();
            db.Add(admin);
            db.Add(new Uplift.Identity.Registration.Invitation
            {
                Id = Ids.Next(own.Clock),
                TokenHash = SecretToken.Hash(secret)!,
                Email = null,
                Role = Role.Learner,
                InvitedById = admin.Id,
                MadeAt = own.Clock.GetUtcNow(),
                ExpiresAt = own.Clock.GetUtcNow() + Uplift.Identity.Registration.Invitation.Lasts,
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            return secret;
        });

        own.Clock.Advance(TimeSpan.FromDays(7));

        var response = await new Visitor(own).PostAsync("/api/v1/users", new { email = Visitor.NewAddress(), password = Visitor.Password, displayName = "Ada", invitation = token });
        (await response.ProblemTypeAsync()).ShouldBe("/problems/invitation-unusable");
    }

    [Fact]
    public async Task The_list_shows_where_each_stands_and_no_link()
    {
        var admin = await AdminAsync();
        var made = await admin.PostAsync("/api/v1/invitations", new { role = "editor" }).JsonAsync(HttpStatusCode.Created);

        var text = await (await admin.GetAsync("/api/v1/invitations")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        text.ShouldNotContain(Token(made.Text("link")));
        var row = JsonDocument.Parse(text).RootElement.Each("items").Single(one => one.Id() == made.Id());
        (row.Text("state"), row.Text("role")).ShouldBe(("open", "editor"));
    }

    [Fact]
    public async Task The_page_makes_an_invitation_shows_its_link_once_and_revokes_it()
    {
        var admin = await AdminAsync();
        // So that it is the newest and first on the list.
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));

        var made = await (await admin.SubmitAsync("/admin/invitations", "invite", ("Draft.Role", "Coach"))).PageAsync();
        var link = new Uri(made.QuerySelector("#link")!.TextContent).PathAndQuery;
        var form = made.QuerySelector(".row form input[name=_handler]")!.GetAttribute("value")!;
        (await admin.SubmitAsync("/admin/invitations", form)).Target().ShouldBe("/admin/invitations");

        (await (await SignUpAsync(Token(link))).ProblemTypeAsync()).ShouldBe("/problems/invitation-unusable");
    }

    private Task<HttpResponseMessage> SignUpAsync(string? invitation, string? email = null) => new Visitor(app).PostAsync(
        "/api/v1/users", new { email = email ?? Visitor.NewAddress(), password = Visitor.Password, displayName = "Ada", invitation });

    private async Task<string> InviteAsync(object draft) =>
        new Uri((await (await AdminAsync()).PostAsync("/api/v1/invitations", draft).JsonAsync(HttpStatusCode.Created)).Text("link")).PathAndQuery;

    private async Task<Visitor> AdminAsync()
    {
        var admin = new Visitor(app);
        await app.EnterAsync(admin, await app.SomebodyWithAsync(Visitor.NewAddress(), Role.Admin));
        return admin;
    }

    private static string Token(string link) => link.Split("invitation=")[^1];
}
