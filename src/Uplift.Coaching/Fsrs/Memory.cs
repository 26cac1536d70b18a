namespace Uplift.Coaching.Fsrs;

/// <summary>What FSRS believes of one thing in one head.</summary>
/// <param name="Stability">Days until recall has fallen to 90 %.</param>
/// <param name="Difficulty">1 (easy) to 10.</param>
public sealed record Memory(double Stability, double Difficulty)
{
    public const double LeastStability = 0.001;
    public const double MostStability = 36_500;
}
