using Uplift.Coaching.Cards;
using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Reviews;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Tests.Coaching;

/// <summary>Cards with a log behind them, as somebody has who came every day.</summary>
internal static class ManyReviews
{
    public static void Add(AppDb db, Guid ownerId, int cards, int reviews, DateTimeOffset now)
    {
        var random = new Random(1);
        for (var number = 0; number < cards; number++)
        {
            var begun = now.AddDays(-400 - (number % 60));
            var card = StudyCard.New(
                Guid.CreateVersion7(begun), ownerId, "", $"own:{number}", "indexing", Level.Intermediate, $"Number {number}?", "Yes.", null,
                CardOrigin.Imported, null, begun, begun);
            db.Add(card);
            for (var review = 0; review < reviews; review++)
            {
                var at = review == 0 ? begun : new DateTimeOffset[] { card.DueAt, now }.Min();
                var day = DateOnly.FromDateTime(at.UtcDateTime);
                var line = new Review
                {
                    Id = Guid.CreateVersion7(at.AddMilliseconds(review)),
                    OwnerId = ownerId,
                    CardId = card.Id,
                    Line = card.NextLine(),
                    SameDay = true,
                    Key = Guid.CreateVersion7(),
                    Rating = (Rating)new[] { 1, 2, 3, 3, 3, 4 }[random.Next(6)],
                    At = at,
                    Day = day,
                    DayStart = new DateTimeOffset(day, default, TimeSpan.Zero),
                    ElapsedDays = card.DaysSinceReview(day),
                    Retention = 0.9,
                    MaximumDays = 36_500,
                };
                db.Add(line);
                card.Apply(line, FsrsParameters.Default);
            }
        }
    }
}
