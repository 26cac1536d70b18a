using System.Net;
using System.Text;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Coaching.Plans;

public sealed class PlanTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_plan_of_ten_days_fits_or_says_why_not_and_moves_with_what_was_done()
    {
        var on = Day(10);
        var small = await ada.PutAsync("/api/v1/plan", new { interviewOn = on, minutesADay = 60, topics = new[] { "indexing", "http-web" }, role = "Backend, at a bank" }).JsonAsync();
        var large = await ada.PutAsync("/api/v1/plan", new { interviewOn = on, minutesADay = 10 }).JsonAsync();

        small.GetProperty("fits").GetBoolean().ShouldBeTrue(small.Text("verdict"));
        small.Each("days").Count().ShouldBe(10);
        large.GetProperty("fits").GetBoolean().ShouldBeFalse();
        large.Text("verdict").ShouldContain($"Plan {large.GetProperty("minutesADayNeeded").GetInt32()} minutes a day instead of 10.");
        large.Each("drop").ShouldNotBeEmpty();

        app.Clock.Advance(TimeSpan.FromDays(1));
        (await ada.GetAsync("/api/v1/plan").JsonAsync()).GetProperty("daysLeft").GetInt32().ShouldBe(9);
    }

    [Theory]
    [InlineData("{\"minutesADay\":30}", "/interviewOn")]
    [InlineData("{\"interviewOn\":\"2020-01-01\",\"minutesADay\":30}", "/interviewOn")]
    [InlineData("{\"interviewOn\":\"9999-12-31\",\"minutesADay\":30}", "/interviewOn")]
    [InlineData("{\"interviewOn\":\"2026-12-10\",\"minutesADay\":1}", "/minutesADay")]
    [InlineData("{\"interviewOn\":\"2026-12-10\",\"minutesADay\":30,\"topics\":[\"alchemy\"]}", "/topics")]
    [InlineData("{\"interviewOn\":\"2026-12-10\",\"minutesADay\":30,\"freeDays\":[7]}", "/freeDays")]
    public async Task What_is_no_plan_is_refused(string body, string pointer)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        (await ada.Http.PutAsync("/api/v1/plan", content, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var again = new StringContent(body, Encoding.UTF8, "application/json");
        (await ada.Http.PutAsync("/api/v1/plan", again, TestContext.Current.CancellationToken).FieldErrorAsync()).Pointer.ShouldBe(pointer);
    }

    [Fact]
    public async Task The_calendar_file_is_one()
    {
        await ada.PutAsync("/api/v1/plan", new { interviewOn = Day(3), minutesADay = 60, topics = new[] { "indexing" } });

        var response = await ada.GetAsync("/api/v1/plan/calendar.ics");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    }

    [Fact]
    public async Task The_page_makes_a_plan_and_keeps_what_was_typed_when_it_cannot()
    {
        (await ada.GetAsync("/plan")).StatusCode.ShouldBe(HttpStatusCode.OK, string.Join('\n', app.Log.Warnings.TakeLast(1)));
        var refused = await ada.SubmitAsync("/plan", "plan", ("Draft.InterviewOn", "2020-01-01"), ("Draft.MinutesADay", "45"), ("Draft.Role", "Backend"));
        (app.Log.Warnings.LastOrDefault(line => line.Contains("unhandled", StringComparison.Ordinal)) ?? "").ShouldBeEmpty();
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.PageAsync()).QuerySelector("#plan-minutes")!.GetAttribute("value").ShouldBe("45");

        var made = await ada.SubmitAsync("/plan", "plan", ("Draft.InterviewOn", Day(7).ToString("O", null)), ("Draft.MinutesADay", "45"));
        made.Target().ShouldBe("/plan");
        (await (await ada.GetAsync("/plan")).PageAsync()).QuerySelectorAll(".plan-days > li").Length.ShouldBe(7);
    }

    [Fact]
    public async Task The_graph_plans_and_reads_the_same()
    {
        var on = Day(6).ToString("O", null);
        var saved = await ada.GraphDataAsync(
            "mutation($plan: PlanInput!) { savePlan(plan: $plan) { plan { interviewOn fits days { minutes items { kind text } } } errors { pointer } } }",
            new { plan = new { interviewOn = on, minutesADay = 60, topics = new[] { "indexing" } } });
        var read = await ada.GraphDataAsync("{ me { plan { interviewOn daysLeft } skillMap { recallOn isInterview } } }");

        saved.GetProperty("savePlan").GetProperty("plan").Text("interviewOn").ShouldBe(on);
        read.GetProperty("me").GetProperty("plan").GetProperty("daysLeft").GetInt32().ShouldBe(6);
        read.GetProperty("me").GetProperty("skillMap").Text("recallOn").ShouldBe(on);
    }

    private DateOnly Day(int ahead) => DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime.AddHours(-4)).AddDays(ahead);
}
