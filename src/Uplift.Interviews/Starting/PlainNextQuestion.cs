using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;

namespace Uplift.Interviews.Starting;

/// <summary>
/// The plain choice: the wanted level or the nearest to it, topics in turn, questions that this person was not asked lately
/// first, and a seeded draw between equals.
/// </summary>
internal sealed class PlainNextQuestion(ILibrary library) : INextQuestion
{
    public async Task<QuestionSummary?> ChooseAsync(NextQuestionRequest request, CancellationToken cancellation) =>
        Choose(await library.ListQuestionsAsync(cancellation), request, request.AskedBefore.ToHashSet());

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
