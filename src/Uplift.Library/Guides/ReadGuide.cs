using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Guides;

public sealed record SectionLink(string Id, string Title);

public sealed record Faq(string Question, string AnswerHtml);

public sealed record GuideQuestion(string Slug, string Prompt, Level Level, string ShortAnswerHtml);

public sealed record RelatedGuide(string Slug, string Title, string Summary, int ReadMinutes);

public sealed record GuideView(
    string Slug,
    string Title,
    string Summary,
    string TopicId,
    string TopicName,
    Level Level,
    int ReadMinutes,
    DateOnly UpdatedOn,
    IReadOnlyList<string> Tags,
    IReadOnlyList<SectionLink> Sections,
    string Html,
    IReadOnlyList<GuideQuestion> Questions,
    IReadOnlyList<Faq> Faqs,
    IReadOnlyList<RelatedGuide> Related,
    IReadOnlyList<Reference> References);

/// <summary>What the reader has done with a guide.</summary>
internal sealed record GuideMarks(bool Bookmarked, bool Finished, IReadOnlyList<string> SectionsRead);

/// <summary>One guide with everything its page shows.</summary>
internal sealed class ReadGuide(AppDb db, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/guides/{slug}", GetAsync)
        .WithMetadata(new PublicReadAttribute())
        .AllowAnonymous()
        .WithSummary("Read a guide")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<GuideView>, ProblemHttpResult>> GetAsync(
        string slug, ReadGuide read, CancellationToken cancellation) =>
        (await read.HandleAsync(slug, cancellation)).ToOk();

    public async Task<Outcome<GuideView>> HandleAsync(string slug, CancellationToken cancellation)
    {
        var topics = db.Topics;
        var found = await db.Guides.Published().AsNoTracking()
            .Where(g => g.Slug == slug)
            .Select(g => new { Guide = g, TopicName = topics.Where(t => t.Id == g.TopicId).Select(t => t.Name).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return Problem.NotFound("guide");
        }

        var guide = found.Guide;
        return new GuideView(
            guide.Slug,
            guide.Title,
            guide.Summary,
            guide.TopicId,
            found.TopicName ?? guide.TopicId,
            guide.Level,
            guide.ReadMinutes,
            guide.UpdatedOn,
            guide.Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            [.. guide.Parts.Sections.Select(section => new SectionLink(section.Id, section.Title))],
            guide.Html,
            await QuestionsAsync(guide.Parts.Questions, cancellation),
            [.. guide.Parts.Faqs.Select(faq => new Faq(faq.Question, faq.AnswerHtml))],
            await RelatedAsync(guide.Parts.Related, cancellation),
            guide.Parts.References);
    }

    /// <summary>The current user's marks; one statement.</summary>
    public async Task<GuideMarks> MarksAsync(string slug, CancellationToken cancellation)
    {
        var id = user.Id;
        var (bookmarks, readings) = (db.Bookmarks, db.GuideReadings);
        // A left join: a subquery that yields a row needs APPLY, which SQLite lacks.
        var marks = await (
            from guide in db.Guides.AsNoTracking()
            where guide.Slug == slug
            join reading in readings.Where(r => r.UserId == id) on guide.Slug equals reading.GuideSlug into mine
            from reading in mine.DefaultIfEmpty()
            select new
            {
                Bookmarked = bookmarks.Any(b => b.UserId == id && b.Kind == ItemKind.Guide && b.Slug == slug),
                Reading = reading,
            })
            .SingleAsync(cancellation);
        return new GuideMarks(marks.Bookmarked, marks.Reading?.FinishedAt is not null, marks.Reading?.Sections ?? []);
    }

    private async Task<IReadOnlyList<GuideQuestion>> QuestionsAsync(IReadOnlyList<string> slugs, CancellationToken cancellation)
    {
        var bySlug = await db.Questions.Published().AsNoTracking()
            .Where(q => slugs.Contains(q.Slug))
            .Select(q => new GuideQuestion(q.Slug, q.Prompt, q.Level, q.ShortAnswerHtml))
            .ToDictionaryAsync(q => q.Slug, cancellation);
        return [.. slugs.Where(bySlug.ContainsKey).Select(slug => bySlug[slug])];
    }

    private async Task<IReadOnlyList<RelatedGuide>> RelatedAsync(IReadOnlyList<string> slugs, CancellationToken cancellation)
    {
        var bySlug = await db.Guides.Published().AsNoTracking()
            .Where(g => slugs.Contains(g.Slug))
            .Select(g => new RelatedGuide(g.Slug, g.Title, g.Summary, g.ReadMinutes))
            .ToDictionaryAsync(g => g.Slug, cancellation);
        return [.. slugs.Where(bySlug.ContainsKey).Select(slug => bySlug[slug])];
    }
}
