using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Uplift.Tests.Library.Content;

namespace Uplift.Tests.Library.Questions;

public sealed class ReadQuestionTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Slug = "composite-index-column-order";

    private readonly Visitor nobody = new(app);

    [Fact]
    public async Task The_answer_is_asked_for_before_the_model_answer_is_shown()
    {
        var page = await (await nobody.GetAsync($"/questions/{Slug}")).PageAsync();

        page.QuerySelector("form textarea[name='Draft.Text']").ShouldNotBeNull();
        page.QuerySelector("details:not([open]) > summary")!.TextContent.ShouldBe("Show the model answer and its key points");
        page.QuerySelectorAll("details")[0].TextContent.ShouldContain("What people get wrong");
    }

    [Fact]
    public async Task Every_question_has_a_page_with_its_prompt()
    {
        foreach (var question in RepositoryContent.Questions)
        {
            var page = await (await nobody.GetAsync($"/questions/{question.Slug}")).PageAsync();
            page.QuerySelector("h1")?.TextContent.ShouldBe(question.Prompt, question.Slug);
        }
    }

    [Fact]
    public async Task The_page_says_what_it_is_to_machines()
    {
        var page = await (await nobody.GetAsync($"/questions/{Slug}")).PageAsync();

        page.Title.ShouldEndWith("… · Uplift");
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe($"https://localhost/questions/{Slug}");
        page.QuerySelector("meta[name=description]")!.GetAttribute("content").ShouldNotBeNullOrWhiteSpace();
        var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        data.GetProperty("@type").GetString().ShouldBe("BreadcrumbList");
    }

    [Fact]
    public async Task The_api_gives_the_model_answer_with_its_key_points()
    {
        var question = await (await nobody.GetAsync($"/api/v1/questions/{Slug}")).Content
            .ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        question.GetProperty("level").GetString().ShouldBe("intermediate");
        question.GetProperty("shortAnswerHtml").GetString()!.ShouldStartWith("<p>");
        question.GetProperty("keyPoints")[0].GetProperty("id").GetString().ShouldBe("equality-first");
    }

    [Fact]
    public async Task An_unknown_question_is_a_page_that_leads_on()
    {
        var response = await nobody.GetAsync("/questions/nothing-of-the-kind");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.PageAsync()).QuerySelector("main a[href='/questions']").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_unknown_question_is_a_problem_to_the_api()
    {
        var response = await nobody.GetAsync("/api/v1/questions/nothing-of-the-kind");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/question-not-found");
    }
}
