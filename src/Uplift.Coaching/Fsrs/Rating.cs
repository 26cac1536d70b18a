namespace Uplift.Coaching.Fsrs;

/// <summary>How well something was recalled.</summary>
public enum Rating
{
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}
