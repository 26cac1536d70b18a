using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Skills;
using Uplift.Coaching.Today;

namespace Uplift.Coaching.Plans;

/// <summary>A card as planning needs it.</summary>
/// <param name="Due">The learner's day on which it is due.</param>
internal sealed record PlannedCard(Memory? Memory, DateOnly? LastDay, DateOnly Due);

/// <summary>A topic that counts, with what is still to be shown of it.</summary>
/// <param name="Weight">How much it counts, 1 to 3: what counts more comes first and is left out last.</param>
/// <param name="Target">How far it is to be mastered.</param>
/// <param name="HasGuide">Whether there is something to read on it.</param>
internal sealed record PlannedTopic(
    string Id,
    string Name,
    Mastery Mastery,
    double Theta,
    int Weight = PlanGoal.MostWeight,
    Mastery Target = Mastery.Proficient,
    bool HasGuide = true)
{
    public bool NeedsGuide => HasGuide && Mastery <= Mastery.Attempted;
}

/// <summary>What to plan with.</summary>
/// <param name="FreeDays">Days of the week without study, 0 for Sunday.</param>
internal sealed record PlanInput(
    DateOnly Today,
    DateOnly InterviewOn,
    int MinutesADay,
    IReadOnlyList<int> FreeDays,
    double Retention,
    FsrsParameters Parameters,
    IReadOnlyList<PlannedCard> Cards,
    IReadOnlyList<PlannedTopic> Topics);

/// <summary>What a day's item is.</summary>
public enum PlanItemKind
{
    /// <summary>Points to recall.</summary>
    Reviews,

    /// <summary>A guide of a topic, before its first question.</summary>
    Guide,

    /// <summary>A question of a topic.</summary>
    Question,

    /// <summary>An interview across topics, which shows what is mastered.</summary>
    MixedInterview,
}

/// <param name="Topic">The topic's id; null where it is about all.</param>
/// <param name="Count">How many points or questions.</param>
internal sealed record PlannedItem(PlanItemKind Kind, string? Topic, int Count, int Minutes);

internal sealed record PlannedDay(DateOnly Day, IReadOnlyList<PlannedItem> Items)
{
    public int Minutes => Items.Sum(item => item.Minutes);
}

/// <param name="Days">From today to the day before the interview.</param>
/// <param name="MissingMinutes">How much of the work finds no room; 0 when all fits.</param>
/// <param name="Drop">Topics to leave out so that the rest fits, by id; the dearest for what they gain first.</param>
/// <param name="MinutesADayNeeded">How many minutes a day it would take to fit all.</param>
/// <param name="Recall">The mean chance to recall a card on the interview day if all is done as planned; null without cards.</param>
internal sealed record Planned(
    IReadOnlyList<PlannedDay> Days, int MissingMinutes, IReadOnlyList<string> Drop, int MinutesADayNeeded, double? Recall);

/// <summary>
/// Lays the work out over the days that are left, from the interview backwards: the last day is for recalling alone, mixed
/// interviews stand two days before it and a week apart before that, and what is new comes as early as it can. Reviews go
/// first on every day; they are played forward on the memory model, each taken as recalled. Pure.
/// </summary>
internal static class Planner
{
    public const int GuideMinutes = 10;
    public const int QuestionMinutes = 5;
    public const int MixedMinutes = 15;

    /// <summary>A step of mastery takes about so many questions.</summary>
    private const int QuestionsAStep = 2;

    /// <summary>Points that a question leaves to be recalled, and how often each is until the day.</summary>
    private const int ReviewsAQuestionLeaves = 4;

    private const int MixedApart = 7;

    public static Planned Plan(PlanInput input)
    {
        var full = Lay(input, input.Topics);
        if (full.MissingMinutes == 0)
        {
            return full;
        }

        // Leaves out what counts least and gains least for its minutes until the rest fits; what is nearly there stays.
        var keep = input.Topics.OrderBy(topic => topic.Weight).ThenByDescending(topic => WorkOf(topic)).ThenBy(topic => topic.Theta).ToList();
        var drop = new List<string>();
        while (keep.Count > 1 && Lay(input, keep).MissingMinutes > 0)
        {
            drop.Add(keep[0].Id);
            keep.RemoveAt(0);
        }

        return full with { Drop = drop, MinutesADayNeeded = Needed(input) };
    }

    /// <summary>What is to be done for a topic, in minutes, the reviews that it leaves included.</summary>
    public static int WorkOf(PlannedTopic topic)
    {
        var questions = Math.Max(0, topic.Target - topic.Mastery) * QuestionsAStep;
        return (topic.NeedsGuide ? GuideMinutes : 0) + (questions * (QuestionMinutes + ReviewTime.Minutes(ReviewsAQuestionLeaves)));
    }

    private static int Needed(PlanInput input)
    {
        var (low, high) = (input.MinutesADay, 24 * 60);
        while (low + 1 < high)
        {
            var middle = (low + high) / 2;
            if (Lay(input with { MinutesADay = middle }, input.Topics).MissingMinutes == 0)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return high;
    }

    private static Planned Lay(PlanInput input, IReadOnlyList<PlannedTopic> topics)
    {
        var length = input.InterviewOn.DayNumber - input.Today.DayNumber;
        var reviews = new ReviewForecast(input);
        var work = Work(topics);
        var days = new List<PlannedDay>(Math.Max(0, length));
        for (var at = 0; at < length; at++)
        {
            var day = input.Today.AddDays(at);
            var left = length - at;
            var minutes = input.FreeDays.Contains((int)day.DayOfWeek) ? 0 : input.MinutesADay;
            var items = new List<PlannedItem>();
            var done = reviews.Work(day, minutes * 60 / ReviewTime.SecondsAReview);
            if (done > 0)
            {
                items.Add(new PlannedItem(PlanItemKind.Reviews, null, done, ReviewTime.Minutes(done)));
                minutes -= ReviewTime.Minutes(done);
            }

            if (topics.Count > 1 && left >= 2 && (left - 2) % MixedApart == 0 && minutes >= MixedMinutes)
            {
                items.Add(new PlannedItem(PlanItemKind.MixedInterview, null, 3, MixedMinutes));
                minutes -= MixedMinutes;
            }

            // What is met for the first time on the last day is not recalled on the next.
            while (left > 1 && work.TryPeek(out var next) && next.Minutes <= minutes)
            {
                work.Dequeue();
                items.Add(next);
                minutes -= next.Minutes;
                reviews.Leave(day, next.Kind == PlanItemKind.Question ? 2 : 0);
            }

            days.Add(new PlannedDay(day, Joined(items)));
        }

        var missing = work.Sum(item => item.Minutes) + (reviews.Waiting == 0 ? 0 : ReviewTime.Minutes(reviews.Waiting));
        return new Planned(days, missing, [], input.MinutesADay, reviews.RecallOn(input.InterviewOn));
    }

    /// <summary>Topic after topic in turn, what counts most and has the widest gap first, so that days are mixed.</summary>
    private static Queue<PlannedItem> Work(IReadOnlyList<PlannedTopic> topics)
    {
        var queues = topics
            .OrderByDescending(topic => topic.Weight).ThenBy(topic => topic.Mastery).ThenBy(topic => topic.Theta).ThenBy(topic => topic.Id, StringComparer.Ordinal)
            .Select(ItemsOf)
            .ToList();
        var work = new Queue<PlannedItem>();
        for (var round = 0; queues.Exists(items => items.Count > round); round++)
        {
            foreach (var items in queues.Where(items => items.Count > round))
            {
                work.Enqueue(items[round]);
            }
        }

        return work;
    }

    private static List<PlannedItem> ItemsOf(PlannedTopic topic)
    {
        var items = new List<PlannedItem>();
        if (topic.NeedsGuide)
        {
            items.Add(new PlannedItem(PlanItemKind.Guide, topic.Id, 1, GuideMinutes));
        }

        var questions = Math.Max(0, topic.Target - topic.Mastery) * QuestionsAStep;
        items.AddRange(Enumerable.Repeat(new PlannedItem(PlanItemKind.Question, topic.Id, 1, QuestionMinutes), questions));
        return items;
    }

    /// <summary>Several questions of one topic on a day are one line.</summary>
    private static List<PlannedItem> Joined(List<PlannedItem> items) =>
    [
        .. items.GroupBy(item => (item.Kind, item.Topic))
            .Select(group => new PlannedItem(group.Key.Kind, group.Key.Topic, group.Sum(item => item.Count), group.Sum(item => item.Minutes))),
    ];

    /// <summary>Cards played forward, day by day.</summary>
    private sealed class ReviewForecast
    {
        private readonly PlanInput input;
        private readonly MemoryModel model;
        private readonly PriorityQueue<Entry, int> waiting = new();
        private readonly List<Entry> all = [];

        public ReviewForecast(PlanInput input)
        {
            this.input = input;
            model = new MemoryModel(input.Parameters);
            foreach (var card in input.Cards)
            {
                Add(new Entry { Memory = card.Memory, Last = card.LastDay ?? input.Today, Due = Max(card.Due, input.Today) });
            }
        }

        /// <summary>What was due and found no time.</summary>
        public int Waiting => waiting.UnorderedItems.Count(item => item.Element.Due < input.InterviewOn);

        public int Work(DateOnly day, int most)
        {
            var done = 0;
            var wish = Wish.Of(input.Retention, SchedulerOptions.LongestInterval, day, input.InterviewOn);
            while (done < most && waiting.TryPeek(out var card, out var due) && due <= day.DayNumber)
            {
                waiting.Dequeue();
                card.Memory = card.Memory is { } before
                    ? model.After(before, Math.Max(1, day.DayNumber - card.Last.DayNumber), Rating.Good)
                    : model.First(Rating.Good);
                card.Last = day;
                card.Due = day.AddDays(model.Interval(card.Memory.Stability, wish.Retention, wish.MaximumDays));
                waiting.Enqueue(card, card.Due.DayNumber);
                done++;
            }

            return done;
        }

        /// <summary>New cards that a question of this day leaves, due the next.</summary>
        public void Leave(DateOnly day, int cards)
        {
            for (var card = 0; card < cards; card++)
            {
                Add(new Entry { Last = day, Due = day.AddDays(1) });
            }
        }

        public double? RecallOn(DateOnly day)
        {
            var known = all.Where(card => card.Memory is not null).ToList();
            return known.Count == 0 ? null : known.Average(card => model.Retrievability(day.DayNumber - card.Last.DayNumber, card.Memory!.Stability));
        }

        private void Add(Entry card)
        {
            all.Add(card);
            waiting.Enqueue(card, card.Due.DayNumber);
        }

        private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;

        private sealed class Entry
        {
            public Memory? Memory { get; set; }

            public DateOnly Last { get; set; }

            public DateOnly Due { get; set; }
        }
    }
}
