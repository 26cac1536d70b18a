using System.Net;
using System.Text.Json;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Coaching.Plans;

/// <summary>A job or a role chooses what a plan is about, and says what of it counts.</summary>
public sealed class PlanGoalTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private const string Advert = "Senior Backend Engineer\n\nRequirements:\n- PostgreSQL\n- Kafka\n- COBOL\n\nNice to have:\n- Redis\n";

    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_pasted_advert_chooses_and_weighs_the_topics_and_what_no_guide_covers_is_said()
    {
        var plan = await PlanAsync(new { advert = Advert });

        var goal = plan.GetProperty("goal");
        (goal.Text("title"), goal.Text("level")).ShouldBe(("Senior Backend Engineer", "advanced"));
        goal.Each("notTaught").Select(name => name.GetString()).ShouldContain("COBOL");
        goal.Each("notTaught").Select(name => name.GetString()).ShouldNotContain("PostgreSQL");
        goal.Each("needs").Select(need => (need.Text("name"), need.GetProperty("weight").GetInt32())).ShouldContain(("Apache Kafka", 3));
        goal.Each("needs").Select(need => (need.Text("name"), need.GetProperty("weight").GetInt32())).ShouldContain(("Redis", 2));
        var asked = goal.Each("needs").SelectMany(need => need.Each("topics")).Select(topic => topic.GetString()).ToHashSet();
        var planned = Planned(plan);
        planned.ShouldNotBeEmpty();
        planned.ShouldAllBe(topic => asked.Contains(topic));
        var musts = goal.Each("needs").Where(need => need.GetProperty("weight").GetInt32() == 3).SelectMany(need => need.Each("topics")).Select(topic => topic.GetString()).ToList();
        musts.ShouldContain(planned[0]);
        plan.Each("days").SelectMany(day => day.Each("items")).First(item => item.Text("kind") == "question").Text("path").ShouldEndWith("&level=advanced");
        (await (await ada.GetAsync("/api/v1/plan")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("Requirements:");
        (await ada.GetAsync("/api/v1/skills").JsonAsync()).Each("topics").Where(topic => topic.GetProperty("counts").GetBoolean()).Count().ShouldBeInRange(1, asked.Count);
    }

    [Fact]
    public async Task The_goal_is_kept_when_told_so_and_gone_when_not_and_topics_of_ones_own_come_first()
    {
        await PlanAsync(new { advert = Advert });

        (await PlanAsync(new { keep = true, level = "beginner" })).GetProperty("goal").Text("level").ShouldBe("beginner");
        var own = await ada.PutAsync("/api/v1/plan", new { interviewOn = Day(20), minutesADay = 60, topics = new[] { "graphql" }, goal = new { keep = true } }).JsonAsync();
        Planned(own).Distinct().ShouldBe(["graphql"]);
        (await PlanAsync(null)).IsNull("goal").ShouldBeTrue();
    }

    [Fact]
    public async Task An_application_with_its_advert_is_a_goal_for_its_owner_alone()
    {
        var made = await ada.PostAsync("/api/v1/applications", new { employer = "Initech", role = "Data engineer", advert = Advert }).JsonAsync(HttpStatusCode.Created);
        var empty = await ada.PostAsync("/api/v1/applications", new { employer = "Globex", role = "Developer" }).JsonAsync(HttpStatusCode.Created);
        var eve = new Visitor(app);
        await eve.SignUpAsync(Visitor.NewAddress());
        object Wanted(JsonElement application) => new { interviewOn = Day(20), minutesADay = 60, goal = new { application = application.Id() } };

        var plan = await ada.PutAsync("/api/v1/plan", Wanted(made)).JsonAsync();

        plan.GetProperty("goal").Text("title").ShouldBe("Data engineer, Initech");
        (await ada.PutAsync("/api/v1/plan", Wanted(empty)).FieldErrorAsync()).ShouldBe(("/goal/application", "no-requirements"));
        (await eve.PutAsync("/api/v1/plan", Wanted(made)).FieldErrorAsync()).ShouldBe(("/goal/application", "unknown-application"));
        (await (await ada.GetAsync("/plan")).PageAsync()).QuerySelector($"#plan-goal option[value='{made.Id()}']")!.TextContent.ShouldBe("Data engineer, Initech");
        (await (await eve.GetAsync("/plan")).PageAsync()).QuerySelector("#plan-goal optgroup[label='Your applications']").ShouldBeNull();
    }

    [Fact]
    public async Task A_role_and_a_level_choose_too()
    {
        var plan = await PlanAsync(new { role = "api", level = "beginner" });

        plan.GetProperty("goal").Text("title").ShouldBe("API developer");
        Planned(plan).ShouldAllBe(topic => topic != "sharding");
        plan.Each("days").SelectMany(day => day.Each("items")).First(item => item.Text("kind") == "question").Text("text").ShouldContain("beginner question");
        (await ada.PutAsync("/api/v1/plan", new { interviewOn = Day(20), minutesADay = 60, goal = new { role = "king" } }).FieldErrorAsync()).ShouldBe(("/goal/role", "unknown-role"));
        (await ada.PutAsync("/api/v1/plan", new { interviewOn = Day(20), minutesADay = 60, goal = new { role = "api", level = "godlike" } }).FieldErrorAsync()).ShouldBe(("/goal/level", "unknown-level"));
        (await ada.PutAsync("/api/v1/plan", new { interviewOn = Day(20), minutesADay = 60, goal = new { advert = "We are nice." } }).FieldErrorAsync()).ShouldBe(("/goal/advert", "no-requirements"));
    }

    [Fact]
    public async Task The_page_takes_a_pasted_advert_shows_what_it_asks_and_keeps_it_when_the_plan_is_changed()
    {
        var made = await ada.SubmitAsync("/plan", "plan", ("Draft.InterviewOn", Day(20).ToString("O", null)), ("Draft.MinutesADay", "60"), ("Advert", Advert));
        made.Target().ShouldBe("/plan", await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var page = await (await ada.GetAsync("/plan")).PageAsync();

        page.QuerySelector("#goal")!.TextContent.ShouldBe("Senior Backend Engineer");
        page.QuerySelector("section[aria-labelledby=goal] .notice")!.TextContent.ShouldContain("COBOL");
        page.QuerySelectorAll("section[aria-labelledby=goal] tbody tr").ShouldContain(row => row.TextContent.Contains("PostgreSQL") && row.QuerySelector("a[href^='/topics/']") != null);

        await ada.SubmitAsync("/plan", "plan", ("Draft.MinutesADay", "45"));
        (await ada.GetAsync("/api/v1/plan").JsonAsync()).GetProperty("goal").Text("title").ShouldBe("Senior Backend Engineer");
        await ada.SubmitAsync("/plan", "plan", ("Goal", "data"));
        (await ada.GetAsync("/api/v1/plan").JsonAsync()).GetProperty("goal").Text("role").ShouldBe("data");
    }

    private Task<JsonElement> PlanAsync(object? goal) => ada.PutAsync("/api/v1/plan", new { interviewOn = Day(20), minutesADay = 120, goal }).JsonAsync();

    private static List<string> Planned(JsonElement plan) =>
        [.. plan.Each("days").SelectMany(day => day.Each("items")).Where(item => !item.IsNull("topic")).Select(item => item.Text("topic")!)];

    private DateOnly Day(int ahead) => DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(ahead);
}
