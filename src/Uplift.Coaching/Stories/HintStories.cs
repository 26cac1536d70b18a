using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Coaching.Stories;

/// <summary>Which stories could answer a question: those that show most of what it asks for, of these the one told longest ago.</summary>
internal sealed class HintStories(AppDb db, CurrentUser user) : IStoryHints
{
    private const int MostHints = 3;

    public async Task<StoryHints?> ForAsync(string topicId, string prompt, IReadOnlyCollection<string> tags, CancellationToken cancellation)
    {
        if (topicId != Behavioural.TopicId || !user.IsSignedIn)
        {
            return null;
        }

        var asked = Competences.AskedBy(prompt, tags);
        var bits = Competences.ToBits(asked);
        var stories = await db.Stories.AsNoTracking().OwnedBy(user.Id)
            .Where(s => (s.Competences & bits) != 0)
            .Select(s => new { s.Id, s.Title, s.Competences, s.LastToldOn })
            .ToListAsync(cancellation);
        var best = stories
            .Select(story => (Story: story, Shows: Competences.FromBits(story.Competences & bits)))
            .OrderByDescending(one => one.Shows.Count)
            .ThenBy(one => one.Story.LastToldOn ?? DateOnly.MinValue)
            .ThenBy(one => one.Story.Title, StringComparer.Ordinal)
            .Take(MostHints);
        return new StoryHints(
            Competences.Words(asked),
            asked.Count > 0 ? asked[0].Word() : null,
            [.. best.Select(one => new StoryHint(
                one.Story.Id,
                one.Story.Title,
                $"shows {Competences.Words(one.Shows)}, {(one.Story.LastToldOn is { } day ? $"last told on {user.Format(day)}" : "not told yet")}"))]);
    }
}
