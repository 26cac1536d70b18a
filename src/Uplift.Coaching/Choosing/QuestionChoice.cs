using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Uplift.Coaching.Skills;
using Uplift.Library.Contracts;

namespace Uplift.Coaching.Choosing;

/// <summary>What a choice knows of a person.</summary>
/// <param name="Skills">By topic.</param>
/// <param name="LastAnswered">By question, in days ago.</param>
/// <param name="Cards">By question, how much of what is due there has faded.</param>
/// <param name="GoalTopics">What the person prepares for; empty when they did not say.</param>
internal sealed record Knowledge(
    IReadOnlyDictionary<string, SkillState> Skills,
    IReadOnlyDictionary<string, double> LastAnswered,
    IReadOnlyDictionary<string, FadedCards> Cards,
    IReadOnlySet<string> GoalTopics)
{
    /// <summary>How hard questions are held to be.</summary>
    public LevelDifficulties Levels { get; init; } = LevelDifficulties.Usual;
}

/// <param name="Risk">The mean chance that a due point is forgotten, 0 to 1.</param>
/// <param name="WasMissed">Whether a point was missed that was not recalled since.</param>
internal sealed record FadedCards(double Risk, bool WasMissed);

/// <summary>A question with the parts of its score, of which the largest is the reason.</summary>
internal sealed record Scored(QuestionSummary Question, double Risk, double Closeness, double Gap, double Missed, double Seen)
{
    public double Total => Risk + Closeness + Gap + Missed - Seen;
}

/// <summary>
/// Chooses the next question: overdue recall risk (1−R) + closeness of P to 0.7 + weight of the topic × (1−mastery) + a bonus
/// for a point missed before − a penalty for a question seen lately. The quota is hard: while a session has had fewer than
/// three topics, it takes one that it has not had. Pure.
/// </summary>
internal static class QuestionChoice
{
    /// <summary>A session mixes so many topics, as far as it may choose among them.</summary>
    public const int TopicsASession = 3;

    /// <summary>What is hard enough to teach and easy enough to go on with.</summary>
    private const double WantedChance = 0.7;

    private const double MissedBonus = 0.5;
    private const double SeenPenalty = 1.5;
    private const double SeenDays = 7;
    private const double OutsideGoal = 0.3;
    private const double WithoutGoal = 0.6;

    public static Scored Score(QuestionSummary question, Knowledge knowledge)
    {
        var skill = knowledge.Skills.GetValueOrDefault(question.TopicId, SkillState.None);
        var chance = Ability.Expected(skill.Theta, knowledge.Levels.Of(question.Level));
        var weight = knowledge.GoalTopics.Count == 0 ? WithoutGoal : knowledge.GoalTopics.Contains(question.TopicId) ? 1 : OutsideGoal;
        var mastered = (int)skill.Mastery / (double)Mastery.Mastered;
        var faded = knowledge.Cards.GetValueOrDefault(question.Slug);
        return new Scored(
            question,
            faded?.Risk ?? 0,
            1 - (Math.Abs(chance - WantedChance) / WantedChance),
            weight * (1 - mastered),
            faded is { WasMissed: true } ? MissedBonus : 0,
            knowledge.LastAnswered.TryGetValue(question.Slug, out var days) ? SeenPenalty * Math.Exp(-days / SeenDays) : 0);
    }

    /// <param name="all">Every question there is.</param>
    /// <param name="topics">Topics to choose from; empty means all.</param>
    /// <param name="level">The wanted level; null where the score alone decides.</param>
    /// <param name="askedNow">Slugs asked in this session.</param>
    /// <param name="knowledge">Of the person.</param>
    /// <param name="seed">Decides between equals.</param>
    /// <returns>Null when nothing is left to ask.</returns>
    public static Scored? Choose(
        IReadOnlyList<QuestionSummary> all, IReadOnlyList<string> topics, Level? level, IReadOnlyList<string> askedNow, Knowledge knowledge, int seed)
    {
        var allowed = all.Where(question => topics.Count == 0 || topics.Contains(question.TopicId)).ToList();
        var topicOf = all.ToDictionary(question => question.Slug, question => question.TopicId);
        var had = askedNow.Select(slug => topicOf.GetValueOrDefault(slug, "")).CountBy(topic => topic).ToDictionary();
        var left = allowed.Where(question => !askedNow.Contains(question.Slug)).ToList();
        if (had.Count < TopicsASession && left.Exists(question => !had.ContainsKey(question.TopicId)))
        {
            left.RemoveAll(question => had.ContainsKey(question.TopicId));
        }

        return left
            .Select(question => Score(question, knowledge))
            .OrderBy(scored => level is { } wanted ? Math.Abs(scored.Question.Level - wanted) : 0)
            .ThenBy(scored => had.GetValueOrDefault(scored.Question.TopicId))
            .ThenByDescending(scored => Math.Round(scored.Total, 2))
            .ThenBy(scored => Draw(seed, scored.Question.Slug))
            .FirstOrDefault();
    }

    // A hash rather than a random generator: adding a question to the library must not reshuffle all others.
    private static uint Draw(int seed, string slug) =>
        BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {slug}")));
}
