using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Resumes.Applications;

public sealed class ApplicationsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Applications = "/api/v1/applications";
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task An_application_holds_the_resume_the_version_and_the_interview_together()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var resume = (await ada.PostAsync("/api/v1/resumes", new { name = "Backend", document = new { } }).JsonAsync(HttpStatusCode.Created)).Id();
        await ada.PostAsync($"/api/v1/resumes/{resume}/versions", new { name = "As sent" });
        var interview = (await ada.StartAsync()).Id();

        var made = await ada.PostAsync(Applications, new { employer = "Initech", role = "Developer", resumeId = resume, resumeVersion = 1, interviewId = interview, nextOn = "2026-12-01", url = "https://initech.example/jobs/7" })
            .JsonAsync(HttpStatusCode.Created);
        await ada.Http.DeleteAsync($"/api/v1/resumes/{resume}", TestContext.Current.CancellationToken);
        var after = await ada.GetAsync($"{Applications}/{made.Id()}").JsonAsync();

        (made.Text("stage"), made.Text("nextOn"), made.GetProperty("resumeVersion").GetInt32()).ShouldBe(("wishlist", "2026-12-01", 1));
        after.GetProperty("resumeId").ValueKind.ShouldBe(JsonValueKind.Null);
        after.GetProperty("interviewId").GetGuid().ShouldBe(interview);
    }

    [Theory]
    [InlineData("""{"employer":"","role":"x"}""", "/employer")]
    [InlineData("""{"employer":"x","role":"x","stage":"hired"}""", "/stage")]
    [InlineData("""{"employer":"x","role":"x","url":"javascript:alert(1)"}""", "/url")]
    [InlineData("""{"employer":"x","role":"x","url":"ftp://x.example"}""", "/url")]
    [InlineData("""{"employer":"x","role":"x","nextOn":"soon"}""", "/nextOn")]
    [InlineData("""{"employer":"x","role":"x","resumeId":"00000000-0000-0000-0000-000000000001"}""", "/resumeId")]
    [InlineData("""{"employer":"x","role":"x","interviewId":"00000000-0000-0000-0000-000000000001"}""", "/interviewId")]
    public async Task What_does_not_fit_or_is_not_ones_own_is_named(string json, string pointer)
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var refused = await ada.PostJsonAsync(Applications, json);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors")[0].Text("pointer").ShouldBe(pointer);
    }

    [Fact]
    public async Task The_way_through_the_stages_is_kept_with_its_dates()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var id = (await ada.PostAsync(Applications, new { employer = "Initech", role = "Developer" }).JsonAsync(HttpStatusCode.Created)).Id();

        foreach (var stage in new[] { "applied", "applied", "interview" })
        {
            app.Clock.Advance(TimeSpan.FromDays(1));
            await ada.SubmitAsync("/applications", $"move-{id}", ("To", stage));
        }

        var history = (await ada.GetAsync($"{Applications}/{id}").JsonAsync()).GetProperty("history").EnumerateArray().ToList();
        history.Select(change => change.Text("stage")).ShouldBe(["wishlist", "applied", "interview"]);
        (history[2].GetProperty("at").GetDateTimeOffset() - history[1].GetProperty("at").GetDateTimeOffset()).ShouldBe(TimeSpan.FromDays(2));
        (await (await ada.GetAsync("/applications")).PageAsync()).QuerySelector("[aria-labelledby=stage-interview] .board-card")!.TextContent.ShouldContain("Initech");
    }

    [Fact]
    public async Task A_spreadsheet_carries_out_nothing_of_what_somebody_wrote()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await ada.PostAsync(Applications, new { employer = "=HYPERLINK(\"https://evil.example\")", role = "A, \"B\"", notes = "+1\nline" });

        var lines = (await (await ada.GetAsync($"{Applications}.csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");

        lines[0].ShouldBe("employer,role,stage,next,url,created,changed,history,notes");
        lines[1].ShouldStartWith("\"'=HYPERLINK(\"\"https://evil.example\"\")\",\"A, \"\"B\"\"\",wishlist,,,");
        lines[1].ShouldEndWith("\"'+1\nline\"");
    }

    [Fact]
    public async Task A_list_is_filtered_and_a_change_says_its_version()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        foreach (var (employer, stage) in new[] { ("B", "applied"), ("A", "wishlist"), ("C", "applied") })
        {
            await ada.PostAsync(Applications, new { employer, role = "x", stage });
        }

        var list = await ada.GetAsync($"{Applications}?stage=applied&sort=employer&total=true").JsonAsync();
        list.Each("items").Select(row => row.Text("employer")).ShouldBe(["B", "C"]);
        list.GetProperty("page").GetProperty("total").GetInt32().ShouldBe(2);
        var blind = await ada.PutAsync($"{Applications}/{list.Each("items").First().Id()}", new { employer = "x", role = "x" });
        blind.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await ada.GetAsync($"{Applications}?stage=hired")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task An_application_is_written_on_its_page_and_what_was_typed_stays_when_it_does_not_fit()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var resume = (await ada.PostAsync("/api/v1/resumes", new { name = "Backend", document = new { } }).JsonAsync(HttpStatusCode.Created)).Id();

        var refused = await ada.SubmitAsync("/applications/new", "application", ("Draft.Employer", ""), ("Draft.Role", "Developer"), ("Draft.Notes", "Kept"));
        var saved = await ada.SubmitAsync("/applications/new", "application", ("Draft.Employer", "Initech"), ("Draft.Role", "Developer"), ("Sent", resume.ToString()));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.PageAsync()).QuerySelector("#notes")!.TextContent.Trim().ShouldBe("Kept");
        saved.StatusCode.ShouldBe(HttpStatusCode.Found);
        var page = await (await ada.GetAsync(saved.Target()!)).PageAsync();
        page.QuerySelector($"a[href='/resumes/{resume}']").ShouldNotBeNull();
        (await ada.SubmitAsync(saved.Target()!.Split('?')[0], "delete-application")).Target().ShouldBe("/applications");
    }
}
