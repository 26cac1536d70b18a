using System.Text.Json;
using Uplift.Coaching.Fsrs;

namespace Uplift.Tests.Coaching;

/// <summary>620 histories and 433 single cases that ts-fsrs and fsrs-rs agree on, where <c>UPLIFT_DATA</c> has them.</summary>
public sealed class VectorTests
{
    private static readonly Lazy<JsonElement?> File = new(() =>
        Environment.GetEnvironmentVariable("UPLIFT_DATA") is { Length: > 0 } data
            ? JsonDocument.Parse(System.IO.File.ReadAllBytes(Path.Combine(data, "coaching", "fsrs_vectors.json"))).RootElement
            : null);

    private static JsonElement Vectors
    {
        get
        {
            Assert.SkipWhen(File.Value is null, "UPLIFT_DATA is not set.");
            return File.Value!.Value;
        }
    }

    [Fact]
    public void Every_history_is_scheduled_as_in_the_file()
    {
        var faults = new List<string>();
        var reviews = 0;
        foreach (var history in Vectors.GetProperty("histories").EnumerateArray())
        {
            var options = OptionsOf(Vectors.GetProperty("configs").GetProperty(history.GetProperty("config").GetString()!));
            var scheduler = new Scheduler(options);
            var card = Card.New(default);
            foreach (var review in history.GetProperty("reviews").EnumerateArray())
            {
                reviews++;
                var at = review.GetProperty("at").GetDateTimeOffset();
                card = scheduler.Review(card, at, (Rating)review.GetProperty("rating").GetInt32());
                var expected = review.GetProperty("expected");
                if (Fault(card, at, expected, options.MaximumInterval) is { } fault)
                {
                    faults.Add($"history {history.GetProperty("id").GetInt32()}, {at:u}: {fault}");
                }
            }
        }

        faults.ShouldBeEmpty();
        reviews.ShouldBe(7_357);
    }

    [Fact]
    public void Every_formula_gives_what_the_file_has()
    {
        var cases = Vectors.GetProperty("primitives");
        var model = new MemoryModel(FsrsParameters.Default);
        var counted = 0;

        Each("retrievability", one => model.Retrievability(one.Number("elapsed_days"), one.Number("stability")));
        Each("next_difficulty", one => model.NextDifficulty(one.Number("difficulty"), one.Rating()));
        Each("recall", one => model.Recalled(one.Memory(), one.Number("retrievability"), one.Rating()));
        Each("forget", one => model.Forgotten(one.Memory(), one.Number("retrievability")), "after_cap");
        Each("short_term", one => model.SameDay(one.Number("stability"), one.Rating()));
        Each("next_interval", one => model.Interval(one.Number("stability"), one.Number("request_retention"), (int)one.Number("maximum_interval")));
        Each("init", one => model.First(one.Rating()).Stability, "stability");
        Each("init", one => model.First(one.Rating()).Difficulty, "difficulty");
        Each("init", one => model.FirstDifficulty(one.Rating()), "difficulty_unclamped");
        // How long a memory of many days lasts, against its own length.
        Each("interval_modifier", one => model.Interval(1e6, one.Number("request_retention"), int.MaxValue) / 1e6);

        counted.ShouldBeGreaterThanOrEqualTo(313);

        void Each(string name, Func<JsonElement, double> compute, string result = "value")
        {
            foreach (var one in cases.GetProperty(name).EnumerateArray())
            {
                var expected = one.Number(result);
                compute(one).ShouldBe(expected, Math.Max(1e-5 * Math.Abs(expected), 1e-6), $"{name}: {one}");
                counted++;
            }
        }
    }

    [Fact]
    public void Fuzz_is_the_same_to_the_day()
    {
        var cases = Vectors.GetProperty("primitives");
        foreach (var one in cases.GetProperty("fuzz_range").EnumerateArray())
        {
            Fuzz.Range(one.Number("interval"), (int)one.Number("elapsed_days"), (int)one.Number("maximum_interval"))
                .ShouldBe(((int)one.Number("min_ivl"), (int)one.Number("max_ivl")), one.ToString());
        }

        foreach (var one in cases.GetProperty("fuzzed_interval").EnumerateArray())
        {
            Fuzz.Apply(one.Number("interval"), one.GetProperty("seed").GetString()!, (int)one.Number("elapsed_days"), (int)one.Number("maximum_interval"))
                .ShouldBe((int)one.Number("value"), one.ToString());
        }
    }

    /// <summary>The file goes a day or two past the longest interval, where ts-fsrs orders the intervals last; here that is held last.</summary>
    private static string? Fault(Card card, DateTimeOffset at, JsonElement expected, int maximum)
    {
        var days = Math.Min(expected.GetProperty("scheduled_days").GetInt32(), maximum);
        var due = days == expected.GetProperty("scheduled_days").GetInt32() ? expected.GetProperty("due").GetDateTimeOffset() : at.AddDays(days);
        var stability = expected.Number("stability");
        return (card.State.ToString(), card.Step, card.ScheduledDays, card.Due, card.Reviews, card.Lapses)
            != (expected.GetProperty("state").GetString(), expected.GetProperty("step").GetInt32(), days, due,
                expected.GetProperty("reps").GetInt32(), expected.GetProperty("lapses").GetInt32())
            || Math.Abs(card.Memory!.Stability - stability) > 1e-5 * stability
            || Math.Abs(card.Memory.Difficulty - expected.Number("difficulty")) > 1e-6
            ? $"{card}, not {expected}"
            : null;
    }

    private static SchedulerOptions OptionsOf(JsonElement config) => new()
    {
        Parameters = FsrsParameters.From([.. config.GetProperty("w").EnumerateArray().Select(weight => weight.GetDouble())])!,
        Retention = config.Number("request_retention"),
        MaximumInterval = config.GetProperty("maximum_interval").GetInt32(),
        ShortTerm = config.GetProperty("enable_short_term").GetBoolean(),
        LearningSteps = [.. config.GetProperty("learning_steps").EnumerateArray().Select(StepOf)],
        RelearningSteps = [.. config.GetProperty("relearning_steps").EnumerateArray().Select(StepOf)],
    };

    private static TimeSpan StepOf(JsonElement step)
    {
        var text = step.GetString()!;
        var count = int.Parse(text[..^1], System.Globalization.CultureInfo.InvariantCulture);
        return text[^1] switch { 'm' => TimeSpan.FromMinutes(count), 'h' => TimeSpan.FromHours(count), _ => TimeSpan.FromDays(count) };
    }
}

internal static class VectorCases
{
    public static double Number(this JsonElement one, string name) => one.GetProperty(name).GetDouble();

    public static Rating Rating(this JsonElement one) => (Rating)one.GetProperty("rating").GetInt32();

    public static Memory Memory(this JsonElement one) => new(one.Number("stability"), one.Number("difficulty"));
}
