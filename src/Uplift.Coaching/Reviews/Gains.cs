using Uplift.Coaching.Fsrs;

namespace Uplift.Coaching.Reviews;

/// <summary>What a review today is worth on the day of the interview.</summary>
internal static class Gains
{
    /// <summary>Of a point that was never reviewed: it was missed once, and its correction was read.</summary>
    private const double ChanceOfNew = 0.5;

    /// <returns>By how much the chance to recall on the day is expected to rise.</returns>
    /// <param name="model">The memory model.</param>
    /// <param name="memory">Null before the first review.</param>
    /// <param name="elapsed">Days since the last review.</param>
    /// <param name="left">Days until the interview.</param>
    public static double Of(MemoryModel model, Memory? memory, int elapsed, int left)
    {
        var chance = memory is null ? ChanceOfNew : model.Retrievability(elapsed, memory.Stability);
        var unless = memory is null ? ChanceOfNew * ChanceOfNew : model.Retrievability(elapsed + left, memory.Stability);
        return (chance * After(Rating.Good)) + ((1 - chance) * After(Rating.Again)) - unless;

        double After(Rating rating) =>
            model.Retrievability(left, (memory is null ? model.First(rating) : model.After(memory, elapsed, rating)).Stability);
    }
}
