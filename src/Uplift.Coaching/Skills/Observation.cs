using Uplift.Examiner;
using Uplift.Library.Contracts;

namespace Uplift.Coaching.Skills;

/// <summary>A point as it was found in an answer, with the words that earned it.</summary>
internal sealed record SeenPoint(string Statement, PointVerdict Verdict, string? Quote);

/// <summary>What one answered question says about its topic. Ability and mastery are worked out from these alone.</summary>
internal sealed class Observation
{
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required Guid InterviewId { get; init; }

    public required string QuestionSlug { get; init; }

    public required string TopicId { get; init; }

    /// <summary>The question's tags, which are its subtopics.</summary>
    public required List<string> Tags { get; init; }

    public Level Level { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The learner's day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Points earned of weight, 0 to 1.</summary>
    public double Score { get; init; }

    /// <summary>How far it moves the estimate: half for a verdict that the examiner was not sure of.</summary>
    public double Weight { get; init; }

    /// <summary>The question's difficulty in logits, as it was held to be then.</summary>
    public double Difficulty { get; init; }

    /// <summary>Whether it was asked among questions of other topics, so that nothing gave away what it was about.</summary>
    public bool Mixed { get; init; }

    public required List<SeenPoint> Points { get; init; }
}

/// <summary>A question's difficulty, once enough people have answered it.</summary>
internal sealed class ItemDifficulty
{
    public required string QuestionSlug { get; init; }

    /// <summary>In logits; 0 is what an intermediate question begins with.</summary>
    public double Difficulty { get; set; }

    public int Answers { get; set; }
}
