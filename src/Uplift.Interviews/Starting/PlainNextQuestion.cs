using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Interviews.Starting;

/// <summary>
/// The plain choice: the wanted level or the nearest to it, topics in turn, questions that this person was not asked lately
/// first, and a seeded draw between equals.
/// </summary>
internal sealed class PlainNextQuestion(AppDb db, ILibrary library) : INextQuestion
{
    private const int RemembersLast = 200;

    public async Task<QuestionSummary?> ChooseAsync(NextQuestionRequest request, CancellationToken cancellation)
    {
        var all = await library.ListQuestionsAsync(cancellation);
        var (turns, interviews) = (db.Turns, db.Interviews);
        var earlier = await turns
            .Where(t => interviews.Any(i => i.Id == t.InterviewId && i.OwnerId == request.UserId))
            .OrderByDescending(t => t.Id)
            .Take(RemembersLast)
            .Select(t => t.QuestionSlug)
            .ToListAsync(cancellation);
        return Choose(all, request, earlier.ToHashSet());
    }

    internal static QuestionSummary? Choose(
        IReadOnlyList<QuestionSummary> all, NextQuestionRequest request, IReadOnlySet<string> askedEarlier)
    {
        var topicOf = all.ToDictionary(question => question.Slug, question => question.TopicId);
        var timesAsked = request.AskedNow
            .Select(slug => topicOf.GetValueOrDefault(slug, ""))
            .CountBy(topic => topic)
            .ToDictionary();
        return all
            .Where(question => request.Topics.Count == 0 || request.Topics.Contains(question.TopicId))
            .Where(question => !request.AskedNow.Contains(question.Slug))
            .OrderBy(question => Math.Abs(question.Level - request.Level))
            .ThenBy(question => timesAsked.GetValueOrDefault(question.TopicId))
            .ThenBy(question => askedEarlier.Contains(question.Slug))
            .ThenBy(question => Draw(request.Seed, question.Slug))
            .FirstOrDefault();
    }

    // A hash rather than a random generator: adding a question to the library must not reshuffle all others.
    private static uint Draw(int seed, string slug) =>
        BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {slug}")));
}
