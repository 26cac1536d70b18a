using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Uplift.Tests.Platform.Data;

namespace Uplift.Tests.Platform.RateLimits;

public sealed class RateLimitTests
{
    private const string Practice = "/practice/composite-index-column-order";

    private static readonly Dictionary<string, string> Answer = new()
    {
        ["_handler"] = "practise",
        ["Draft.Text"] = "Equality first, then the sort.",
        ["Draft.SelfMark"] = "3",
    };

    [Fact]
    public async Task Too_many_sign_ins_are_told_when_to_come_back()
    {
        await using var app = await StartAsync("SignInPerMinute", 3);
        var eve = new Visitor(app);
        for (var guess = 0; guess < 3; guess++)
        {
            (await eve.SignInAsync("ada@example.org", "wrong password")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        var refused = await eve.SignInAsync("ada@example.org", "wrong password");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        (await refused.AlertAsync()).ShouldContain("wait");
    }

    [Fact]
    public async Task The_api_says_it_as_a_problem()
    {
        await using var app = await StartAsync("NewGuestsPerMinute", 1);
        var eve = new Visitor(app);
        const string draft = """{"level":"beginner","questions":1,"mode":"practice"}""";
        (await eve.PostJsonAsync("/api/v1/interviews", draft)).StatusCode.ShouldBe(HttpStatusCode.Created);

        var refused = await new Visitor(app).PostJsonAsync("/api/v1/interviews", draft);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await refused.ProblemTypeAsync()).ShouldBe("/problems/too-many-requests");
    }

    [Fact]
    public async Task What_was_typed_is_kept_to_be_sent_again()
    {
        await using var app = await StartAsync("NewGuestsPerMinute", 1);
        await new Visitor(app).PostFormAsync(Practice, Answer);

        var refused = await new Visitor(app).PostFormAsync(Practice, Answer);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var form = (await refused.PageAsync()).QuerySelector<IHtmlFormElement>("main form")!;
        form.GetAttribute("action").ShouldBe(Practice);
        form.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value.ShouldBe(Answer["Draft.Text"]);
    }

    [Fact]
    public async Task Searches_are_counted_and_reading_is_not()
    {
        await using var app = await StartAsync("SearchesPerMinute", 2);
        var eve = new Visitor(app);
        await eve.GetAsync("/search?q=index");
        await eve.GetAsync("/guides?q=index");

        (await eve.GetAsync("/questions?q=lock")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await eve.GetAsync("/questions")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_has_a_session_is_not_kept_out_by_new_guests()
    {
        await using var app = await StartAsync("NewGuestsPerMinute", 1);
        var ada = new Visitor(app);
        await ada.PostFormAsync(Practice, Answer);
        (await new Visitor(app).PostFormAsync(Practice, Answer)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

        (await ada.SubmitAsync(Practice, "practise", ("Draft.Text", "And once more."), ("Draft.SelfMark", "2"))).StatusCode
            .ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_answer_says_which_limits_counted_it_and_what_is_left()
    {
        await using var app = await StartAsync("WritesPerMinute", 5);
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await ada.PostJsonAsync("/api/v1/interviews", """{"level":"beginner","questions":1,"mode":"practice"}""");

        response.Headers.GetValues("RateLimit-Policy").Single().ShouldBe("\"writes\";q=5;w=60, \"everything\";q=1200;w=60");
        response.Headers.GetValues("RateLimit").Single().ShouldStartWith("\"writes\";r=4;t=60, \"everything\";r=");
    }

    [Fact]
    public async Task A_person_is_counted_as_such_and_not_with_their_neighbours()
    {
        await using var app = await StartAsync("SearchesPerMinute", 1);
        var (ada, bob) = (new Visitor(app), new Visitor(app));
        await ada.SignUpAsync(Visitor.NewAddress());
        await bob.SignUpAsync(Visitor.NewAddress());

        (await ada.GetAsync("/search?q=index")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bob.GetAsync("/search?q=index")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ada.GetAsync("/search?q=index")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("--ForwardedHeaders_Enabled=true", "Uplift:Proxy:KnownNetworks")]
    [InlineData("--Uplift:Proxy:KnownNetworks=everywhere", "everywhere")]
    [InlineData("--Uplift:Redis:ConnectionString=,password=x", "Uplift:Redis:ConnectionString")]
    [InlineData("--Uplift:SignIn:Oidc:0:Slug=own", "Uplift:SignIn:Oidc")]
    public async Task A_configuration_that_opens_the_perimeter_is_refused_with_a_sentence(string option, string named)
    {
        await using var database = new FreshDatabase(SqliteTestDatabase.Create(template: null), "--environment=Test", option);

        var (started, critical) = await database.StartAsync();

        started.ShouldBeFalse();
        critical!.ShouldContain(named);
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Test", true)]
    public async Task Raised_limits_are_refused_in_production(string environment, bool starts)
    {
        await using var database = new FreshDatabase(
            SqliteTestDatabase.Create(template: null), $"--environment={environment}", "--Uplift:Testing:RaiseClientLimits=true");

        (await database.StartAsync()).Started.ShouldBe(starts);
    }

    private static async Task<UpliftApp> StartAsync(string limit, int permits)
    {
        var app = new UpliftApp().With("Uplift:Testing:RaiseClientLimits", "false").With($"Uplift:RateLimits:{limit}", $"{permits}");
        await app.InitializeAsync();
        return app;
    }
}
