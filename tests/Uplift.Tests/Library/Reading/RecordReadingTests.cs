using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Library;
using Uplift.Library.Reading;
using Uplift.Platform.Data;
using Uplift.Tests.Library.Content;

namespace Uplift.Tests.Library.Reading;

public sealed class RecordReadingTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Guide = "/guides/database-indexing";

    private readonly Visitor ada = new(app);

    private static List<string> AllSections =>
        [.. RepositoryContent.Guides.Single(guide => guide.Slug == "database-indexing").Parts.Sections.Select(section => section.Id)];

    [Fact]
    public async Task I_have_read_all_of_it_is_remembered()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        (await ada.SubmitAsync(Guide, "reading", ("Finished", "true"))).Target().ShouldBe(Guide);

        (await FactsAsync(ada)).ShouldContain("You have read this");
    }

    [Fact]
    public async Task A_section_that_was_read_is_ticked_on_the_next_visit()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        await ada.SubmitAsync(Guide, "reading", ("Sections", AllSections[1]));

        (await (await ada.GetAsync(Guide)).PageAsync()).QuerySelectorAll("input[name=Sections][checked]").Select(box => box.GetAttribute("value"))
            .ShouldBe([AllSections[1]]);
        (await FactsAsync(ada)).ShouldContain($"1 of {AllSections.Count} sections read");
    }

    [Fact]
    public async Task A_finished_guide_can_be_marked_unread()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await PutAsync(AllSections);

        var reading = await JsonAsync(await PutAsync([]));

        reading.GetProperty("finishedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await FactsAsync(ada)).ShouldNotContain("You have read this");
    }

    [Fact]
    public async Task The_last_section_finishes_the_guide_for_good()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var finished = (await JsonAsync(await PutAsync(AllSections))).GetProperty("finishedAt").GetDateTimeOffset();
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        (await JsonAsync(await PutAsync(AllSections))).GetProperty("finishedAt").GetDateTimeOffset().ShouldBe(finished);
    }

    [Fact]
    public async Task A_section_that_the_guide_does_not_have_is_left_out()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var reading = await JsonAsync(await PutAsync([AllSections[0], "no-such-section"]));

        reading.GetProperty("sections").EnumerateArray().Select(section => section.GetString()).ShouldBe([AllSections[0]]);
    }

    [Fact]
    public async Task A_reading_without_its_sections_is_refused()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await ada.Http.PutAsJsonAsync($"/api/v1{Guide}/reading", new { }, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonAsync(response)).GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe("/sections");
    }

    [Fact]
    public async Task Of_many_at_the_same_moment_none_breaks_and_one_counts()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var responses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PutAsync(AllSections)));

        responses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.OK || response.StatusCode == HttpStatusCode.Conflict);
        (await FactsAsync(ada)).ShouldContain("You have read this");
    }

    [Fact]
    public async Task Reading_is_everybodys_own()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await PutAsync(AllSections);
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());

        (await FactsAsync(bob)).ShouldNotContain("You have read this");
    }

    [Fact]
    public async Task Nobody_and_no_guest_is_asked_what_they_read()
    {
        (await (await ada.GetAsync(Guide)).PageAsync()).QuerySelector("input[name=Sections]").ShouldBeNull();
        await ada.BecomeGuestAsync();
        (await (await ada.GetAsync(Guide)).PageAsync()).QuerySelector("input[name=Sections]").ShouldBeNull();
    }

    [Fact]
    public async Task The_api_refuses_nobody_and_a_guest()
    {
        (await PutAsync([])).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await ada.BecomeGuestAsync();
        (await PutAsync([])).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_guide_that_is_not_there_cannot_be_read()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await ada.Http.PutAsJsonAsync("/api/v1/guides/nothing/reading", new { sections = AllSections }, TestContext.Current.CancellationToken);

        (await response.ProblemTypeAsync()).ShouldBe("/problems/guide-not-found");
    }

    [Fact]
    public async Task What_was_read_moves_with_the_guest_and_ends_with_the_person()
    {
        var (guestId, accountId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.GuideReadings.Add(new GuideReading { UserId = guestId, GuideSlug = "database-indexing", Sections = [] });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            var data = new ReadingData(db);

            await data.MoveAsync(guestId, accountId, TestContext.Current.CancellationToken);
            (await CountAsync(data, guestId), await CountAsync(data, accountId)).ShouldBe((0, 1));

            await data.EraseAsync(accountId, TestContext.Current.CancellationToken);
            (await CountAsync(data, accountId)).ShouldBe(0);
            return data;
        });
    }

    private Task<HttpResponseMessage> PutAsync(IEnumerable<string> sections) =>
        ada.Http.PutAsJsonAsync($"/api/v1{Guide}/reading", new { sections }, TestContext.Current.CancellationToken);

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    private static Task<int> CountAsync(ReadingData data, Guid userId) => data.CountAsync(userId, TestContext.Current.CancellationToken);

    private static async Task<string> FactsAsync(Visitor visitor) =>
        (await (await visitor.GetAsync(Guide)).PageAsync()).QuerySelector(".facts")!.TextContent;
}
