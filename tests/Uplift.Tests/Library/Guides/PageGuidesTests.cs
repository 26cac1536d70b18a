using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Library;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Tests.Library.Content;

namespace Uplift.Tests.Library.Guides;

/// <summary>More guides than fit a page, many of them alike in what the list is sorted by.</summary>
public sealed class PageGuidesTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private const int Many = 45;
    private static readonly string[] Titles = ["Writing | reading", "Écriture", "writing", "Writing", "10 ways | and one more"];

    private readonly Visitor nobody = new(app);

    public async ValueTask InitializeAsync() => await app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        if (await db.Guides.CountAsync(TestContext.Current.CancellationToken) < Many)
        {
            db.Guides.AddRange(Enumerable.Range(0, Many).Select(Guide));
        }

        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/guides")]
    [InlineData("/guides?sort=title")]
    [InlineData("/guides?sort=read")]
    [InlineData("/guides?sort=title&level=advanced")]
    public async Task The_next_links_visit_every_guide_exactly_once(string first)
    {
        var expected = first.Contains("level", StringComparison.Ordinal)
            ? Many + RepositoryContent.Guides.Count(guide => guide.Level == Level.Advanced)
            : Many + RepositoryContent.Guides.Count;
        var seen = new List<string>();
        for (var address = first; address is not null;)
        {
            var page = await (await nobody.GetAsync(address)).PageAsync();
            seen.AddRange(page.QuerySelectorAll(".row-link").Select(link => link.GetAttribute("href")!));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        (seen.Count, seen.Distinct().Count()).ShouldBe((expected, expected));
    }

    private static Guide Guide(int number) => new()
    {
        Id = Guid.CreateVersion7(),
        Slug = $"guide-{number:00}",
        Title = Titles[number % Titles.Length],
        TopicId = "indexing",
        Level = Level.Advanced,
        ReadMinutes = number % 3,
        UpdatedOn = new DateOnly(2026, 11, 1 + (number % 4)),
        Hash = "",
        Summary = "One of many.",
        Tags = "",
        Parts = new([], [], [], [], []),
        Html = "",
    };
}
