using System.Net;
using System.Text.Json;
using Uplift.Resumes.Document;
using Uplift.Tests.Interviews;
using Uplift.Tests.Resumes.Checks;

namespace Uplift.Tests.Resumes.Matching;

public sealed class MatchResumeTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Advert = "Senior Backend Engineer\n\nRequirements:\n- 3 years of C#\n- PostgreSQL\n- Kafka\n- Fluent English\n\nNice to have:\n- Kubernetes\n";

    private readonly Visitor ada = new(app);

    [Fact]
    public async Task An_advert_is_held_against_a_resume_and_gaps_lead_into_the_library()
    {
        var (id, _) = await AResumeAsync();

        var response = await ada.PostJsonAsync("/api/v1/resume-matches", JsonSerializer.Serialize(new { resumeId = id, advert = Advert }));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var view = await JsonAsync(response);
        var match = view.GetProperty("match");
        match.GetProperty("score").GetProperty("points").GetInt32().ShouldBeInRange(1, 60);
        match.GetProperty("items").EnumerateArray().First(item => item.GetProperty("requirement").Text("name") == "PostgreSQL").GetProperty("value").GetDouble().ShouldBeGreaterThanOrEqualTo(0.9);
        match.GetProperty("knockOuts")[0].Text("answer").ShouldBe("unknown");
        match.GetProperty("years")[0].GetProperty("asked").GetInt32().ShouldBe(3);
        match.GetProperty("gaps").EnumerateArray().Select(gap => gap.Text("name")).ShouldBe(["Apache Kafka", "Kubernetes"]);
        view.GetProperty("interview").Text("level").ShouldBe("advanced");
    }

    [Theory]
    [InlineData("""{"advert":"Requirements: five years of C# and SQL at our company."}""", "/resumeId")]
    [InlineData("""{"resumeId":"019ac0de-0000-7000-8000-000000000000","advert":"short"}""", "/advert")]
    public async Task What_does_not_fit_is_named(string json, string pointer)
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await ada.PostJsonAsync("/api/v1/resume-matches", json);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonAsync(response)).GetProperty("errors")[0].Text("pointer").ShouldBe(pointer);
    }

    [Fact]
    public async Task Somebody_elses_resume_looks_absent()
    {
        var (id, page) = await AResumeAsync();
        var eve = new Visitor(app);
        await eve.SignUpAsync(Visitor.NewAddress());

        var response = await eve.PostJsonAsync("/api/v1/resume-matches", JsonSerializer.Serialize(new { resumeId = id, advert = Advert }));

        (await response.ProblemTypeAsync()).ShouldBe("/problems/resume-not-found");
        (await eve.GetAsync($"{page}/match")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await eve.GetAsync($"{page}/check")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_marks_the_adverts_own_words_and_an_interview_starts_from_it()
    {
        var (_, address) = await AResumeAsync();

        var page = await (await ada.SubmitAsync($"{address}/match", "match", ("Draft.Advert", Advert.Replace("\n", "\r\n")))).PageAsync();

        page.QuerySelectorAll("mark.v[data-verdict=covered]").Select(mark => mark.FirstChild!.TextContent).ShouldBe(["C#", "PostgreSQL"]);
        page.QuerySelectorAll("mark.v[data-verdict=missed]").Select(mark => mark.FirstChild!.TextContent).ShouldBe(["Kafka", "Kubernetes"]);
        page.QuerySelector(".advert")!.TextContent.ShouldContain("Fluent English");
        page.QuerySelector("form[action='/interviews/plan'] input[name='Source.Advert']")!.GetAttribute("value")!.ReplaceLineEndings("\n").ShouldBe(Advert);
    }

    [Fact]
    public async Task An_empty_advert_keeps_the_form_and_says_what_to_do()
    {
        var (_, address) = await AResumeAsync();

        var response = await ada.SubmitAsync($"{address}/match", "match", ("Draft.Advert", " "));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.PageAsync()).QuerySelector("#advert-error")!.TextContent.ShouldContain("advert");
    }

    [Fact]
    public async Task Ones_own_resume_is_checked_with_the_pdf_that_it_becomes()
    {
        var (id, address) = await AResumeAsync();

        var check = await JsonAsync(await ada.GetAsync($"/api/v1/resumes/{id}/check"));
        var page = await (await ada.GetAsync($"{address}/check")).PageAsync();

        check.GetProperty("readability").GetProperty("points").GetInt32().ShouldBeGreaterThanOrEqualTo(75);
        check.GetProperty("questions")[0].Text("question")!.ShouldEndWith("?");
        page.QuerySelector("svg.page-picture").ShouldNotBeNull();
        page.QuerySelectorAll(".claims p").ShouldContain(line => line.TextContent.StartsWith("You wrote"));
    }

    private async Task<(string Id, string Page)> AResumeAsync()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var made = await ada.PostJsonAsync("/api/v1/resumes", $$"""{"name":"Backend","document":{{ResumeText.ToFile(Papers.Ada)}}}""");
        var id = made.Headers.Location!.ToString().Split('/')[^1];
        return (id, $"/resumes/{id}");
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
}
