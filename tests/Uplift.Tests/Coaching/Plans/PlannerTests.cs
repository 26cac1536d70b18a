using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Plans;
using Uplift.Coaching.Skills;

namespace Uplift.Tests.Coaching.Plans;

public sealed class PlannerTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void What_fits_is_laid_out_with_nothing_new_on_the_last_day_and_mixed_interviews_before_it()
    {
        var plan = Planner.Plan(Input(days: 21, minutes: 60, topics: 4));

        plan.MissingMinutes.ShouldBe(0);
        plan.Days.Count.ShouldBe(21);
        plan.Days.ShouldAllBe(day => day.Minutes <= 60);
        plan.Days[^1].Items.ShouldAllBe(item => item.Kind == PlanItemKind.Reviews);
        plan.Days.Index().Where(day => day.Item.Items.Any(item => item.Kind == PlanItemKind.MixedInterview)).Select(day => 21 - day.Index).ShouldBe([16, 9, 2]);
        plan.Days.SelectMany(day => day.Items).Where(item => item.Kind == PlanItemKind.Question).Sum(item => item.Count).ShouldBe(4 * 6);
        plan.Days.SelectMany(day => day.Items).Where(item => item.Kind == PlanItemKind.Guide).Select(item => item.Topic).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void What_does_not_fit_says_how_much_what_it_takes_and_what_to_drop()
    {
        var input = Input(days: 5, minutes: 20, topics: 6);
        var plan = Planner.Plan(input);

        plan.MissingMinutes.ShouldBeGreaterThan(0);
        plan.Drop.ShouldNotBeEmpty();
        // Both ways out that it offers are really ways out.
        Planner.Plan(input with { MinutesADay = plan.MinutesADayNeeded }).MissingMinutes.ShouldBe(0);
        Planner.Plan(input with { MinutesADay = plan.MinutesADayNeeded - 1 }).MissingMinutes.ShouldBeGreaterThan(0);
        Planner.Plan(input with { Topics = [.. input.Topics.Where(topic => !plan.Drop.Contains(topic.Id))] }).MissingMinutes.ShouldBe(0);
    }

    [Fact]
    public void What_counts_most_comes_first_and_what_counts_least_is_left_out_first()
    {
        var input = Input(days: 5, minutes: 20, topics: 3);
        PlannedTopic[] topics = [input.Topics[0] with { Weight = 1 }, input.Topics[1] with { Weight = 3 }, input.Topics[2] with { Weight = 2 }];
        var plan = Planner.Plan(input with { Topics = topics });

        plan.Days.SelectMany(day => day.Items).First(item => item.Topic is not null).Topic.ShouldBe(topics[1].Id);
        plan.Drop[0].ShouldBe(topics[0].Id);
        plan.Drop.ShouldNotContain(topics[1].Id);
        Planner.WorkOf(topics[0] with { Target = Mastery.Familiar }).ShouldBeLessThan(Planner.WorkOf(topics[0]));
    }

    [Fact]
    public void What_was_done_is_gone_from_it()
    {
        var before = Planner.Plan(Input(days: 14, minutes: 30, topics: 2));
        var after = Planner.Plan(Input(days: 14, minutes: 30, topics: 2, mastery: Mastery.Familiar));

        after.Days.Sum(day => day.Minutes).ShouldBeLessThan(before.Days.Sum(day => day.Minutes));
    }

    [Fact]
    public void Reviews_come_first_and_free_days_stay_free()
    {
        var input = Input(days: 10, minutes: 30, topics: 2, cards: 40) with { FreeDays = [0] };
        var plan = Planner.Plan(input);

        plan.Days[0].Items[0].Kind.ShouldBe(PlanItemKind.Reviews);
        plan.Days[0].Items[0].Count.ShouldBe(40);
        plan.Days.Where(day => day.Day.DayOfWeek == DayOfWeek.Sunday).ShouldAllBe(day => day.Items.Count == 0);
    }

    [Fact]
    public void Cards_beyond_the_minutes_wait_for_the_next_day_and_more_minutes_recall_more()
    {
        var few = Planner.Plan(Input(days: 3, minutes: 5, topics: 0, cards: 400));
        var many = Planner.Plan(Input(days: 3, minutes: 200, topics: 0, cards: 400));

        few.MissingMinutes.ShouldBeGreaterThan(0);
        many.MissingMinutes.ShouldBe(0);
        many.Recall!.Value.ShouldBeGreaterThan(0.9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-3)]
    public void Hardly_any_day_left_is_no_trouble(int days) => Planner.Plan(Input(days, minutes: 30, topics: 1)).Days.Count.ShouldBe(Math.Max(0, days));

    private static PlanInput Input(int days, int minutes, int topics, int cards = 0, Mastery mastery = Mastery.NotStarted) => new(
        Today,
        Today.AddDays(days),
        minutes,
        [],
        0.9,
        FsrsParameters.Default,
        [.. Enumerable.Repeat(new PlannedCard(null, null, Today), cards)],
        [.. Enumerable.Range(1, topics).Select(number => new PlannedTopic($"t{number}", $"Topic {number}", mastery, 0))]);
}
