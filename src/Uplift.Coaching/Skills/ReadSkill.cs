using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Examiner;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Coaching.Skills;

/// <param name="Quote">Your words that earned it; null when none did.</param>
public sealed record EvidencePoint(string Statement, PointVerdict Verdict, string? Quote);

/// <param name="Question">By slug.</param>
/// <param name="Score">Points earned of weight, 0 to 1.</param>
/// <param name="Mixed">Asked among questions of other topics.</param>
public sealed record EvidenceView(
    Guid InterviewId, string Question, string Prompt, Level Level, DateTimeOffset At, double Score, bool Mixed, IReadOnlyList<EvidencePoint> Points);

/// <param name="Name">A tag of the topic's questions.</param>
public sealed record SubtopicView(string Name, Mastery Mastery, int Answers, double LastScore);

/// <summary>One topic with the evidence behind it.</summary>
public sealed record TopicSkillView(
    string TopicId,
    string Name,
    Mastery Mastery,
    double Theta,
    double ThetaError,
    int Answers,
    IReadOnlyList<SubtopicView> Subtopics,
    IReadOnlyList<EvidenceView> Evidence);

/// <summary>What is held of one topic, and why: each answer, down to the words that earned a point.</summary>
internal sealed class ReadSkill(AppDb db, ILibrary library, CurrentUser user)
{
    private const int MostEvidence = 20;

    public static void Map(IEndpointRouteBuilder skills) => skills
        .MapGet("/{topic}", GetAsync)
        .WithSummary("One topic of your skill map, with its evidence")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<TopicSkillView>, ProblemHttpResult>> GetAsync(string topic, ReadSkill read, CancellationToken cancellation) =>
        (await read.HandleAsync(topic, cancellation)).ToOk();

    public async Task<Outcome<TopicSkillView>> HandleAsync(string topicId, CancellationToken cancellation)
    {
        var topic = (await library.ListTopicsAsync(cancellation)).FirstOrDefault(one => one.Id == topicId);
        if (topic is null)
        {
            return Problem.NotFound("topic");
        }

        var ownerId = user.Id;
        var skills = await db.Skills.AsNoTracking()
            .Where(s => s.OwnerId == ownerId && s.TopicId == topicId)
            .ToListAsync(cancellation);
        var seen = await db.Observations.AsNoTracking()
            .Where(o => o.OwnerId == ownerId && o.TopicId == topicId)
            .OrderByDescending(o => o.At)
            .Take(MostEvidence)
            .ToListAsync(cancellation);
        var questions = await library.FindQuestionsAsync([.. seen.Select(one => one.QuestionSlug).Distinct()], cancellation);
        var state = skills.Find(skill => skill.Tag.Length == 0)?.State ?? SkillState.None;
        return new TopicSkillView(
            topic.Id,
            topic.Name,
            state.Mastery,
            state.Theta,
            state.Error,
            state.Answers,
            [
                .. skills.Where(skill => skill.Tag.Length > 0)
                    .OrderBy(skill => skill.Mastery).ThenBy(skill => skill.Theta).ThenBy(skill => skill.Tag, StringComparer.Ordinal)
                    .Select(skill => new SubtopicView(skill.Tag, skill.Mastery, skill.Answers, skill.LastScore)),
            ],
            [
                .. seen.Select(one => new EvidenceView(
                    one.InterviewId,
                    one.QuestionSlug,
                    questions.GetValueOrDefault(one.QuestionSlug)?.Prompt ?? one.QuestionSlug,
                    one.Level,
                    one.At,
                    one.Score,
                    one.Mixed,
                    [.. one.Points.Select(point => new EvidencePoint(point.Statement, point.Verdict, point.Quote))])),
            ]);
    }
}
