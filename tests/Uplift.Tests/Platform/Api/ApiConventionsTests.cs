using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Uplift.Platform.Api;

namespace Uplift.Tests.Platform.Api;

public sealed class ApiConventionsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor nobody = new(app);

    [Theory]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("POST", "/api/v1/nothing")]
    [InlineData("GET", "/api/v2/guides")]
    [InlineData("GET", "/api")]
    public async Task An_unknown_address_is_a_problem(string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);

        var response = await nobody.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.ProblemTypeAsync()).ShouldBe("/problems/not-found");
    }

    [Fact]
    public async Task A_wrong_method_is_told_the_right_ones()
    {
        var response = await nobody.Http.DeleteAsync("/api/v1/guides", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldContain("GET");
        (await response.ProblemTypeAsync()).ShouldBe("/problems/method-not-allowed");
    }

    /// <summary>A JSON Patch that is an object would pass for a merge patch.</summary>
    [Theory]
    [InlineData("PATCH", "/api/v1/me/settings", "application/json-patch+json")]
    [InlineData("PATCH", "/api/v1/me/settings", "text/plain")]
    [InlineData("POST", "/api/v1/notes", "application/vnd.api+json")]
    [InlineData("POST", "/api/v1/notes", "text/plain")]
    [InlineData("POST", "/api/v1/notes", "application/json; charset=klingon")]
    [InlineData("POST", "/api/v1/notes", "application/json; charset=utf-16")]
    [InlineData("PUT", "/api/v1/guides/database-indexing/bookmark", "text/plain")]
    public async Task A_body_of_another_kind_is_refused(string method, string address, string type)
    {
        await nobody.SignUpAsync(Visitor.NewAddress());
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = new StringContent("{}") };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        using var response = await nobody.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/unsupported-media-type");
        if (type.EndsWith("+json", StringComparison.Ordinal))
        {
            response.Headers.GetValues(method == "PATCH" ? "Accept-Patch" : "Accept").ShouldHaveSingleItem().ShouldContain("application/json");
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"level\":\"beginner\",}")]
    public async Task What_cannot_be_read_is_a_bad_request(string json)
    {
        var response = await nobody.PostJsonAsync("/api/v1/interviews", json);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/unreadable-request");
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("\"text\"", "")]
    [InlineData("""{"level":"beginner","questions":"3","mode":"practice"}""", "/questions")]
    [InlineData("""{"level":7}""", "/level")]
    [InlineData("""{"topics":"indexing"}""", "/topics")]
    [InlineData("""{"level":"beginner","speed":1}""", "/speed")]
    public async Task Json_of_another_shape_is_refused_with_a_pointer(string json, string pointer)
    {
        var response = await nobody.PostJsonAsync("/api/v1/interviews", json);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe(pointer);
        problem.ToString().ShouldNotContain("Uplift.");
    }

    [Theory]
    [InlineData("/api/v1/guides?levle=advanced")]
    [InlineData("/api/v1/topics?level=advanced")]
    [InlineData("/api/v1/questions/composite-index-column-order?expand=all")]
    public async Task A_query_parameter_with_a_slip_in_its_name_is_refused_rather_than_ignored(string address)
    {
        var response = await nobody.GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/unknown-parameter");
    }

    [Fact]
    public async Task A_field_that_does_not_fit_is_named_by_its_json_pointer()
    {
        var response = await nobody.PostJsonAsync("/api/v1/interviews", """{"level":"hard","questions":2,"mode":"lazy"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("type").GetString().ShouldBe("/problems/validation-failed");
        problem.GetProperty("status").GetInt32().ShouldBe(422);
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString())
            .ShouldBe(["/level", "/questions", "/mode"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_rule_of_the_product_points_at_its_field_in_the_same_way()
    {
        var response = await nobody.PostJsonAsync("/api/v1/interviews", """{"level":"beginner","questions":1,"mode":"practice","topics":["fishing"]}""");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors")[0];
        error.GetProperty("pointer").GetString().ShouldBe("/topics");
        error.GetProperty("code").GetString().ShouldBe("unknown-topic");
    }

    [Fact]
    public async Task A_type_with_parameters_is_still_json()
    {
        using var content = new StringContent("""{"level":"beginner","questions":1,"mode":"practice"}""");
        content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };

        (await nobody.Http.PostAsync("/api/v1/interviews", content, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("Email", "/email")]
    [InlineData("DisplayName", "/displayName")]
    [InlineData("Answers[0].SelfMark", "/answers/0/selfMark")]
    [InlineData("Topics[12]", "/topics/12")]
    [InlineData("", "")]
    public void A_name_of_the_code_becomes_a_pointer_into_the_json(string name, string pointer) =>
        ValidationProblems.Pointer(name).ShouldBe(pointer);
}
