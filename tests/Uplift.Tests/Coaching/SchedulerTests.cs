using Uplift.Coaching.Fsrs;

namespace Uplift.Tests.Coaching;

/// <summary>Figures that the authors of FSRS publish with their own tests.</summary>
public sealed class SchedulerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Scheduler scheduler = new(new SchedulerOptions());

    [Fact]
    public void Reviewed_when_due_the_intervals_are_those_of_ts_fsrs()
    {
        var card = Card.New(Start);
        var days = new List<int>();
        foreach (var rating in (int[])[3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3])
        {
            card = scheduler.Review(card, card.Due, (Rating)rating);
            days.Add(card.ScheduledDays);
        }

        days.ShouldBe([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
        card.Lapses.ShouldBe(1);
        card.Reviews.ShouldBe(13);
    }

    [Theory]
    [InlineData(true, 53.62691, 6.3574867)]
    [InlineData(false, 53.335106, 6.3574867)]
    public void The_memory_after_six_reviews_is_that_of_three_implementations(bool shortTerm, double stability, double difficulty)
    {
        var model = new MemoryModel(FsrsParameters.Default, shortTerm);
        var memory = model.First(Rating.Again);
        foreach (var days in (int[])[0, 1, 3, 8, 21])
        {
            memory = model.After(memory, days, Rating.Good);
        }

        memory.Stability.ShouldBe(stability, 1e-5 * stability);
        memory.Difficulty.ShouldBe(difficulty, 1e-6);
    }

    [Theory]
    [InlineData(0.2, 34_793)]
    [InlineData(0.3, 2_508)]
    [InlineData(0.5, 90)]
    [InlineData(0.9, 1)]
    [InlineData(1.0, 1)]
    public void A_memory_of_one_day_lasts_as_long_as_one_is_content_to_forget(double retention, int days) =>
        new MemoryModel(FsrsParameters.Default).Interval(1, retention, SchedulerOptions.LongestInterval).ShouldBe(days);

    [Fact]
    public void The_longest_interval_is_never_passed()
    {
        var brief = new Scheduler(new SchedulerOptions { MaximumInterval = 30 });
        var card = Card.New(Start);
        for (var review = 0; review < 40; review++)
        {
            card = brief.Review(card, card.Due, review % 2 == 0 ? Rating.Easy : Rating.Good);
            card.ScheduledDays.ShouldBeLessThanOrEqualTo(30);
        }
    }

    [Fact]
    public void A_clock_that_went_backwards_is_taken_for_the_same_day()
    {
        var card = scheduler.Review(Card.New(Start), Start, Rating.Easy);

        var earlier = scheduler.Review(card, Start.AddDays(-3), Rating.Good);

        earlier.Memory!.Stability.ShouldBeGreaterThanOrEqualTo(card.Memory!.Stability);
    }
}
