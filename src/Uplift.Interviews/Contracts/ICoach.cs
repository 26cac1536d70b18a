namespace Uplift.Interviews.Contracts;

/// <summary>Something to do, why it is proposed, and how long it takes.</summary>
/// <param name="Action">What a button that leads there says.</param>
/// <param name="Path">Where it is on this site.</param>
public sealed record CoachStep(string Title, string Why, string Action, string Path, int Minutes);

/// <summary>What a person's answers so far say they should do today; what there is nothing to say of is null.</summary>
/// <param name="Reviews">Points that are due to be recalled.</param>
/// <param name="Question">One question to answer next.</param>
/// <param name="Guide">One guide, and perhaps its section, to read.</param>
/// <param name="Limiting">The topic that holds the person back most.</param>
/// <param name="Plan">How the way to the interview stands.</param>
public sealed record CoachToday(CoachStep? Reviews, CoachStep? Question, CoachStep? Guide, CoachStep? Limiting, CoachStep? Plan);

/// <summary>Says what to do today. Interviews know no more than what was begun; a module that knows the person may say more.</summary>
public interface ICoach
{
    /// <returns>Null while nothing is known of the person.</returns>
    Task<CoachToday?> TodayAsync(Guid userId, CancellationToken cancellation);
}
