using Uplift.Coaching.Cards;
using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Reviews;
using Uplift.Examiner;
using Uplift.Platform.Data;

namespace Uplift.Coaching.Learners;

internal static class LearnerReviews
{
    /// <summary>A rating's browser may have been offline for as long.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(30);

    /// <summary>The line of the log for a review of a card.</summary>
    /// <param name="at">When it happened. Never after now and never before the review that came before it, whatever a browser's clock says.</param>
    public static Review Review(
        this Learner learner,
        StudyCard card,
        Guid key,
        Rating rating,
        ReviewSource source,
        DateTimeOffset at,
        TimeProvider clock,
        int milliseconds = 0,
        PointVerdict? verdict = null,
        string? quote = null)
    {
        var now = clock.GetUtcNow();
        var earliest = now - LongestDelay;
        at = at > now ? now : at < earliest ? earliest : at;
        at = card.LastReviewAt is { } last && at < last ? last : at;
        // What the databases keep, so that the log read again gives the same schedule.
        at = at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMicrosecond)).ToUniversalTime();
        var day = learner.Calendar.DayOf(at);
        var wish = learner.WishAt(at);
        return new Review
        {
            Id = Ids.Next(clock),
            OwnerId = learner.Id,
            CardId = card.Id,
            Line = card.NextLine(),
            Key = key,
            Rating = rating,
            Source = source,
            At = at,
            Day = day,
            DayStart = learner.Calendar.StartOf(day),
            ElapsedDays = card.DaysSinceReview(day),
            Retention = wish.Retention,
            MaximumDays = wish.MaximumDays,
            SameDay = wish.SameDay,
            Milliseconds = milliseconds,
            Verdict = verdict,
            Quote = Cut(quote),
        };
    }

    private static string? Cut(string? quote)
    {
        const int most = Reviews.Review.LongestQuote;
        return quote is not { Length: > most } ? quote : quote[..(char.IsHighSurrogate(quote[most - 1]) ? most - 1 : most)];
    }
}
