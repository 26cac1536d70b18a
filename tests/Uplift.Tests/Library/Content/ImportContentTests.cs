using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Library;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Tests.Library.Content;

public sealed class ImportContentTests(UpliftApp app) : IClassFixture<UpliftApp>, IDisposable
{
    private readonly ContentFiles content = new();
    private readonly Visitor nobody = new(app);

    [Fact]
    public async Task An_import_replaces_the_library_by_the_folder()
    {
        await ImportAsync();

        (await SlugsAsync<Question>()).ShouldBe(["order-of-columns", "two-transfers", "why-an-index"]);
        (await SlugsAsync<Guide>()).ShouldBe(["indexes-explained", "locks-explained"]);
        (await nobody.GetAsync("/guides/indexes-explained")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await nobody.GetAsync("/guides/database-indexing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_second_import_writes_no_item()
    {
        await ImportAsync();
        app.Clock.Advance(TimeSpan.FromHours(1));
        app.Sql.Clear();

        var second = await ImportAsync();

        second.ShouldBe(new ContentImportResult(0, 0, 0, second.Faults));
        app.Sql.Statements.Where(IsWrite).ShouldHaveSingleItem().ShouldContain("content_state");
    }

    [Fact]
    public async Task A_start_with_the_same_content_asks_one_statement()
    {
        await ImportAsync();
        app.Sql.Clear();

        var result = await app.InScopeAsync(services => services.GetRequiredService<IContentImport>()
            .ImportWhenChangedAsync(content.Folder, TestContext.Current.CancellationToken));

        result.ShouldBeNull();
        app.Sql.Statements.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_what_changed_is_written()
    {
        await ImportAsync();
        content.Change(ContentFiles.WhyIndex, "The first idea.", "The first idea, said better.");
        app.Sql.Clear();

        var result = await ImportAsync();

        (result.Added, result.Changed, result.Retired).ShouldBe((0, 1, 0));
        (await nobody.GetAsync("/questions/why-an-index")).StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Sql.Statements.Where(IsWrite).ShouldNotContain(statement => statement.Contains("guides", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_item_that_changes_keeps_its_id()
    {
        await ImportAsync();
        var before = await IdOfAsync("why-an-index");
        content.Change(ContentFiles.WhyIndex, "level: intermediate", "level: advanced");

        await ImportAsync();

        (await IdOfAsync("why-an-index")).ShouldBe(before);
    }

    [Fact]
    public async Task An_item_that_is_removed_is_gone_for_readers_and_kept_for_interviews()
    {
        await ImportAsync();
        content.Change(ContentFiles.LockGuide, "  - two-transfers\n", "");
        content.Remove(ContentFiles.Deadlock);

        var result = await ImportAsync();

        result.Retired.ShouldBe(1);
        (await nobody.GetAsync("/questions/two-transfers")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nobody.GetAsync("/api/v1/questions/two-transfers")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.InScopeAsync(services => services.GetRequiredService<ILibrary>()
            .FindQuestionAsync("two-transfers", TestContext.Current.CancellationToken))).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_item_that_is_removed_is_no_longer_found()
    {
        await ImportAsync();
        (await FoundAsync("transfers")).ShouldBe(["/questions/two-transfers"]);
        content.Change(ContentFiles.LockGuide, "  - two-transfers\n", "");
        content.Remove(ContentFiles.Deadlock);

        await ImportAsync();

        (await FoundAsync("transfers")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_item_that_comes_back_has_its_old_id()
    {
        await ImportAsync();
        var before = await IdOfAsync("why-an-index");
        var (guide, question) = (content.Read(ContentFiles.IndexGuide), content.Read(ContentFiles.WhyIndex));
        content.Change(ContentFiles.IndexGuide, "  - why-an-index\n", "");
        content.Change(ContentFiles.IndexGuide, "[Say it yourself](/questions/why-an-index)", "Say it yourself");
        content.Remove(ContentFiles.WhyIndex);
        (await ImportAsync()).Retired.ShouldBe(1);
        content.Write(ContentFiles.IndexGuide, guide);
        content.Write(ContentFiles.WhyIndex, question);

        await ImportAsync();

        (await IdOfAsync("why-an-index")).ShouldBe(before);
        (await nobody.GetAsync("/questions/why-an-index")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_faulty_file_keeps_all_the_others_out()
    {
        await ImportAsync();
        content.Change(ContentFiles.IndexGuide, "title: Indexes explained", "title: Indexes, renamed");
        content.Change(ContentFiles.LockGuide, "level: beginner", "level: easy");

        var result = await ImportAsync();

        result.Faults.ShouldHaveSingleItem().ShouldStartWith(ContentFiles.LockGuide);
        (await (await nobody.GetAsync("/guides/indexes-explained")).PageAsync()).QuerySelector("h1")!.TextContent.ShouldBe("Indexes explained");
    }

    [Fact]
    public async Task Topics_in_another_order_put_their_questions_in_that_order()
    {
        await ImportAsync();
        var lines = content.Read("topics.yaml").Split('\n');
        content.Write("topics.yaml", string.Join('\n', [lines[0], lines[2], lines[1]]));

        await ImportAsync();

        (await (await nobody.GetAsync("/questions")).PageAsync()).QuerySelectorAll(".row-link").Select(link => link.GetAttribute("href"))
            .ShouldBe(["/questions/two-transfers", "/questions/order-of-columns", "/questions/why-an-index"]);
    }

    public void Dispose() => content.Dispose();

    private Task<ContentImportResult> ImportAsync() => app.InScopeAsync(services =>
        services.GetRequiredService<IContentImport>().ImportAsync(content.Folder, TestContext.Current.CancellationToken));

    private async Task<IEnumerable<string?>> FoundAsync(string word) =>
        (await (await nobody.GetAsync($"/search?q={word}")).PageAsync()).QuerySelectorAll(".row-link").Select(link => link.GetAttribute("href"));

    private Task<List<string>> SlugsAsync<T>()
        where T : class => app.InScopeAsync(services => services.GetRequiredService<AppDb>().Set<T>()
            .Where(item => EF.Property<DateTimeOffset?>(item, "RetiredAt") == null)
            .Select(item => EF.Property<string>(item, "Slug"))
            .Order()
            .ToListAsync(TestContext.Current.CancellationToken));

    private Task<Guid> IdOfAsync(string slug) => app.InScopeAsync(services => services.GetRequiredService<AppDb>().Questions
        .Where(question => question.Slug == slug)
        .Select(question => question.Id)
        .SingleAsync(TestContext.Current.CancellationToken));

    private static bool IsWrite(string statement) =>
        statement.Contains("INSERT", StringComparison.Ordinal)
        || statement.Contains("UPDATE", StringComparison.Ordinal)
        || statement.Contains("DELETE", StringComparison.Ordinal);
}
