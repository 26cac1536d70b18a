using Uplift.Coaching.Learners;

namespace Uplift.Tests.Coaching.Learners;

public sealed class LearnerCalendarTests
{
    private static readonly LearnerCalendar Berlin = new(LearnerCalendar.Zone("Europe/Berlin"), 4);

    [Theory]
    [InlineData("2026-11-24T02:59:00Z", "2026-11-23")]
    [InlineData("2026-11-24T03:00:00Z", "2026-11-24")]
    [InlineData("2026-07-24T01:59:59Z", "2026-07-23")]
    [InlineData("2026-07-24T02:00:00Z", "2026-07-24")]
    public void A_day_begins_at_its_hour_in_the_learners_zone(string instant, string day) =>
        Berlin.DayOf(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Every_day_of_a_year_begins_within_itself_and_not_before()
    {
        foreach (var zone in new[] { "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Africa/Cairo", "Asia/Kolkata" })
        {
            var calendar = new LearnerCalendar(LearnerCalendar.Zone(zone), 0);
            for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
            {
                var start = calendar.StartOf(day);

                calendar.DayOf(start).ShouldBe(day);
                calendar.DayOf(start.AddTicks(-1)).ShouldBe(day.AddDays(-1), $"{zone} {day}");
            }
        }
    }

    [Fact]
    public void A_zone_that_nobody_knows_is_utc() => LearnerCalendar.Zone("Middle/Earth").ShouldBe(TimeZoneInfo.Utc);

    [Fact]
    public void Towards_an_interview_retention_rises_and_intervals_end_the_day_before()
    {
        var day = new DateOnly(2026, 12, 24);
        var wishes = Enumerable.Range(0, 45).Select(left => Wish.Of(0.9, 36_500, day.AddDays(left - 45), day)).ToList();

        wishes[0].ShouldBe(new Wish(0.9, 44, SameDay: false));
        wishes.Select(wish => wish.Retention).ShouldBeInOrder();
        wishes[^1].ShouldBe(new Wish(Wish.HighestRetention, 1, SameDay: false));
        wishes.Index().ShouldAllBe(one => one.Item.MaximumDays == Math.Max(1, 44 - one.Index));
        Wish.Of(0.9, 100, day, day).ShouldBe(new Wish(0.9, 100));
    }
}
