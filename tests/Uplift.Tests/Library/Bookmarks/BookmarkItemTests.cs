using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Uplift.Tests.Library.Bookmarks;

public sealed class BookmarkItemTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Guide = "/guides/database-indexing";
    private const string Question = "/questions/composite-index-column-order";

    private readonly Visitor ada = new(app);

    [Theory]
    [InlineData(Guide, "Bookmark this guide")]
    [InlineData(Question, "Bookmark this question")]
    public async Task The_button_of_a_page_bookmarks_it_and_then_takes_the_bookmark_away(string page, string label)
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        (await ButtonAsync(page)).ShouldBe(label);

        (await ada.SubmitAsync(page, "bookmark")).Target().ShouldBe(page);
        (await ButtonAsync(page)).ShouldBe("Remove the bookmark");
        (await ListedAsync()).ShouldBe([page]);

        await ada.SubmitAsync(page, "bookmark");
        (await ListedAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Guide, "guide")]
    [InlineData(Question, "question")]
    public async Task The_api_bookmarks_and_takes_the_bookmark_away(string item, string kind)
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        (await PutAsync(item)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ApiListAsync()).EnumerateArray().Single().GetProperty("kind").GetString().ShouldBe(kind);

        (await ada.Http.DeleteAsync($"/api/v1{item}/bookmark", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ApiListAsync()).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Doing_it_twice_changes_nothing()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await PutAsync(Guide);
        var first = (await ApiListAsync())[0].GetProperty("createdAt").GetDateTimeOffset();
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        await PutAsync(Guide);

        (await ApiListAsync()).EnumerateArray().Single().GetProperty("createdAt").GetDateTimeOffset().ShouldBe(first);
    }

    [Fact]
    public async Task Doing_it_six_times_at_once_makes_one_bookmark()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var responses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PutAsync(Guide)));

        responses.Select(response => response.StatusCode).Distinct().ShouldBe([HttpStatusCode.OK]);
        (await ApiListAsync()).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_newest_bookmark_is_listed_first()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await PutAsync(Guide);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await PutAsync(Question);

        (await ListedAsync()).ShouldBe([Question, Guide]);
    }

    [Fact]
    public async Task Somebody_elses_bookmarks_are_not_listed()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await PutAsync(Guide);
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());

        (await (await bob.GetAsync("/bookmarks")).PageAsync()).QuerySelectorAll(".row").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/guides/nothing-of-the-kind", "/problems/guide-not-found")]
    [InlineData("/questions/nothing-of-the-kind", "/problems/question-not-found")]
    public async Task What_is_not_there_cannot_be_bookmarked(string item, string problem)
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await PutAsync(item);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.ProblemTypeAsync()).ShouldBe(problem);
    }

    [Fact]
    public async Task Nobody_is_told_to_sign_in_first()
    {
        var response = await PutAsync(Guide);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/unauthenticated");
        (await ada.GetAsync("/bookmarks")).Target().ShouldBe("/signin?returnUrl=%2Fbookmarks");
    }

    [Fact]
    public async Task A_guest_is_asked_for_an_account()
    {
        await ada.BecomeGuestAsync();

        var response = await PutAsync(Guide);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/account-needed");
        (await ada.GetAsync("/bookmarks")).Target().ShouldBe("/signin?returnUrl=%2Fbookmarks");
    }

    [Theory]
    [InlineData(Guide)]
    [InlineData(Question)]
    public async Task A_page_offers_nobody_and_no_guest_a_bookmark(string page)
    {
        (await (await ada.GetAsync(page)).PageAsync()).QuerySelector("[aria-pressed]").ShouldBeNull();
        await ada.BecomeGuestAsync();
        (await (await ada.GetAsync(page)).PageAsync()).QuerySelector("[aria-pressed]").ShouldBeNull();
    }

    [Fact]
    public async Task A_form_of_a_guest_bookmarks_nothing()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await ada.SubmitAsync(Guide, "bookmark");
        var guest = new Visitor(app);
        var id = await guest.BecomeGuestAsync();
        var token = (await (await guest.GetAsync(Question)).PageAsync()).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        await guest.Http.PostAsync(Guide, new FormUrlEncodedContent([new("_handler", "bookmark"), new("__RequestVerificationToken", token)]), TestContext.Current.CancellationToken);

        (await guest.BookmarksOfAsync(id)).ShouldBe(0);
    }

    private Task<HttpResponseMessage> PutAsync(string item) =>
        ada.Http.PutAsync($"/api/v1{item}/bookmark", null, TestContext.Current.CancellationToken);

    private async Task<JsonElement> ApiListAsync() =>
        (await (await ada.GetAsync("/api/v1/bookmarks")).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("items");

    private async Task<IEnumerable<string?>> ListedAsync() =>
        (await (await ada.GetAsync("/bookmarks")).PageAsync()).QuerySelectorAll(".row-link").Select(link => link.GetAttribute("href"));

    private async Task<string> ButtonAsync(string page) =>
        (await (await ada.GetAsync(page)).PageAsync()).QuerySelector("[aria-pressed]")!.TextContent;
}
