using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Library.Topics;
using Uplift.Platform.Data;

namespace Uplift.Library;

/// <summary>The library's answers to its neighbours.</summary>
internal sealed class LibraryCatalogue(AppDb db, ListTopics topics) : ILibrary
{
    public async Task<QuestionContent?> FindQuestionAsync(string slug, CancellationToken cancellation) =>
        (await FindQuestionsAsync([slug], cancellation)).GetValueOrDefault(slug);

    public async Task<IReadOnlyDictionary<string, QuestionContent>> FindQuestionsAsync(
        IReadOnlyList<string> slugs, CancellationToken cancellation)
    {
        var allTopics = db.Topics;
        return await db.Questions.AsNoTracking()
            .Where(q => slugs.Contains(q.Slug))
            .Select(q => new QuestionContent(
                q.Slug,
                q.TopicId,
                allTopics.Where(t => t.Id == q.TopicId).Select(t => t.Name).FirstOrDefault() ?? q.TopicId,
                q.Level,
                q.Prompt,
                q.ReadSeconds,
                q.ShortAnswerHtml,
                q.FullAnswerHtml,
                q.AnswerText,
                q.Record))
            .ToDictionaryAsync(q => q.Slug, cancellation);
    }

    public async Task<IReadOnlyList<QuestionSummary>> ListQuestionsAsync(CancellationToken cancellation) =>
        await db.Questions.Published().AsNoTracking()
            .OrderBy(q => q.SortKey)
            .Select(q => new QuestionSummary(q.Slug, q.TopicId, q.Level))
            .ToListAsync(cancellation);

    public async Task<IReadOnlyList<TopicSummary>> ListTopicsAsync(CancellationToken cancellation) =>
        [.. (await topics.HandleAsync(cancellation)).Where(topic => topic.Questions > 0)];

    public async Task<IReadOnlyDictionary<string, GuideLink>> FindGuidesOfAsync(
        IReadOnlyList<string> questionSlugs, CancellationToken cancellation)
    {
        // The lists of a guide are one document, and guides are few, so they are read whole rather than searched by SQL.
        var guides = await db.Guides.Published().AsNoTracking()
            .OrderBy(g => g.Slug)
            .Select(g => new { g.Slug, g.Title, g.Parts })
            .ToListAsync(cancellation);
        return questionSlugs.Distinct()
            .Select(slug => (Slug: slug, Guide: guides.Find(guide => guide.Parts.Questions.Contains(slug))))
            .Where(pair => pair.Guide is not null)
            .ToDictionary(pair => pair.Slug, pair => new GuideLink(pair.Guide!.Slug, pair.Guide.Title));
    }
}
