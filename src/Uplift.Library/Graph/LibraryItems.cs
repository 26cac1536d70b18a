using Microsoft.EntityFrameworkCore;
using Uplift.Library.Guides;
using Uplift.Library.Questions;
using Uplift.Library.Topics;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Library.Graph;

/// <summary>Things of the library by their slugs, and what the current user did with them: one statement however many.</summary>
internal sealed class LibraryItems(AppDb db, CurrentUser user, ListTopics topics)
{
    public async Task<IReadOnlyDictionary<string, GuideRow>> GuidesAsync(IReadOnlyList<string> slugs, CancellationToken cancellation)
    {
        var names = await topics.NamesAsync(cancellation);
        return (await db.Guides.Published().AsNoTracking()
            .Where(g => slugs.Contains(g.Slug))
            .Select(g => new { g.Slug, g.Title, g.Summary, g.TopicId, g.Level, g.ReadMinutes, g.UpdatedOn })
            .ToListAsync(cancellation))
            .ToDictionary(g => g.Slug, g => new GuideRow(
                g.Slug, g.Title, g.Summary, g.TopicId, names.GetValueOrDefault(g.TopicId, g.TopicId), g.Level, g.ReadMinutes, g.UpdatedOn));
    }

    public async Task<IReadOnlyDictionary<string, QuestionRow>> QuestionsAsync(IReadOnlyList<string> slugs, CancellationToken cancellation)
    {
        var names = await topics.NamesAsync(cancellation);
        return (await db.Questions.Published().AsNoTracking()
            .Where(q => slugs.Contains(q.Slug))
            .Select(q => new { q.Slug, q.Prompt, q.TopicId, q.Level, q.Kind, q.ReadSeconds })
            .ToListAsync(cancellation))
            .ToDictionary(q => q.Slug, q => new QuestionRow(
                q.Slug, q.Prompt, q.TopicId, names.GetValueOrDefault(q.TopicId, q.TopicId), q.Level, q.Kind, q.ReadSeconds));
    }

    /// <summary>The slugs of the questions that each guide prepares for.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> QuestionsOfAsync(
        IReadOnlyList<string> guides, CancellationToken cancellation) =>
        (await db.Guides.Published().AsNoTracking()
            .Where(g => guides.Contains(g.Slug))
            .Select(g => new { g.Slug, g.Parts })
            .ToListAsync(cancellation))
            .ToDictionary(g => g.Slug, g => g.Parts.Questions);

    /// <summary>Those that are bookmarked; of nobody's none, and no statement.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> BookmarkedAsync(
        ItemKind kind, IReadOnlyList<string> slugs, CancellationToken cancellation)
    {
        var id = user.Id;
        return !user.HasSession
            ? new Dictionary<string, bool>()
            : await db.Bookmarks.AsNoTracking()
                .Where(b => b.UserId == id && b.Kind == kind && slugs.Contains(b.Slug))
                .ToDictionaryAsync(b => b.Slug, _ => true, cancellation);
    }

    /// <summary>What was done with each guide; two statements.</summary>
    public async Task<IReadOnlyDictionary<string, GuideMarks>> MarksAsync(IReadOnlyList<string> slugs, CancellationToken cancellation)
    {
        var bookmarked = await BookmarkedAsync(ItemKind.Guide, slugs, cancellation);
        var id = user.Id;
        var readings = !user.HasSession
            ? []
            : await db.GuideReadings.AsNoTracking()
                .Where(r => r.UserId == id && slugs.Contains(r.GuideSlug))
                .ToDictionaryAsync(r => r.GuideSlug, cancellation);
        return slugs.ToDictionary(slug => slug, slug => Marks(bookmarked.ContainsKey(slug), readings.GetValueOrDefault(slug)));
    }

    private static GuideMarks Marks(bool bookmarked, GuideReading? reading) =>
        new(bookmarked, reading?.FinishedAt is not null, reading?.Sections ?? []);
}
