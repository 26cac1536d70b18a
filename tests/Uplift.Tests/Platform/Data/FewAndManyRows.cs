using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Library;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Tests.Platform.Data;

/// <summary>The same pages twice: over a library of one guide and one question, and over one of hundreds.</summary>
public sealed class FewAndManyRows : IAsyncLifetime
{
    private const string Guide = "database-indexing";
    private const string Question = "composite-index-column-order";

    public UpliftApp Few { get; } = new();

    public UpliftApp Many { get; } = new();

    public Visitor? PersonOfFew { get; private set; }

    public Visitor? PersonOfMany { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Few.InitializeAsync();
        await Few.InScopeAsync(services => PruneAsync(services.GetRequiredService<AppDb>()));
        PersonOfFew = await PersonAsync(Few, interviews: 1);
        await Many.InitializeAsync();
        await Many.InScopeAsync(services => GrowAsync(services.GetRequiredService<AppDb>()));
        PersonOfMany = await PersonAsync(Many, interviews: 22);
    }

    public async ValueTask DisposeAsync()
    {
        await Few.DisposeAsync();
        await Many.DisposeAsync();
    }

    private static async Task<int> PruneAsync(AppDb db)
    {
        await db.Guides.Where(guide => guide.Slug != Guide).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        await db.SearchDocuments.Where(document => document.Slug != Guide && document.Slug != Question).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        return await db.Questions.Where(question => question.Slug != Question).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<int> GrowAsync(AppDb db)
    {
        var guide = await db.Guides.AsNoTracking().SingleAsync(g => g.Slug == Guide, TestContext.Current.CancellationToken);
        var question = await db.Questions.AsNoTracking().SingleAsync(q => q.Slug == Question, TestContext.Current.CancellationToken);
        for (var number = 0; number < 100; number++)
        {
            db.Guides.Add(CopyOf(guide, $"guide-{number:000}"));
            db.Questions.Add(CopyOf(question, $"question-{number:000}"));
            db.SearchDocuments.Add(new SearchDocument
            {
                Kind = ItemKind.Question,
                Slug = $"question-{number:000}",
                TopicId = question.TopicId,
                Level = Level.Beginner,
                Title = $"Question {number}",
                Body = "An index, of course.",
            });
        }

        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<Visitor> PersonAsync(UpliftApp app, int interviews)
    {
        var person = new Visitor(app);
        await person.SignUpAsync(Visitor.NewAddress());
        for (var interview = 0; interview < interviews; interview++)
        {
            var response = await person.PostJsonAsync("/api/v1/interviews", """{"level":"intermediate","questions":1,"mode":"practice","topics":["indexing"]}""");
            response.StatusCode.ShouldBe(HttpStatusCode.Created);
            (await person.PostJsonAsync("/api/v1/resumes", """{"name":"Backend","tags":["berlin"],"document":{}}""")).StatusCode.ShouldBe(HttpStatusCode.Created);
            (await person.PostJsonAsync("/api/v1/stories", """{"title":"Split","situation":"S","action":"A","result":"R","competences":["conflict"]}""")).StatusCode.ShouldBe(HttpStatusCode.Created);
            (await person.PostJsonAsync("/api/v1/applications", """{"employer":"Initech","role":"Developer"}""")).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        await person.BookmarkAsync(await person.IdAsync(), Question);
        for (var bookmark = 0; bookmark < interviews * 3; bookmark++)
        {
            await person.BookmarkAsync(await person.IdAsync(), $"question-{bookmark:000}");
        }

        return person;
    }

    private static Guide CopyOf(Guide guide, string slug) => new()
    {
        Id = Guid.CreateVersion7(),
        Slug = slug,
        Title = guide.Title,
        TopicId = guide.TopicId,
        Level = guide.Level,
        ReadMinutes = guide.ReadMinutes,
        UpdatedOn = guide.UpdatedOn,
        Hash = "",
        Summary = guide.Summary,
        Tags = guide.Tags,
        Parts = guide.Parts,
        Html = guide.Html,
    };

    private static Question CopyOf(Question question, string slug) => new()
    {
        Id = Guid.CreateVersion7(),
        Slug = slug,
        SortKey = $"{question.SortKey}-{slug}",
        TopicId = question.TopicId,
        Level = question.Level,
        Kind = question.Kind,
        Hash = "",
        Prompt = question.Prompt,
        Tags = question.Tags,
        ShortAnswerHtml = question.ShortAnswerHtml,
        FullAnswerHtml = question.FullAnswerHtml,
        AnswerText = question.AnswerText,
        Record = question.Record,
    };
}
