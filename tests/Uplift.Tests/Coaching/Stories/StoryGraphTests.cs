using System.Text.Json;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Coaching.Stories;

public sealed class StoryGraphTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_story_is_written_told_read_and_deleted()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var made = (await ada.GraphDataAsync("""mutation { createStory(story: { title: "Split", situation: "S", action: "A", result: "R", competences: [CONFLICT] }) { story { id version competences } errors { code } } }"""))
            .GetProperty("createStory").GetProperty("story");
        var id = made.Text("id");
        await ada.GraphDataAsync($$"""mutation { tellStory(id: "{{id}}", use: { on: "2026-11-02", where: "Initech" }) { use { id } errors { code } } }""");
        var changed = await ada.GraphDataAsync($$"""mutation { updateStory(id: "{{id}}", version: "{{made.Text("version")}}", story: { title: "Split it", situation: "S", action: "A", result: "R", competences: [CONFLICT, INFLUENCE] }) { story { title uses { nodes { id on where words } } overUse { of facts again } } errors { code } } }""");
        var me = (await ada.GraphDataAsync("{ me { stories(competence: INFLUENCE, sort: \"title\") { nodes { title timesTold lastToldOn } } storyCoverage { stories covered competences { competence write stories { storyId } } } } }")).GetProperty("me");

        var story = changed.GetProperty("updateStory").GetProperty("story");
        story.Text("title").ShouldBe("Split it");
        var use = story.GetProperty("uses").Each("nodes").ShouldHaveSingleItem();
        (use.Text("on"), use.Text("where")).ShouldBe(("2026-11-02", "Initech"));
        me.GetProperty("stories").Each("nodes").ShouldHaveSingleItem().Text("lastToldOn").ShouldBe("2026-11-02");
        me.GetProperty("storyCoverage").GetProperty("covered").GetInt32().ShouldBe(2);
        (await ada.GraphDataAsync($$"""mutation { denyStoryUse(id: "{{id}}", use: "{{use.Text("id")}}") { deniedId errors { code } } }""")).GetProperty("denyStoryUse").Text("deniedId").ShouldBe(use.Text("id"));
        (await ada.GraphDataAsync($$"""mutation { deleteStory(id: "{{id}}") { deletedId errors { code } } }""")).GetProperty("deleteStory").Text("deletedId").ShouldBe(id);
    }

    [Fact]
    public async Task A_report_has_the_notices()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await ada.WriteAsync(Teller.Voucher);
        var interview = await ada.TellAsync(Teller.VoucherTold);

        var report = (await ada.GraphDataAsync($$"""{ report(interview: "{{interview.Id()}}") { stories { question title sentence again } } }""")).GetProperty("report");

        report.Each("stories").ShouldHaveSingleItem().Text("title").ShouldBe("The voucher that paid twice");
    }

    [Fact]
    public async Task Reports_and_answers_of_many_interviews_cost_the_statements_of_two()
    {
        const string query = "{ me { interviews(first: 50) { nodes { report { stories { title sentence again } } answers { stories { sentence } } } } } }";
        await ada.SignUpAsync(Visitor.NewAddress());
        await ada.WriteAsync(Teller.Voucher);
        await ada.TellAsync(Teller.VoucherTold);
        await TellLaterAsync();
        await ada.GraphDataAsync(query);
        app.Sql.Clear();
        await ada.GraphDataAsync(query);
        var ofTwo = app.Sql.Statements.Count;
        await TellLaterAsync();
        var last = await TellLaterAsync();
        app.Sql.Clear();

        var nodes = (await ada.GraphDataAsync(query)).GetProperty("me").GetProperty("interviews").Each("nodes").ToList();

        app.Sql.Statements.Count.ShouldBe(ofTwo);
        nodes.Count.ShouldBe(4);
        nodes.ShouldAllBe(node => node.GetProperty("report").Each("stories").Single().Text("title") == "The voucher that paid twice");
        nodes.ShouldAllBe(node => node.Each("answers").Any(answer => answer.Each("stories").Any()));
        // Each is told what was before it, as it is by itself.
        nodes.Select(node => node.GetProperty("report").Each("stories").Single().GetProperty("again").GetBoolean()).ShouldBe([true, true, true, false]);
        nodes[0].GetProperty("report").Each("stories").Single().Text("sentence").ShouldBe((await ada.NoticedAsync(last)).Single().Text("sentence"));

        Task<JsonElement> TellLaterAsync()
        {
            app.Clock.Advance(TimeSpan.FromHours(1));
            return ada.TellAsync(Teller.VoucherTold);
        }
    }

    [Fact]
    public async Task Answers_have_the_notices_each_its_own()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await ada.WriteAsync(Teller.Voucher);
        var stands = await ada.StartOnBehaviourAsync(questions: 3);
        var id = stands.Id();
        stands = await ada.AnswerAsync(stands, Teller.VoucherTold);
        while (stands.IsFollowUp())
        {
            stands = await ada.AnswerAsync(stands, "");
        }

        await ada.AnswerAsync(stands, "Yes.");
        var interview = (await ada.GraphDataAsync($$"""{ interview(id: "{{id}}") { answers { followUp text stories { title sentence } } } }""")).GetProperty("interview");

        var told = interview.Each("answers").Where(answer => answer.Each("stories").Any()).ToList();
        told.ShouldNotBeEmpty();
        told.ShouldAllBe(answer => answer.Each("stories").Single().Text("title") == "The voucher that paid twice");
        interview.Each("answers").Single(answer => answer.Text("text") == "Yes.").Each("stories").ShouldBeEmpty();
    }
}
