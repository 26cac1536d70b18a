using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity.Audit;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Text;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Platform.Audit;

public sealed class AuditLogTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task It_tells_who_did_what_to_whom_when_and_how_it_ended()
    {
        var (admin, adminId) = await app.SomebodyAsync(Role.Admin);
        var (_, id) = await app.SomebodyAsync();
        await admin.PutAsync($"/api/v1/users/{id}/role", new { role = "editor" });

        var entry = (await ListAsync(admin, $"subject={id}&action=role.changed")).Single();

        (entry.Text("outcome"), entry.GetProperty("actorId").GetGuid(), entry.GetProperty("subjectId").GetGuid(), entry.Text("detail"))
            .ShouldBe(("done", adminId, id, "from learner to editor"));
        entry.GetProperty("at").GetDateTimeOffset().ShouldBe(app.Clock.GetUtcNow());
    }

    [Fact]
    public async Task It_tells_who_was_refused_what()
    {
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (learner, id) = await app.SomebodyAsync();
        await learner.GetAsync("/api/v1/audit-entries");

        var entry = (await ListAsync(admin, $"actor={id}&outcome=refused")).Single();

        (entry.Text("action"), entry.Text("target"), entry.Text("detail")).ShouldBe(("access.refused", "/api/v1/audit-entries", "audit.read"));
    }

    [Fact]
    public async Task It_is_saved_with_the_effect_or_not_at_all()
    {
        var id = Guid.CreateVersion7();

        await app.InScopeAsync(services =>
        {
            services.GetRequiredService<AuditLog>().Record("test.begun", AuditOutcome.Done, id);
            return Task.FromResult(true);
        });

        (await CountAsync(id)).ShouldBe(0);
    }

    [Fact]
    public async Task A_refusal_saves_nothing_of_what_was_refused()
    {
        var id = Guid.CreateVersion7();

        await app.InScopeAsync(async services =>
        {
            services.GetRequiredService<AppDb>().Add(new AppUser { Id = id, UserName = "refused" });
            await services.GetRequiredService<AuditLog>().RecordNowAsync("test.refused", AuditOutcome.Refused, TestContext.Current.CancellationToken, id);
            return true;
        });

        (await CountAsync(id)).ShouldBe(1);
        (await app.InScopeAsync(services => services.GetRequiredService<AppDb>().Set<AppUser>().AnyAsync(u => u.Id == id, TestContext.Current.CancellationToken)))
            .ShouldBeFalse();
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET action = 'nothing.happened'")]
    [InlineData("UPDATE audit_entries SET outcome = 'Done'")]
    [InlineData("UPDATE audit_entries SET detail = ''")]
    [InlineData("DELETE FROM audit_entries")]
    public async Task The_database_itself_refuses_to_change_an_entry(string statement)
    {
        var id = Guid.CreateVersion7();
        await app.InScopeAsync(async services =>
        {
            await services.GetRequiredService<AuditLog>().RecordNowAsync("test.done", AuditOutcome.Done, TestContext.Current.CancellationToken, id, detail: "as it was");
            return true;
        });

        var refused = await Should.ThrowAsync<Exception>(() => app.InScopeAsync(services =>
            services.GetRequiredService<AppDb>().Database.ExecuteSqlRawAsync(statement, TestContext.Current.CancellationToken)));

        refused.Message.ShouldContain("append-only");
    }

    [Fact]
    public async Task A_page_is_followed_by_the_next_and_nothing_is_missed()
    {
        var (admin, id) = await app.SomebodyAsync(Role.Admin);
        await app.InScopeAsync(async services =>
        {
            for (var entry = 0; entry < 120; entry++)
            {
                app.Clock.Advance(TimeSpan.FromMilliseconds(1));
                services.GetRequiredService<AuditLog>().Record("test.paged", AuditOutcome.Done, id, detail: $"{entry}");
            }

            return await services.GetRequiredService<AppDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var details = new List<string>();
        var after = "";
        do
        {
            var page = await admin.GetAsync($"/api/v1/audit-entries?action=test.paged&after={after}").JsonAsync();
            details.AddRange(page.Each("items").Select(entry => entry.Text("detail")));
            after = page.GetProperty("page").GetProperty("nextCursor").GetString();
        }
        while (after is not null);

        details.ShouldBe(Enumerable.Range(0, 120).Reverse().Select(number => $"{number}"));
    }

    [Fact]
    public async Task The_export_holds_what_the_filters_let_through_and_is_noted()
    {
        var (admin, adminId) = await app.SomebodyAsync(Role.Admin);
        var (_, id) = await app.SomebodyAsync();
        await admin.DeleteAsync($"/api/v1/users/{id}/sessions");

        var csv = await ReadAsync(admin, $"/api/v1/audit-entries.csv?subject={id}&action=sessions.ended");
        var lines = await ReadAsync(admin, $"/api/v1/audit-entries.jsonl?subject={id}&action=sessions.ended");

        csv[0].ShouldBe("at,action,outcome,actor,subject,target,detail,address");
        csv.Length.ShouldBe(2);
        csv[1].ShouldContain(",sessions.ended,done,");
        JsonDocument.Parse(lines.Single()).RootElement.Text("action").ShouldBe("sessions.ended");
        (await ListAsync(admin, $"actor={adminId}&action=audit.exported")).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1")]
    [InlineData("+1", "'+1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    public void A_field_of_the_export_is_quoted_and_no_formula(string detail, string field)
    {
        var entry = new AuditEntryView(Guid.Empty, default, "test.done", AuditOutcome.Done, null, null, null, null, "", detail, "::1");

        ExportAuditEntries.CsvLine(entry).ShouldEndWith($",{field},::1");
    }

    [Theory]
    [InlineData("outcome=perhaps")]
    [InlineData("actor=me")]
    [InlineData("from=yesterday")]
    public async Task A_filter_that_is_none_is_refused(string filter)
    {
        var (admin, _) = await app.SomebodyAsync(Role.Admin);

        (await (await admin.GetAsync($"/api/v1/audit-entries?{filter}")).ProblemTypeAsync()).ShouldBe("/problems/unreadable-request");
    }

    [Fact]
    public async Task The_page_shows_entries_and_keeps_its_filters()
    {
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        var (_, id) = await app.SomebodyAsync(name: "<script>alert(1)</script>");
        await admin.DeleteAsync($"/api/v1/users/{id}/sessions");

        var page = await (await admin.GetAsync($"/admin/audit?subject={id}&action=sessions.ended")).PageAsync();

        page.QuerySelectorAll(".row").Length.ShouldBe(1);
        page.QuerySelector("#audit-action")!.GetAttribute("value").ShouldBe("sessions.ended");
        page.QuerySelectorAll("a[download]").Select(link => link.GetAttribute("href")).ShouldAllBe(href => href!.Contains($"{id}"));
    }

    [Theory]
    [InlineData("one\r\ntwo", 100, "onetwo")]
    [InlineData("a\u0000b\u001bc\u2028d\u0085e", 100, "abcde")]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("ab\U0001F600", 3, "ab")]
    [InlineData(null, 3, "")]
    public void Foreign_text_becomes_one_line_of_bounded_length(string? text, int longest, string line) => OneLine.Of(text, longest).ShouldBe(line);

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(Visitor admin, string query) =>
        [.. (await admin.GetAsync($"/api/v1/audit-entries?{query}").JsonAsync()).Each("items")];

    private static async Task<string[]> ReadAsync(Visitor admin, string address) =>
        (await (await admin.GetAsync(address)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Task<int> CountAsync(Guid subjectId) => app.InScopeAsync(services => services.GetRequiredService<AppDb>()
        .Set<AuditEntry>().CountAsync(e => e.SubjectId == subjectId, TestContext.Current.CancellationToken));
}
