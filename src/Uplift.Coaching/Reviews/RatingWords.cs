using Uplift.Coaching.Cards;
using Uplift.Examiner;

namespace Uplift.Coaching.Reviews;

internal static class RatingWords
{
    public static readonly IReadOnlyList<(int Mark, string Word, string Means)> Marks =
    [
        (1, "Again", "not recalled"),
        (2, "Hard", "in part, or with effort"),
        (3, "Good", "recalled"),
        (4, "Easy", "at once, all of it"),
    ];

    public static string Rated(ReviewView review) => $"{Marks[review.Rating - 1].Word}.";

    public static string Why(CardView card) => card switch
    {
        { Lapses: > 0 } => $"forgotten {(card.Lapses == 1 ? "once" : $"{card.Lapses} times")}",
        { Origin: CardOrigin.Missed, Reviews: 0 } => "missed in an answer",
        { Origin: CardOrigin.Partly, Reviews: 0 } => "said in part",
        { Origin: CardOrigin.Misconception } => "a claim to correct",
        { Requirement: { } requirement, Reviews: 0 } => $"a job asks for {requirement}",
        { Reviews: 0 } => "new",
        _ => $"recalled {(card.Reviews == 1 ? "once" : $"{card.Reviews} times")} before",
    };

    public static string Word(PointVerdict verdict) => verdict switch
    {
        PointVerdict.Covered => "Covered",
        PointVerdict.Partly => "Partly",
        PointVerdict.Contradicted => "Contradicted",
        PointVerdict.Missed => "Missed",
        PointVerdict.Unsure => "Unsure",
        _ => "Not reached",
    };

    /// <summary>As the style sheet names it.</summary>
    public static string Slug(PointVerdict verdict) => verdict == PointVerdict.NotReached ? "not-reached" : Word(verdict).ToLowerInvariant();
}
