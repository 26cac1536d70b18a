using Uplift.Interviews.Contracts;

namespace Uplift.Interviews.Today;

/// <summary>The plain default: nothing is known of anybody.</summary>
internal sealed class NoCoach : ICoach
{
    public Task<CoachToday?> TodayAsync(Guid userId, CancellationToken cancellation) => Task.FromResult<CoachToday?>(null);
}
