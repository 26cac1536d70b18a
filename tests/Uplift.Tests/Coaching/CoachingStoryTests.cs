using System.IO.Compression;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Coaching.Contracts;
using Uplift.Coaching.Weeks;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Data;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Coaching;

/// <summary>What stands around cards and reviews: the log as the truth, files, the week, the map, Today.</summary>
public sealed class CoachingStoryTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly string email = Visitor.NewAddress();
    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(email);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_log_gives_every_schedule_again_and_mends_what_differs()
    {
        await ada.MissMostAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var (card, at) in (await ada.CardsAsync()).Select((card, at) => (card, at)))
        {
            await ada.RateAsync(card, 1 + (at % 4));
            app.Clock.Advance(TimeSpan.FromDays(3));
            await ada.RateAsync(card, 3);
        }

        (await RecomputeAsync()).ShouldBeEmpty();
        var id = await ada.IdAsync();
        await app.InScopeAsync(services => services.GetRequiredService<AppDb>().Set<Uplift.Coaching.Cards.StudyCard>()
            .Where(c => c.OwnerId == id)
            .Take(1)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Stability, 999.0), TestContext.Current.CancellationToken));

        (await RecomputeAsync(keep: true)).ShouldHaveSingleItem().ShouldContain("stability 999");
        (await RecomputeAsync()).ShouldHaveSingleItem();
        (await RecomputeAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cards_go_out_and_come_back_as_csv_and_the_same_file_again_adds_nothing()
    {
        await ada.MakeCardAsync("What does \"=1\" do, here?", "Nothing,\nat all.");
        var csv = await (await ada.GetAsync("/api/v1/cards/export.csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());

        var first = await bob.PostAsync("/api/v1/cards/imports", new { csv }).JsonAsync(HttpStatusCode.Created);
        var second = await bob.PostAsync("/api/v1/cards/imports", new { csv }).JsonAsync(HttpStatusCode.Created);

        first.GetProperty("added").GetInt32().ShouldBe(1);
        (second.GetProperty("added").GetInt32(), second.GetProperty("known").GetInt32()).ShouldBe((0, 1));
        var card = (await bob.CardsAsync()).ShouldHaveSingleItem();
        (card.Text("prompt"), card.Text("answer")).ShouldBe(("What does \"=1\" do, here?", "Nothing,\nat all."));
    }

    [Fact]
    public async Task Cards_come_from_a_file_over_the_api_and_the_page_and_a_bad_file_brings_nothing()
    {
        // A browser's form brings its token; a program with a bearer token needs none.
        var token = (await ada.FillInAsync("/cards/exchange", "import")).Fields["__RequestVerificationToken"];
        MultipartFormDataContent File(byte[] bytes, string part = "file", params (string Name, string Value)[] fields)
        {
            var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), part, "cards.csv" }, { new StringContent(token), "__RequestVerificationToken" } };
            foreach (var (name, value) in fields)
            {
                content.Add(new StringContent(value), name);
            }

            return content;
        }

        async Task<HttpResponseMessage> SendAsync(HttpContent content) =>
            await ada.Http.PostAsync("/api/v1/cards/imports/file", content, TestContext.Current.CancellationToken);
        var csv = System.Text.Encoding.UTF8.GetBytes("\uFEFFtopic,prompt,answer\r\nindexing,Why ä?,Because.\r\n");

        var first = await SendAsync(File(csv));
        first.StatusCode.ShouldBe(HttpStatusCode.Created, await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        (await SendAsync(File(csv)).JsonAsync(HttpStatusCode.Created)).GetProperty("known").GetInt32().ShouldBe(1);
        (await SendAsync(File(csv, "other")).FieldErrorAsync()).ShouldBe(("/file", "missing"));
        (await SendAsync(File([0xC3, 0x28])).FieldErrorAsync()).ShouldBe(("/file", "not-utf-8"));
        (await SendAsync(File(new byte[1_000_001])).FieldErrorAsync()).ShouldBe(("/file", "too-large"));
        (await SendAsync(new StringContent("topic,prompt,answer", System.Text.Encoding.UTF8, "text/csv"))).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await ada.CardsAsync()).ShouldHaveSingleItem().Text("prompt").ShouldBe("Why ä?");

        var form = (await ada.FillInAsync("/cards/exchange", "import")).Fields.Where(field => field.Key is not "File" and not "__RequestVerificationToken").Select(field => (field.Key, field.Value)).ToArray();
        var page = await ada.Http.PostAsync("/cards/exchange", File(csv, "File", form), TestContext.Current.CancellationToken);
        (await page.PageAsync()).QuerySelector(".notice[role=status]")!.TextContent.ShouldContain("1 known already");
        var bad = await ada.Http.PostAsync("/cards/exchange", File([0xC3, 0x28], "File", form), TestContext.Current.CancellationToken);
        bad.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await bad.PageAsync()).QuerySelector(".alert")!.TextContent.ShouldContain("UTF-8");
    }

    [Theory]
    [InlineData("", "invalid")]
    [InlineData("front,back\na,b", "bad-head")]
    [InlineData("topic,prompt,answer\nalchemy,Why?,Because.", "bad-row")]
    [InlineData("topic,prompt,answer\nindexing,Why?,Because.\nindexing,,", "bad-row")]
    public async Task A_file_with_a_fault_brings_nothing(string csv, string code)
    {
        var (_, found) = await ada.PostAsync("/api/v1/cards/imports", new { csv }).FieldErrorAsync();

        found.ShouldBe(code);
        (await ada.CardsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_package_for_Anki_is_a_collection_that_sqlite_opens()
    {
        var card = await ada.MakeCardAsync("a < b & c?", "Yes.");
        await ada.RateAsync(card, 4);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await ada.MakeCardAsync("New?", "Yes.");
        using var zip = new ZipArchive(await (await ada.GetAsync("/api/v1/cards/export.apkg")).Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var file = Path.Combine(Directory.CreateTempSubdirectory("uplift-test-").FullName, "collection.anki2");
        await zip.GetEntry("collection.anki2")!.ExtractToFileAsync(file, TestContext.Current.CancellationToken);
        zip.GetEntry("media").ShouldNotBeNull();

        await using (var collection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await collection.OpenAsync(TestContext.Current.CancellationToken);
            (await AskAsync(collection, "PRAGMA integrity_check")).ShouldBe("ok");
            (await AskAsync(collection, "SELECT ver FROM col")).ShouldBe(11L);
            (await AskAsync(collection, "SELECT COUNT(*) FROM cards c JOIN notes n ON n.id = c.nid")).ShouldBe(2L);
            (await AskAsync(collection, "SELECT flds FROM notes ORDER BY id LIMIT 1")).ShouldBe("a &lt; b &amp; c?\u001fYes.");
            (await AskAsync(collection, "SELECT type || ' ' || queue FROM cards ORDER BY id LIMIT 1")).ShouldBe("2 2");
        }

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task The_map_is_a_picture_that_can_be_read_and_a_table_and_follows_reviews()
    {
        await ada.MissMostAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));
        var before = await TopicAsync();
        foreach (var card in await ada.DueAsync())
        {
            await ada.RateAsync(card, 3);
        }

        var after = await TopicAsync();
        var page = await (await ada.GetAsync("/skills")).PageAsync();

        before.IsNull("recall").ShouldBeTrue();
        after.GetProperty("recall").GetDouble().ShouldBe(1);
        after.Text("mastery").ShouldBe("attempted");
        page.QuerySelector("svg.skill-map title")!.TextContent.ShouldNotBeEmpty();
        page.QuerySelector("table.data tbody th")!.TextContent.ShouldBe(after.Text("name"));
        (await ada.GetAsync("/api/v1/skills/map.svg")).Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
    }

    [Fact]
    public async Task Today_says_what_is_due_what_is_next_and_what_limits_and_why()
    {
        await ada.MissMostAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));

        var today = await ada.GetAsync("/api/v1/me/today").JsonAsync();

        today.GetProperty("next").Text("kind").ShouldBe("review");
        var coach = today.GetProperty("coach");
        foreach (var part in new[] { "reviews", "question", "guide", "limiting" })
        {
            coach.GetProperty(part).Text("why").ShouldNotBeEmpty(part);
            (await ada.GetAsync(coach.GetProperty(part).Text("path"))).StatusCode.ShouldBe(HttpStatusCode.OK, part);
        }
    }

    [Fact]
    public async Task The_week_comes_by_mail_on_a_sunday_evening_once_to_whoever_wants_it()
    {
        await ada.MissMostAsync();
        var id = await ada.IdAsync();
        await app.InScopeAsync(services => services.GetRequiredService<AppDb>().Set<AppUser>().Where(u => u.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.EmailConfirmed, true), TestContext.Current.CancellationToken));
        var sunday = new DateTimeOffset(app.Clock.GetUtcNow().UtcDateTime.Date.AddDays(7 - (int)app.Clock.GetUtcNow().DayOfWeek).AddHours(18), TimeSpan.Zero);

        app.Clock.Advance(sunday - app.Clock.GetUtcNow());
        (await MailAsync()).ShouldBe(0);
        await ada.PutAsync("/api/v1/coaching/settings", new { rollOverHour = 4, retention = 0.9, maximumInterval = 36_500, weeklyMail = true }).JsonAsync();
        app.Clock.Advance(TimeSpan.FromHours(-2));
        (await MailAsync()).ShouldBe(0);
        app.Clock.Advance(TimeSpan.FromHours(2));

        (await MailAsync()).ShouldBe(1);
        (await MailAsync()).ShouldBe(0);
        var week = await ada.GetAsync("/api/v1/coaching/week").JsonAsync();
        week.GetProperty("limiting").Text("title").ShouldNotBeEmpty();
        week.Each("actions").Count().ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task Too_few_reviews_are_not_fitted_and_many_are_once_they_predict_better()
    {
        (await (await ada.PutAsync("/api/v1/coaching/parameters", new { })).ProblemTypeAsync()).ShouldBe("/problems/too-few-reviews");
        var id = await ada.IdAsync();
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            ManyReviews.Add(db, id, cards: 60, reviews: 12, app.Clock.GetUtcNow());
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var report = await ada.PutAsync("/api/v1/coaching/parameters", new { }).JsonAsync();

        report.GetProperty("reviews").GetInt32().ShouldBe(720);
        var (before, after) = (report.GetProperty("before").GetProperty("logLoss").GetDouble(), report.GetProperty("after").GetProperty("logLoss").GetDouble());
        report.GetProperty("used").GetBoolean().ShouldBe(after < before);
        (await ada.GetAsync("/api/v1/coaching/settings").JsonAsync()).GetProperty("fitted").GetBoolean().ShouldBe(after < before);
        (await RecomputeAsync()).ShouldNotContain(line => line.Contains("card", StringComparison.Ordinal) && after < before);
    }

    [Fact]
    public async Task Due_cards_are_one_range_of_an_index_and_today_takes_as_many_statements_for_many_as_for_few()
    {
        await ada.MissMostAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await CountAsync("/api/v1/me/today"); // Topics are read once, by whoever comes first.
        var few = await CountAsync("/api/v1/me/today");
        var id = await ada.IdAsync();
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            ManyReviews.Add(db, id, cards: 1_200, reviews: 1, app.Clock.GetUtcNow().AddDays(-300));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            // PostgreSQL chooses among a person's indexes by what it knows of the table.
            return await db.Database.ExecuteSqlRawAsync("ANALYZE cards", TestContext.Current.CancellationToken);
        });

        (await CountAsync("/api/v1/me/today")).ShouldBe(few);

        var statements = app.Sql.Sent.Where(sent => sent.Sql.Contains("ask_at", StringComparison.Ordinal)).ToList();
        statements.Count.ShouldBe(2);
        foreach (var statement in statements)
        {
            var plan = await app.InScopeAsync(services => QueryPlanTests.ExplainAsync(services.GetRequiredService<AppDb>(), statement));
            plan.ShouldContain("ix_cards_owner_id_ask_at_id");
            plan.ShouldNotContain("TEMP B-TREE");
            plan.ShouldNotContain("Sort Key");
        }
    }

    [Fact]
    public async Task The_graph_rates_and_undoes_through_the_same_handlers()
    {
        var card = await ada.MakeCardAsync();
        var rated = await ada.GraphDataAsync(
            "mutation($id: ID!, $rating: RatingInput!) { rateCard(id: $id, rating: $rating) { review { id rating source } errors { pointer } } }",
            new { id = $"cards/{card.Id()}", rating = new { key = Guid.CreateVersion7(), mark = 3 } });
        var id = rated.GetProperty("rateCard").GetProperty("review").Text("id");
        var undone = await ada.GraphDataAsync("mutation($id: ID!) { undoReview(id: $id) { card { reviews } errors { code } } }", new { id });
        var listed = await ada.GraphDataAsync("{ me { cards(show: DUE, first: 5) { nodes { id prompt level origin } } } }");

        rated.GetProperty("rateCard").GetProperty("review").GetProperty("rating").GetInt32().ShouldBe(3);
        undone.GetProperty("undoReview").GetProperty("card").GetProperty("reviews").GetInt32().ShouldBe(0);
        listed.GetProperty("me").GetProperty("cards").Each("nodes").Single().Text("origin").ShouldBe("BY_HAND");
    }

    private async Task<System.Text.Json.JsonElement> TopicAsync() =>
        (await ada.GetAsync("/api/v1/skills").JsonAsync()).Each("topics").Single(topic => topic.Text("topicId") == "indexing");

    private Task<int> MailAsync() => app.InScopeAsync(services => services.GetRequiredService<MailWeeks>().HandleAsync(TestContext.Current.CancellationToken));

    private async Task<int> CountAsync(string address)
    {
        app.Sql.Clear();
        (await ada.GetAsync(address)).EnsureSuccessStatusCode();
        return app.Sql.Statements.Count;
    }

    private async Task<List<string>> RecomputeAsync(bool keep = false)
    {
        var id = await ada.IdAsync();
        var differences = new List<string>();
        await app.InScopeAsync(services => services.GetRequiredService<IRecompute>().RunAsync(
            difference =>
            {
                if (difference.OwnerId == id)
                {
                    differences.Add(difference.What);
                }

                return Task.CompletedTask;
            },
            keep,
            TestContext.Current.CancellationToken));
        return differences;
    }

    private static async Task<object?> AskAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
