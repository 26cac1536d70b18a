using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity;
using Uplift.Platform.Data;

namespace Uplift.Tests.Platform.Http;

public sealed class CrossSiteGuardTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Practice = "/practice/composite-index-column-order";
    private const string Typed = "Equality columns first, <b>then</b> the sort.\n\nSo there is no sort step & no surprise.";
    private const string InterviewJson = """{"level":"beginner","questions":1,"mode":"practice"}""";

    private static readonly Dictionary<string, string> Answer = new()
    {
        ["_handler"] = "practise",
        ["Draft.Text"] = Typed,
        ["Draft.SelfMark"] = "3",
    };

    private readonly Visitor ada = new(app);

    public static TheoryData<string, string> Foreign() => new()
    {
        { "Sec-Fetch-Site", "cross-site" },
        { "Sec-Fetch-Site", "same-site" },
        { "Origin", "https://evil.example" },
        { "Origin", "https://localhost.evil.example" },
        { "Origin", "https://localhost:8443" },
        { "Origin", "null" },
        { "Origin", "nonsense" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_form_of_another_site_is_refused_and_makes_no_guest(string header, string value)
    {
        var people = await PeopleAsync();

        var response = await ada.PostFormAsync(Practice, Answer, (header, value));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.AlertAsync()).ShouldBe("This request came from another site and was not carried out.");
        (await PeopleAsync()).ShouldBe(people);
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Json_of_another_site_is_refused(string header, string value)
    {
        await ada.BecomeGuestAsync();

        var response = await ada.PostJsonAsync("/api/v1/interviews", InterviewJson, (header, value));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/cross-site-request");
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task No_method_that_changes_something_is_taken_from_another_site(string method)
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/guides/database-indexing/bookmark");
        request.Headers.Add("Origin", "https://evil.example");

        (await ada.Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://localhost")]
    public async Task A_form_of_this_site_is_carried_out(string header, string value) =>
        (await ada.PostFormAsync(Practice, Answer, (header, value))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    [Fact]
    public async Task A_link_on_another_site_opens_the_page() =>
        (await ada.GetAsync("/guides", ("Sec-Fetch-Site", "cross-site"))).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task A_form_without_its_token_comes_back_with_what_was_typed_and_can_be_sent_again()
    {
        await ada.BecomeGuestAsync();

        var refused = await ada.PostFormAsync(Practice, Answer);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var form = (await refused.PageAsync()).QuerySelector<IHtmlFormElement>("main form")!;
        form.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value.ShouldBe(Typed);
        form.QuerySelector<IHtmlInputElement>("input[name='Draft.SelfMark']")!.Value.ShouldBe("3");
        (await ada.PostFormAsync(form.GetAttribute("action")!, Fields(form))).Target()!.ShouldStartWith("/interviews/");
    }

    [Fact]
    public async Task A_token_of_somebody_else_does_not_count()
    {
        var eve = new Visitor(app);
        await eve.SignUpAsync(Visitor.NewAddress());
        var token = (await (await eve.GetAsync(Practice)).PageAsync()).QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
        await ada.SignUpAsync(Visitor.NewAddress());
        await ada.GetAsync(Practice);

        var response = await ada.PostFormAsync(Practice, Answer.Append(new("__RequestVerificationToken", token)));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_password_is_not_sent_back()
    {
        await ada.BecomeGuestAsync();

        var response = await ada.PostFormAsync(
            "/signin", new Dictionary<string, string> { ["_handler"] = "sign-in", ["Draft.Email"] = "ada@example.org", ["Draft.Password"] = Visitor.Password });

        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("ada@example.org");
        page.ShouldNotContain(Visitor.Password);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "level=beginner&questions=1&mode=practice")]
    [InlineData("text/plain", InterviewJson)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"level\"\r\n\r\nbeginner\r\n--x--\r\n")]
    public async Task The_api_takes_nothing_that_a_plain_form_can_send(string type, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var response = await ada.Http.PostAsync("/api/v1/interviews", content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/unsupported-media-type");
    }

    [Fact]
    public async Task A_form_sent_to_the_api_in_a_session_is_refused()
    {
        await ada.BecomeGuestAsync();

        var response = await ada.PostFormAsync("/api/v1/interviews", Answer);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/form-expired");
    }

    private Task<int> PeopleAsync() => app.InScopeAsync(services =>
        services.GetRequiredService<AppDb>().Users.CountAsync(TestContext.Current.CancellationToken));

    private static Dictionary<string, string> Fields(IHtmlFormElement form) => form.QuerySelectorAll<IHtmlInputElement>("input")
        .Select(input => (input.Name!, input.Value))
        .Concat(form.QuerySelectorAll<IHtmlTextAreaElement>("textarea").Select(area => (area.Name!, area.Value)))
        .ToDictionary();
}
