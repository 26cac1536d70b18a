using Uplift.Library.Contracts;

namespace Uplift.Coaching.Plans;

/// <summary>What a plan's topics were chosen from, as it was read when the plan was made.</summary>
/// <param name="Title">The job or the role.</param>
/// <param name="Application">Of whose advert it was read.</param>
/// <param name="Role">The role that was chosen, by id; null for a job.</param>
/// <param name="Level">How demanding the questions are to be.</param>
internal sealed record PlanGoal(string Title, Guid? Application, string? Role, Level Level, IReadOnlyList<PlanNeed> Needs)
{
    public const int MostWeight = 3;

    /// <summary>The topics that the needs touch, each at its strongest; those that more needs touch first.</summary>
    public IReadOnlyDictionary<string, int> Weights() => Needs
        .SelectMany(need => need.Topics.Select(topic => (Topic: topic, need.Weight)))
        .GroupBy(one => one.Topic)
        .ToDictionary(group => group.Key, group => group.Max(one => one.Weight));
}

/// <param name="Weight">3 for a must, 2 for what is nice to have, 1 for what is named among the duties.</param>
/// <param name="Topics">Topics of the library that teach it, by id.</param>
internal sealed record PlanNeed(string Name, int Weight, IReadOnlyList<string> Topics);
