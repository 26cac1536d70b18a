namespace Uplift.Coaching.Today;

/// <summary>How long reviews take.</summary>
internal static class ReviewTime
{
    public const int SecondsAReview = 25;

    public static int Minutes(int reviews) => Math.Max(1, (int)Math.Ceiling(reviews * SecondsAReview / 60.0));
}
