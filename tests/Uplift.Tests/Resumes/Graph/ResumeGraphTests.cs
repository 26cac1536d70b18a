using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Resumes.Graph;

public sealed class ResumeGraphTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_resume_is_kept_changed_undone_shared_and_deleted_as_by_REST()
    {
        var document = new { basics = new { name = "Ada", pronouns = "she" }, work = new[] { new { name = "Initech", startDate = "soon", team = 4 } } };
        var made = (await ada.GraphDataAsync(
            "mutation ($resume: ResumeInput!) { createResume(resume: $resume) { resume { id version document faults { pointer code } } errors { code } } }",
            new { resume = new { name = "Backend", tags = new[] { "berlin" }, document } })).GetProperty("createResume").GetProperty("resume");
        var id = made.Text("id");
        made.GetProperty("document").GetProperty("basics").Text("pronouns").ShouldBe("she");
        made.GetProperty("document").GetProperty("work")[0].GetProperty("team").GetInt32().ShouldBe(4);
        made.Each("faults").Single().Text("pointer").ShouldBe("/work/0/startDate");

        var changed = (await ada.GraphDataAsync(
            "mutation ($id: ID!, $version: ID!) { updateResume(id: $id, version: $version, resume: { name: \"B\", template: \"modern\", document: { basics: { name: \"Grace\" } } }) { resume { version previous template } errors { code } } }",
            new { id, version = made.Text("version") })).GetProperty("updateResume").GetProperty("resume");
        (changed.Text("template"), changed.GetProperty("previous").GetInt32()).ShouldBe(("modern", 1));
        var undone = (await ada.GraphDataAsync(
            "mutation ($id: ID!, $version: ID!) { moveResume(id: $id, version: $version, revision: 1) { resume { next template } errors { code } } }",
            new { id, version = changed.Text("version") })).GetProperty("moveResume").GetProperty("resume");
        (undone.Text("template"), undone.GetProperty("next").GetInt32()).ShouldBe(("plain", 2));

        var kept = await ada.GraphDataAsync("mutation ($id: ID!) { keepResumeVersion(id: $id, name: \"As sent\") { version { number name } errors { code } } }", new { id });
        kept.GetProperty("keepResumeVersion").GetProperty("version").GetProperty("number").GetInt32().ShouldBe(1);
        var shared = await ada.GraphDataAsync("mutation ($id: ID!) { shareResume(id: $id, link: { days: 7 }) { made { address link { views } } errors { code } } }", new { id });
        shared.GetProperty("shareResume").GetProperty("made").Text("address").ShouldContain("/r/");
        var read = (await ada.GraphDataAsync("query ($id: ID!) { resume(id: $id) { name versions { nodes { name } } links { label } } me { resumes { nodes { id name tags } } } }", new { id }));
        read.GetProperty("resume").GetProperty("versions").Each("nodes").Single().Text("name").ShouldBe("As sent");
        read.GetProperty("me").GetProperty("resumes").Each("nodes").Single().Text("id").ShouldBe(id);
        (await ada.GraphDataAsync("mutation ($id: ID!) { deleteResume(id: $id) { deletedId errors { code } } }", new { id })).GetProperty("deleteResume").Text("deletedId").ShouldBe(id);
    }

    [Fact]
    public async Task A_resume_is_checked_matched_and_compared_as_by_REST()
    {
        const string Advert = "Backend engineer\n\nRequirements:\n- You must know PostgreSQL and C#\n- Kubernetes is a plus\n- 3 years of experience with C#";
        var document = new { basics = new { name = "Ada", label = "Backend engineer" }, work = new[] { new { name = "Initech", position = "Developer", startDate = "2021-03", highlights = new[] { "Moved the order service to PostgreSQL and C#, 30% faster" } } } };
        var id = (await ada.GraphDataAsync("mutation ($resume: ResumeInput!) { createResume(resume: $resume) { resume { id } } }", new { resume = new { name = "Backend", document } }))
            .GetProperty("createResume").GetProperty("resume").Text("id");
        await ada.GraphDataAsync("mutation ($id: ID!) { keepResumeVersion(id: $id, name: \"First\") { errors { code } } }", new { id });
        const string Query = """
            query ($id: ID!, $advert: String!) { resume(id: $id) {
              check { readability { points band parts { name points of } } content { points } gains { rule change place { pointer page } } rules { id status severity findings { seen place { boxes { left } } } } questions { question } topics }
              match(advert: $advert) { title score { points parts { name points } leftOut { name } } items { requirement { name kind priority cue words { text } } value evidence { text rung pointer } related { name } } years { subject asked found sources { from } } knockOuts { answer } level { asked held } gaps { name priority topics } advice { sentence } stuffing { sentence } topics toLearn { topicName questionSlug guideSlug } interview { level topics { id } } }
              keptVersion(number: 1) { name document } differences(from: 1) { from { name } to { name } items { kind } } files { pdf json }
            } }
            """;

        var resume = (await ada.GraphDataAsync(Query, new { id, advert = Advert })).GetProperty("resume");
        var check = await ada.GetAsync($"/api/v1/{id}/check").JsonAsync();
        var match = await ada.PostAsync("/api/v1/resume-matches", new { resumeId = id["resumes/".Length..], advert = Advert }).JsonAsync();

        resume.GetProperty("check").GetProperty("content").GetProperty("points").ToString().ShouldBe(check.GetProperty("content").GetProperty("points").ToString());
        resume.GetProperty("check").Each("rules").Count().ShouldBe(check.Each("rules").Count());
        resume.GetProperty("match").GetProperty("score").GetProperty("points").ToString().ShouldBe(match.GetProperty("match").GetProperty("score").GetProperty("points").ToString());
        resume.GetProperty("match").Each("items").Select(item => item.GetProperty("requirement").Text("name"))
            .ShouldBe(match.GetProperty("match").Each("items").Select(item => item.GetProperty("requirement").Text("name")));
        resume.GetProperty("match").Each("items").First().Each("evidence").ShouldNotBeEmpty();
        resume.GetProperty("keptVersion").GetProperty("document").GetProperty("basics").Text("name").ShouldBe("Ada");
        resume.GetProperty("differences").Each("items").ShouldBeEmpty();
        (await ada.GetAsync(resume.GetProperty("files").Text("json"))).EnsureSuccessStatusCode();
        (await ada.GraphCodeAsync("query ($id: ID!) { resume(id: $id) { match(advert: \"short\") { title } } }", new { id })).ShouldBe("validation-failed");
        (await ada.GraphDataAsync("mutation ($id: ID!) { forgetResumeVersion(id: $id, number: 1) { forgottenNumber errors { code } } }", new { id }))
            .GetProperty("forgetResumeVersion").GetProperty("forgottenNumber").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_key_makes_a_deletion_act_once_and_is_refused_where_an_address_is_the_answer()
    {
        var id = (await ada.GraphDataAsync("mutation { createResume(resume: { name: \"a\", document: {} }) { resume { id } } }")).GetProperty("createResume").GetProperty("resume").Text("id");
        var share = await ada.AskGraphAsync("mutation ($id: ID!) { shareResume(id: $id, link: {}) { made { address } errors { code } } }", new { id }, ("Idempotency-Key", "share-1"));
        GraphCaller.Code(System.Text.Json.JsonElement.Parse(await share.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))).ShouldBe("idempotency-key-misused");

        for (var time = 0; time < 2; time++)
        {
            var deleted = await ada.AskGraphAsync("mutation ($id: ID!) { deleteResume(id: $id) { deletedId errors { code } } }", new { id }, ("Idempotency-Key", "delete-1"));
            (await deleted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"\"deletedId\":\"{id}\"");
        }
    }

    [Theory]
    [InlineData("{ work: 7 }")]
    [InlineData("\"text\"")]
    [InlineData("{ basics: { name: [1] } }")]
    public async Task What_is_no_resume_is_refused(string document)
    {
        var answer = await ada.GraphAsync($"mutation {{ createResume(resume: {{ name: \"a\", document: {document} }}) {{ errors {{ code }} }} }}");

        answer.TryGetProperty("errors", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task An_application_is_kept_and_moved()
    {
        var made = (await ada.GraphDataAsync(
            "mutation { createApplication(application: { employer: \"Initech\", role: \"Developer\", nextOn: \"2026-12-01\" }) { application { id stage nextOn } errors { code } } }"))
            .GetProperty("createApplication").GetProperty("application");
        var moved = (await ada.GraphDataAsync(
            "mutation ($id: ID!) { moveApplication(id: $id, stage: OFFER) { application { stage history { stage } } errors { code } } }", new { id = made.Text("id") }))
            .GetProperty("moveApplication").GetProperty("application");

        (made.Text("stage"), made.Text("nextOn"), moved.Text("stage")).ShouldBe(("WISHLIST", "2026-12-01", "OFFER"));
        moved.Each("history").Count().ShouldBe(2);
        (await ada.GraphDataAsync("{ me { applications(stage: OFFER) { nodes { employer } } } }")).GetProperty("me").GetProperty("applications").Each("nodes").Count().ShouldBe(1);
    }
}
