using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Outcomes;

namespace Uplift.Tests.Platform.Outcomes;

public sealed class ProblemPagesTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor nobody = new(app);

    [Fact]
    public async Task Every_problem_of_the_catalogue_has_a_page_with_cause_and_cure()
    {
        foreach (var problem in app.Services.GetRequiredService<ProblemCatalogue>().All)
        {
            var page = await (await nobody.GetAsync($"/problems/{problem.Code}")).PageAsync();
            page.QuerySelectorAll("main p").Select(paragraph => paragraph.TextContent).ShouldBe([problem.Cause, problem.Cure], problem.Code);
        }
    }

    [Fact]
    public async Task The_type_of_a_problem_is_the_address_of_its_page()
    {
        var type = await (await nobody.GetAsync("/api/v1/guides/nothing")).ProblemTypeAsync();

        (await nobody.GetAsync(type)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_unknown_code_has_no_page() =>
        (await nobody.GetAsync("/problems/nothing-of-the-kind")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}
