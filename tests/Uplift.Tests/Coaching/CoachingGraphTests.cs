using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Data;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;
using Uplift.Tests.Platform.Data;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Coaching;

/// <summary>Cards, reviews, settings, the optimiser and the week by the graph, as REST has them.</summary>
public sealed class CoachingGraphTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private const string Rate = "mutation ($id: ID!, $key: ID!) { rateCard(id: $id, rating: { key: $key, mark: 3 }) { review { id } errors { code } } }";
    private const string Import = "mutation ($csv: String!) { importCards(csv: $csv) { import { added known } errors { pointer code detail } } }";

    private Visitor ada = null!;
    private Guid adaId;

    public async ValueTask InitializeAsync() => (ada, adaId) = await app.SomebodyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Cards_are_brought_rewritten_rated_and_logged()
    {
        var csv = "prompt,answer,topic\nWhy?,So.,indexing\nHow?,Thus.,indexing";
        Brought(await ada.GraphDataAsync(Import, new { csv })).ShouldBe((2, 0));
        Brought(await ada.GraphDataAsync(Import, new { csv })).ShouldBe((0, 2));
        var bad = (await ada.GraphDataAsync(Import, new { csv = "prompt,answer,topic\nWhy?,,indexing" })).GetProperty("importCards").Each("errors").Single();
        (bad.Text("pointer"), bad.Text("code")).ShouldBe(("/csv", "bad-row"));

        var id = (await ada.GraphDataAsync("{ me { cards(first: 1) { nodes { id leech } } downloads { cardsCsv } } }")).GetProperty("me").GetProperty("cards").Each("nodes").Single().Text("id");
        var changed = await ada.GraphDataAsync("mutation ($id: ID!) { updateCard(id: $id, prompt: \"Why so?\", answer: \"Because.\") { card { prompt } errors { pointer code } } }", new { id });
        changed.GetProperty("updateCard").GetProperty("card").Text("prompt").ShouldBe("Why so?");
        var review = (await ada.GraphDataAsync(Rate, new { id, key = Guid.CreateVersion7() })).GetProperty("rateCard").GetProperty("review").Text("id");

        var line = (await ada.GraphDataAsync("query ($card: ID!) { me { reviews(card: $card) { nodes { id cardId rating source } } } }", new { card = id }))
            .GetProperty("me").GetProperty("reviews").Each("nodes").Single();
        (line.Text("id"), line.Text("cardId"), line.GetProperty("rating").GetInt32(), line.Text("source")).ShouldBe((review, id, 3, "SELF_MARK"));
    }

    [Fact]
    public async Task Settings_are_kept_and_what_does_not_fit_is_told_as_by_REST()
    {
        const string Save = "mutation ($settings: CoachingSettingsInput!) { saveCoachingSettings(settings: $settings) { settings { retention rollOverHour weeklyMail } errors { pointer code } } }";

        var saved = (await ada.GraphDataAsync(Save, new { settings = new { retention = 0.85, weeklyMail = true } })).GetProperty("saveCoachingSettings").GetProperty("settings");
        var refused = (await ada.GraphDataAsync(Save, new { settings = new { retention = 0.2 } })).GetProperty("saveCoachingSettings");
        var rest = await ada.GetAsync("/api/v1/coaching/settings").JsonAsync();

        (saved.GetProperty("retention").GetDouble(), saved.GetProperty("weeklyMail").GetBoolean()).ShouldBe((0.85, true));
        refused.Each("errors").Single().Text("pointer").ShouldBe("/retention");
        rest.GetProperty("retention").GetDouble().ShouldBe(0.85);
        var read = (await ada.GraphDataAsync("{ me { coachingSettings { retention fitted } week { from to facts actions { title } limiting { title } } } }")).GetProperty("me");
        read.GetProperty("coachingSettings").GetProperty("retention").GetDouble().ShouldBe(0.85);
        read.GetProperty("week").Text("to").ShouldBe((await ada.GetAsync("/api/v1/coaching/week").JsonAsync()).Text("to"));
    }

    [Fact]
    public async Task The_optimiser_runs_once_under_a_key_and_can_be_forgotten()
    {
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            ManyReviews.Add(db, adaId, cards: 60, reviews: 8, app.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            return true;
        });
        const string Fit = "mutation { fitParameters { report { used reviews heldOut before { logLoss } after { logLoss } verdict parameters } errors { code } } }";

        var first = await ada.AskGraphAsync(Fit, null, ("Idempotency-Key", "fit-1"));
        var again = await ada.AskGraphAsync(Fit, null, ("Idempotency-Key", "fit-1"));

        var text = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var report = JsonElement.Parse(text).GetProperty("data").GetProperty("fitParameters").GetProperty("report");
        report.GetProperty("reviews").GetInt32().ShouldBe(480);
        report.Each("parameters").Count().ShouldBe(21);
        (await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(text);
        (await ada.GraphDataAsync("{ me { coachingSettings { fitted } } }")).GetProperty("me").GetProperty("coachingSettings").GetProperty("fitted").GetBoolean()
            .ShouldBe(report.GetProperty("used").GetBoolean());
        await ada.GraphDataAsync("mutation { forgetParameters { forgotten errors { code } } }");
        (await ada.GraphDataAsync("{ me { coachingSettings { fitted } } }")).GetProperty("me").GetProperty("coachingSettings").GetProperty("fitted").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_plan_follows_an_advert_and_keeps_its_goal_when_told_so()
    {
        var day = app.Clock.GetUtcNow().AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        const string Save = "mutation ($plan: PlanInput!) { savePlan(plan: $plan) { plan { goal { title level needs { name weight topics taught } notTaught } } errors { pointer code } } }";
        const string Advert = "Backend developer\n\nRequirements\nYou know PostgreSQL and have built REST APIs.\nYou have run Kubernetes in production.";

        var made = (await ada.GraphDataAsync(Save, new { plan = new { interviewOn = day, goal = new { advert = Advert, level = "ADVANCED" } } })).GetProperty("savePlan");
        var kept = (await ada.GraphDataAsync(Save, new { plan = new { interviewOn = day, minutesADay = 60, goal = new { keep = true } } })).GetProperty("savePlan");
        var refused = (await ada.GraphDataAsync(Save, new { plan = new { interviewOn = day, goal = new { role = "astronaut" } } })).GetProperty("savePlan");

        var goal = made.GetProperty("plan").GetProperty("goal");
        goal.Text("level").ShouldBe("ADVANCED");
        goal.Each("needs").Select(need => need.Text("name")).ShouldContain("PostgreSQL");
        kept.GetProperty("plan").GetProperty("goal").ToString().ShouldBe(goal.ToString());
        refused.Each("errors").Single().Text("pointer").ShouldBe("/goal/role");
    }

    [Fact]
    public async Task A_plan_is_forgotten()
    {
        var day = app.Clock.GetUtcNow().AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await ada.GraphDataAsync("mutation ($day: String!) { savePlan(plan: { interviewOn: $day }) { plan { fits } errors { code } } }", new { day });

        (await ada.GraphDataAsync("mutation { forgetPlan { forgotten errors { code } } }")).GetProperty("forgetPlan").GetProperty("forgotten").GetBoolean().ShouldBeTrue();
        (await ada.GetAsync("/api/v1/plan")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("cards", "prompt leech", "cards", 2)]
    [InlineData("reviews", "rating cardId", "reviews", 2)]
    public async Task Many_take_as_many_statements_as_one_and_read_the_wanted_columns_by_an_index(string list, string fields, string table, int statements)
    {
        var query = $"{{ me {{ {list}(first: 50) {{ nodes {{ {fields} }} }} }} }}";
        await ReviewAsync(1);
        var few = await CountAsync(query);
        await ReviewAsync(4);
        var many = await CountAsync(query);

        (few, many).ShouldBe((statements, statements));
        var sent = app.Sql.Sent.Last(one => one.Sql.Contains($"FROM \"{table}\"", StringComparison.Ordinal) || one.Sql.Contains($"FROM {table} ", StringComparison.Ordinal));
        sent.Sql.ShouldNotContain("\"answer\"");
        sent.Sql.ShouldNotContain("milliseconds");
        (await app.InScopeAsync(services => QueryPlanTests.ExplainAsync(services.GetRequiredService<AppDb>(), sent))).ShouldContain("_owner_id_");
    }

    private async Task ReviewAsync(int cards)
    {
        for (var number = 0; number < cards; number++)
        {
            var card = await ada.PostAsync("/api/v1/cards", new { question = "composite-index-column-order", prompt = $"Why {Guid.NewGuid()}?", answer = "So." }).JsonAsync(HttpStatusCode.Created);
            await ada.GraphDataAsync(Rate, new { id = card.Id(), key = Guid.CreateVersion7() });
        }
    }

    private async Task<int> CountAsync(string query)
    {
        await ada.GraphDataAsync(query);
        app.Sql.Clear();
        await ada.GraphDataAsync(query);
        return app.Sql.Statements.Count;
    }

    private static (int Added, int Known) Brought(JsonElement answer)
    {
        var import = answer.GetProperty("importCards").GetProperty("import");
        return (import.GetProperty("added").GetInt32(), import.GetProperty("known").GetInt32());
    }
}
