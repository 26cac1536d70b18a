using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity.MyData;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Identity.MyData;

public sealed class CloseAccountTests : IAsyncLifetime
{
    private readonly UpliftApp app = new();
    private readonly string email = Visitor.NewAddress();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Closing_signs_out_everywhere_at_once_and_erases_nothing_yet()
    {
        var (laptop, id) = await app.SomebodyAsync(email: email);
        var phone = new Visitor(app);
        await phone.SignInAsync(email);

        var closed = await laptop.PutAsync("/api/v1/me/closing", new { }).JsonAsync();

        closed.GetProperty("erasureDueAt").GetDateTimeOffset().ShouldBe(app.Clock.GetUtcNow().AddDays(14));
        (await laptop.MeAsync(), await phone.MeAsync()).ShouldBe((null, null));
        (await app.Mail.TakeAsync(email)).Text.ShouldContain("sign in before then");
        (await EraseAsync()).ShouldBe(0);
        (await ExistsAsync(id)).ShouldBeTrue();
    }

    [Fact]
    public async Task Signing_in_within_the_time_of_grace_keeps_everything()
    {
        var (ada, id) = await app.SomebodyAsync(email: email);
        var interview = await ada.StartAsync();
        await ada.PutAsync("/api/v1/me/closing", new { });
        await app.Mail.TakeAsync(email);

        app.Clock.Advance(CloseAccount.Grace - TimeSpan.FromSeconds(1));
        await ada.SignInAsync(email);
        app.Clock.Advance(TimeSpan.FromDays(30));

        (await app.Mail.TakeAsync(email)).Subject.ShouldContain("stays");
        (await EraseAsync()).ShouldBe(0);
        (await ExistsAsync(id)).ShouldBeTrue();
        await ada.SignInAsync(email);
        (await ada.ReadAsync(interview)).Id().ShouldBe(interview.Id());
    }

    [Fact]
    public async Task After_the_time_of_grace_everything_is_erased_and_no_table_names_the_person()
    {
        var id = await PersonWithEverythingAsync();
        (await TablesNamingAsync(id)).ShouldBe(EverythingAPersonLeaves, ignoreOrder: true);

        app.Clock.Advance(CloseAccount.Grace - TimeSpan.FromSeconds(1));
        (await EraseAsync()).ShouldBe(0);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await EraseAsync()).ShouldBe(1);

        // The log keeps that something happened, under an id that leads to nobody.
        (await TablesNamingAsync(id)).ShouldBe(["audit_entries"]);
        (await AddressesInLogAsync(id)).ShouldBeEmpty();
        (await (await new Visitor(app).SignInAsync(email)).AlertAsync()).ShouldContain("did not work");
    }

    [Fact]
    public async Task The_link_that_a_person_gave_out_ends_with_them()
    {
        var (ada, _) = await app.SomebodyAsync(email: email);
        var interview = await EndedAsync(ada);
        var made = await ada.PostAsync($"{interview}/report/links", new { days = 90 }).JsonAsync(HttpStatusCode.Created);
        await ada.PutAsync("/api/v1/me/closing", new { });
        app.Clock.Advance(CloseAccount.Grace);
        await EraseAsync();

        (await new Visitor(app).GetAsync(new Uri(made.Text("address")).PathAndQuery)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_only_admin_stays_until_there_is_another()
    {
        var (admin, _) = await app.SomebodyAsync(Role.Admin, email: email);

        var response = await admin.PutAsync("/api/v1/me/closing", new { });
        (await response.ProblemTypeAsync()).ShouldBe("/problems/last-admin");
        await app.SomebodyAsync(Role.Admin);

        (await admin.PutAsync("/api/v1/me/closing", new { })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_page_asks_to_be_sure_and_says_goodbye()
    {
        var (ada, _) = await app.SomebodyAsync(email: email);

        var refused = await ada.SubmitAsync("/settings/data", "close");
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ada.SubmitAsync("/settings/data", "close", ("Sure", "true"))).Target().ShouldBe("/goodbye");

        (await ada.MeAsync()).ShouldBeNull();
        (await ada.GetAsync("/goodbye")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static readonly string[] EverythingAPersonLeaves =
        ["users", "interviews", "cards", "observations", "skills", "bookmarks", "guide_readings", "share_links", "shares", "coach_assignments", "audit_entries", "invitations", "tickets"];

    private async Task<Guid> PersonWithEverythingAsync()
    {
        var (ada, id) = await app.SomebodyAsync(Role.Admin, email: email);
        var (_, coachId) = await app.SomebodyAsync(Role.Coach);
        await app.SomebodyAsync(Role.Admin);
        var interview = await EndedAsync(ada);
        await ada.BookmarkAsync(id, "composite-index-column-order");
        await ada.PutAsync("/api/v1/guides/database-indexing/reading", new { sections = Array.Empty<string>() });
        await ada.PutAsync($"/api/v1/users/{id}/coaches/{coachId}", new { });
        await ada.PutAsync($"{interview}/report/coaches/{coachId}", new { });
        await ada.PostAsync($"{interview}/report/links", new { days = 90 });
        await ada.PostAsync("/api/v1/invitations", new { role = "learner" });
        (await ada.PutAsync("/api/v1/me/closing", new { })).EnsureSuccessStatusCode();
        return id;
    }

    private static async Task<string> EndedAsync(Visitor visitor)
    {
        var interview = await visitor.RehearseAsync(Candidates.Lowercased);
        await visitor.EndAsync(await visitor.AnswerAsync(interview, Candidates.BesideThePoint));
        return interview.Path();
    }

    private Task<int> EraseAsync() => app.InScopeAsync(services =>
        services.GetRequiredService<EraseClosedAccounts>().HandleAsync(TestContext.Current.CancellationToken));

    private Task<bool> ExistsAsync(Guid id) => app.InScopeAsync(services =>
        services.GetRequiredService<AppDb>().Set<AppUser>().AnyAsync(u => u.Id == id, TestContext.Current.CancellationToken));

    private Task<List<string>> AddressesInLogAsync(Guid id) => app.InScopeAsync(services => services.GetRequiredService<AppDb>()
        .Set<Uplift.Platform.Audit.AuditEntry>().Where(e => (e.ActorId == id || e.SubjectId == id) && e.Address != "")
        .Select(e => e.Address).ToListAsync(TestContext.Current.CancellationToken));

    /// <summary>Asks every table of the database, not those that the modules say they keep.</summary>
    private Task<List<string>> TablesNamingAsync(Guid id) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var found = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var columns = entity.GetProperties()
                .Where(property => property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?))
                .Select(property => property.GetColumnName(StoreObjectIdentifier.Table(entity.GetTableName()!)));
            foreach (var column in columns)
            {
#pragma warning disable EF1002 // Names of the model's own tables and columns.
                var rows = await db.Database
                    .SqlQueryRaw<int>($"SELECT count(*) AS \"Value\" FROM {entity.GetTableName()} WHERE {column} = {{0}}", id)
                    .SingleAsync(TestContext.Current.CancellationToken);
#pragma warning restore EF1002
                if (rows > 0)
                {
                    found.Add(entity.GetTableName()!);
                }
            }
        }

        return found.Distinct().ToList();
    });
}
