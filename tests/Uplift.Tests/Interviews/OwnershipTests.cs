using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Uplift.Tests.Interviews;

/// <summary>Every door to somebody's interview, tried by nobody, a guest, somebody else with an account, and its owner.</summary>
public sealed class OwnershipTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Theory]
    [InlineData("POST", "/api/v1/interviews", "201 201 201 201")]
    [InlineData("GET", "/api/v1/interviews", "401 200 200 200")]
    [InlineData("GET", "/api/v1/interviews/{running}", "401 404 404 200")]
    [InlineData("PUT", "/api/v1/interviews/{running}/draft", "401 404 404 204")]
    [InlineData("POST", "/api/v1/interviews/{running}/hints", "401 404 404 200")]
    [InlineData("POST", "/api/v1/interviews/{running}/answers", "401 404 404 201")]
    [InlineData("PUT", "/api/v1/interviews/{running}/ending", "401 404 404 200")]
    [InlineData("DELETE", "/api/v1/interviews/{running}", "401 404 404 204")]
    [InlineData("GET", "/api/v1/interviews/{ended}", "401 404 404 200")]
    [InlineData("GET", "/api/v1/interviews/{ended}/answers/{answer}", "401 404 404 200")]
    [InlineData("GET", "/api/v1/interviews/{ended}/report", "401 404 404 200")]
    [InlineData("GET", "/api/v1/interviews/{ended}/report.md", "401 404 404 200")]
    [InlineData("POST", "/api/v1/interviews/{ended}/appeals", "401 404 404 201")]
    [InlineData("DELETE", "/api/v1/interviews/{ended}", "401 404 404 204")]
    [InlineData("GET", "/interviews/new", "200 200 200 200")]
    [InlineData("GET", "/interviews", "200 200 200 200")]
    [InlineData("GET", "/practice/" + Candidates.Lowercased, "200 200 200 200")]
    [InlineData("GET", "/interviews/{running}", "302 404 404 200")]
    [InlineData("GET", "/interviews/{ended}/answers/{answer}", "302 404 404 200")]
    [InlineData("GET", "/interviews/{ended}/report", "302 404 404 200")]
    [InlineData("GET", "/interviews/{ended}/appeal?turn={answer}&point=uniqueness", "302 404 404 200")]
    public async Task Only_the_owner_finds_an_interview(string method, string address, string expected)
    {
        var (owner, guest, learner) = (new Visitor(app), new Visitor(app), new Visitor(app));
        await guest.StartAsync();
        await learner.SignUpAsync(Visitor.NewAddress());
        await owner.SignUpAsync(Visitor.NewAddress());
        var running = await owner.StartAsync();
        var ended = await owner.RehearseAsync(Candidates.Lowercased);
        await owner.EndAsync(await owner.AnswerAsync(ended, Candidates.BesideThePoint));
        var path = address
            .Replace("{running}", $"{running.Id()}", StringComparison.Ordinal)
            .Replace("{ended}", $"{ended.Id()}", StringComparison.Ordinal)
            .Replace("{answer}", $"{ended.Turn()}", StringComparison.Ordinal);

        var statuses = new List<int>();
        foreach (var visitor in new[] { new Visitor(app), guest, learner, owner })
        {
            statuses.Add((int)await StatusAsync(visitor, method, path, ended));
        }

        string.Join(' ', statuses).ShouldBe(expected);
    }

    [Fact]
    public async Task A_list_holds_only_ones_own()
    {
        var (ada, bob) = (new Visitor(app), new Visitor(app));
        var interview = await ada.StartAsync();
        await bob.StartAsync();

        (await ada.GetAsync("/api/v1/interviews").JsonAsync()).Each("items").Select(row => row.Id()).ShouldBe([interview.Id()]);
    }

    [Fact]
    public async Task Whoever_must_sign_in_comes_back_to_where_they_were()
    {
        var page = (await new Visitor(app).StartAsync()).Page();

        (await new Visitor(app).GetAsync(page)).Target().ShouldBe($"/signin?returnUrl={Uri.EscapeDataString(page)}");
    }

    /// <summary>Every request carries a body that is right for whoever may send it.</summary>
    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string method, string path, JsonElement ended)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = (method, path.Split('/')[^1]) switch
        {
            ("POST", "interviews") => JsonContent.Create(new { level = "beginner", questions = 1, mode = "practice" }),
            ("POST", "answers") => JsonContent.Create(new { text = "Because.", selfMark = 2 }),
            ("POST", "appeals") => JsonContent.Create(new { turn = ended.Turn(), point = "uniqueness", passage = "lower case" }),
            ("PUT", "draft") => JsonContent.Create(new { text = "Becau" }),
            _ => null,
        };
        return (await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
    }
}
