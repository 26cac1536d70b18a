namespace Uplift.Coaching.Fsrs;

public enum CardState
{
    New,
    Learning,
    Review,
    Relearning,
}

/// <summary>Where something to be remembered stands after its last review.</summary>
/// <param name="State">New until it is reviewed.</param>
/// <param name="Step">Which of the learning or relearning steps it is at.</param>
/// <param name="Memory">Null until it is reviewed.</param>
/// <param name="ScheduledDays">Whole days from the last review until it is due; 0 for less than a day.</param>
/// <param name="Due">When it should be reviewed next, in UTC.</param>
/// <param name="LastReview">In UTC; null until it is reviewed.</param>
/// <param name="Reviews">How many there were.</param>
/// <param name="Lapses">How often it was forgotten after it had been in review.</param>
public sealed record Card(
    CardState State, int Step, Memory? Memory, int ScheduledDays, DateTimeOffset Due, DateTimeOffset? LastReview, int Reviews, int Lapses)
{
    public static Card New(DateTimeOffset due) => new(CardState.New, 0, null, 0, due, null, 0, 0);
}
