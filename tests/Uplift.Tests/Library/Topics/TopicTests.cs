using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Uplift.Tests.Library.Content;

namespace Uplift.Tests.Library.Topics;

public sealed class TopicTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor nobody = new(app);

    private static IEnumerable<string> TopicsWithContent => RepositoryContent.Folder.Topics.Select(topic => topic.Id).Where(id =>
        RepositoryContent.Questions.Any(question => question.Topic == id) || RepositoryContent.Guides.Any(guide => guide.Topic == id));

    [Fact]
    public async Task The_list_shows_every_topic_that_has_something_to_read()
    {
        var page = await (await nobody.GetAsync("/topics")).PageAsync();

        page.QuerySelectorAll(".row-link").Select(link => link.GetAttribute("href")).ShouldBe(TopicsWithContent.Select(id => $"/topics/{id}"), ignoreOrder: true);
    }

    [Fact]
    public async Task The_api_counts_the_questions_of_each_level()
    {
        var topics = await (await nobody.GetAsync("/api/v1/topics")).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        var indexing = topics.GetProperty("items").EnumerateArray().Single(topic => topic.GetProperty("id").GetString() == "indexing");
        indexing.GetProperty("questions").GetInt32().ShouldBe(RepositoryContent.Questions.Count(question => question.Topic == "indexing"));
    }

    [Fact]
    public async Task A_topic_shows_its_guides_and_questions()
    {
        var page = await (await nobody.GetAsync("/topics/indexing")).PageAsync();

        var links = page.QuerySelectorAll(".row-link").Select(link => link.GetAttribute("href")).ToList();
        links.ShouldContain("/guides/database-indexing");
        links.ShouldContain("/questions/composite-index-column-order");
    }

    [Fact]
    public async Task An_unknown_topic_is_not_there() =>
        (await nobody.GetAsync("/topics/fishing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}
