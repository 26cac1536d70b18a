using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Uplift.Library.Search;

namespace Uplift.Tests.Library.Search;

public sealed class SearchLibraryTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor nobody = new(app);

    public static TheoryData<string> HostileTexts() =>
    [
        "\"", "\"\"", "'", "''", "\" OR \"", "index AND", "OR index", "NOT index", "index NEAR lock", "NEAR(index lock, 2)", "index*", "*",
        "^index", "title:index", "title : index", "{title body}: index", "(index", "index)", "index + lock", "index - lock", "-index", "+index",
        "index:*", "index & ! lock", "index <-> lock", "!!index", "|", "&", ":", "\\", "index\\", "%", "_", ";", "--", "/* */", "$1", "@p0", "?1",
        "'; DROP TABLE questions; --", "\0", "index\0lock", "\u0001\u0002\u0003", "\u0002index\u0003", "\r\n\t", "\u202Eindex", "\uFEFF", "\uFFFD",
        "()", "[]", "{}", "...", "!?", "—", "«»", "😀", "👩‍💻", "e\u0301", "\u0301\u0301", "日本語", "العربية", "हिन्दी", "\uA7CA", "ß", "İ", "ǆ", "²", "Ⅷ",
        "the", "of and the", "<script>alert(1)</script>", "&amp;", "null", "undefined",
    ];

    [Theory]
    [InlineData("indexing", "/guides/database-indexing")]
    [InlineData("indexes", "/guides/database-indexing")]
    [InlineData("isolating transactions", "/guides/transactions-and-concurrency")]
    [InlineData("column", "/questions/composite-index-column-order")]
    [InlineData("colum", "/questions/composite-index-column-order")]
    public async Task A_word_finds_its_other_forms_and_its_beginnings(string words, string address) =>
        Addresses(await SearchAsync(words)).ShouldContain(address);

    [Fact]
    public async Task The_words_that_matched_are_marked()
    {
        var page = await SearchAsync("composite index");

        page.QuerySelectorAll("mark").Select(mark => mark.TextContent.ToLowerInvariant()).Distinct()
            .ShouldAllBe(word => word.StartsWith("index", StringComparison.Ordinal) || word.StartsWith("composit", StringComparison.Ordinal));
        page.QuerySelectorAll(".row").ShouldAllBe(row => row.QuerySelector("mark") != null);
    }

    [Theory]
    [InlineData("deadlok", "deadlock")]
    [InlineData("isloation", "isolation")]
    [InlineData("idempotancy", "idempotency")]
    public async Task A_slip_of_the_keyboard_is_corrected_and_said(string typed, string meant)
    {
        var page = await SearchAsync(typed);

        page.QuerySelector("[role=status]")!.TextContent.ShouldBe($"Showing results for {meant}; you typed {typed}.");
        page.QuerySelectorAll(".row").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_word_that_is_known_is_not_corrected() =>
        (await SearchAsync("transactions")).QuerySelector("[role=status]").ShouldBeNull();

    [Fact]
    public async Task Without_a_match_of_all_words_a_match_of_some_is_shown_as_such() =>
        (await SearchAsync("index zzyzx")).QuerySelector(".count")!.TextContent.ShouldStartWith("Nothing holds all the words");

    [Fact]
    public async Task Nothing_found_leads_to_the_topics() =>
        (await SearchAsync("zzyzxqwv")).QuerySelector(".empty a")!.GetAttribute("href").ShouldBe("/topics");

    [Fact]
    public async Task A_list_searches_its_own_kind_within_its_filters()
    {
        var page = await (await nobody.GetAsync("/questions?q=index&topic=indexing&level=intermediate")).PageAsync();

        Addresses(page).ShouldNotBeEmpty();
        Addresses(page).ShouldAllBe(address => address.StartsWith("/questions/", StringComparison.Ordinal));
        page.QuerySelectorAll(".row .level").ShouldAllBe(badge => badge.GetAttribute("data-level") == "intermediate");
    }

    [Fact]
    public async Task The_box_keeps_what_was_typed() =>
        (await SearchAsync("deadlok & co")).QuerySelector("#filter-q")!.GetAttribute("value").ShouldBe("deadlok & co");

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task No_text_breaks_the_search(string text)
    {
        var response = await nobody.GetAsync($"/search?q={Uri.EscapeDataString(text)}");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.PageAsync()).QuerySelectorAll("main script, main [onclick]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData('a', 1)]
    [InlineData('!', 1)]
    [InlineData('a', 40)]
    [InlineData('"', 2)]
    public async Task Five_thousand_characters_do_not_break_the_search(char character, int wordLength)
    {
        var text = string.Join(' ', Enumerable.Repeat(new string(character, wordLength), 5000 / (wordLength + 1)));

        (await nobody.GetAsync($"/search?q={Uri.EscapeDataString(text)}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Half_a_letter_does_not_break_the_search() =>
        (await nobody.GetAsync("/search?q=%ED%A0%80index%FF%C3")).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("index", "index", 0)]
    [InlineData("index", "indx", 1)]
    [InlineData("index", "idnex", 1)]
    [InlineData("index", "indexes", 2)]
    [InlineData("lock", "index", 3)]
    public void The_distance_of_two_words_counts_slips_up_to_its_limit(string left, string right, int distance) =>
        EditDistance.Between(left, right, 2).ShouldBe(distance);

    private static IReadOnlyList<string> Addresses(IParentNode page) =>
        [.. page.QuerySelectorAll(".row-link").Select(link => link.GetAttribute("href")!)];

    private async Task<IHtmlDocument> SearchAsync(string words) =>
        await (await nobody.GetAsync($"/search?q={Uri.EscapeDataString(words)}")).PageAsync();
}
