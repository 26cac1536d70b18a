using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Uplift.Coaching.Fsrs;

namespace Uplift.Web.Commands.Coaching;

/// <summary>One history a line in, the states after each of its reviews out, in order, each as soon as it is known. Fuzz is off.</summary>
internal static class ReplayLines
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <returns>A finding when a line could not be replayed; an object with "error" stands in its place.</returns>
    public static async Task<int> RunAsync(TextReader input, TextWriter output, CancellationToken cancellation)
    {
        var exitCode = ExitCodes.Done;
        for (var number = 1; await input.ReadLineAsync(cancellation) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (result, fault) = Replay(line);
            if (fault is not null)
            {
                exitCode = ExitCodes.Finding;
                result = result with { Error = $"Line {number}: {fault}" };
            }

            await output.WriteLineAsync(JsonSerializer.Serialize(result, Options).AsMemory(), cancellation);
            await output.FlushAsync(cancellation);
        }

        return exitCode;
    }

    private static (LineResult Result, string? Fault) Replay(string line)
    {
        LineHistory? history;
        try
        {
            history = JsonSerializer.Deserialize<LineHistory>(line.TrimStart('\uFEFF'), Options);
        }
        catch (JsonException broken)
        {
            return (new(null), $"not a history: {broken.Message}");
        }

        if (history?.Reviews is null)
        {
            return (new(history?.Id), "there is no list of reviews.");
        }

        var (options, fault) = OptionsOf(history);
        if (options is null)
        {
            return (new(history.Id), fault);
        }

        return Replay(history, new Scheduler(options));
    }

    private static (LineResult Result, string? Fault) Replay(LineHistory history, Scheduler scheduler)
    {
        var states = new List<LineState>();
        var card = Card.New(default);
        foreach (var review in history.Reviews!)
        {
            if (!Enum.IsDefined((Rating)review.Rating))
            {
                return (new(history.Id), $"a rating is 1 to 4, not {review.Rating}.");
            }

            if (review.At is not { } at || at.Year > 9_000)
            {
                return (new(history.Id), "a review has no time, or one too far off.");
            }

            card = scheduler.Review(card, at.ToUniversalTime(), (Rating)review.Rating);
            states.Add(new LineState(
                card.State,
                card.Step,
                card.Memory!.Stability,
                card.Memory.Difficulty,
                card.ScheduledDays,
                card.Due.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)));
        }

        return (new(history.Id) { States = states }, null);
    }

    private static (SchedulerOptions? Options, string? Fault) OptionsOf(LineHistory history)
    {
        var usual = new SchedulerOptions();
        var parameters = history.Parameters is { } weights ? FsrsParameters.From(weights) : usual.Parameters;
        var learning = history.LearningSteps is { } first ? StepsOf(first) : usual.LearningSteps;
        var relearning = history.RelearningSteps is { } again ? StepsOf(again) : usual.RelearningSteps;
        var retention = history.Retention ?? usual.Retention;
        var maximum = history.MaximumInterval ?? usual.MaximumInterval;
        return (parameters, learning, relearning) switch
        {
            (null, _, _) => (null, $"\"parameters\" are {FsrsParameters.Count} numbers."),
            (_, null, _) or (_, _, null) => (null, "a step is a number and m, h or d, such as \"10m\"."),
            _ when retention is not (> 0 and <= 1) => (null, "\"retention\" lies between 0 and 1."),
            _ when maximum is not (>= 1 and <= SchedulerOptions.LongestInterval) => (null, $"\"maximumInterval\" is 1 to {SchedulerOptions.LongestInterval} days."),
            _ => (usual with
            {
                Parameters = parameters,
                Retention = retention,
                MaximumInterval = maximum,
                LearningSteps = learning.Value,
                RelearningSteps = relearning.Value,
                ShortTerm = history.ShortTerm ?? true,
            }, null),
        };
    }

    private static System.Collections.Immutable.ImmutableArray<TimeSpan>? StepsOf(IReadOnlyList<string> steps)
    {
        var lengths = steps.Select(StepOf).ToList();
        return lengths.TrueForAll(length => length is not null) ? [.. lengths.Select(length => length!.Value)] : null;
    }

    private static TimeSpan? StepOf(string step)
    {
        if (step is not { Length: > 1 and < 8 } || !int.TryParse(step[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        return step[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
    }

    private sealed record LineHistory(
        JsonElement? Id,
        IReadOnlyList<double>? Parameters,
        double? Retention,
        int? MaximumInterval,
        IReadOnlyList<string>? LearningSteps,
        IReadOnlyList<string>? RelearningSteps,
        bool? ShortTerm,
        IReadOnlyList<LineReview>? Reviews);

    private sealed record LineReview(DateTimeOffset? At, int Rating);

    private sealed record LineResult(JsonElement? Id)
    {
        public IReadOnlyList<LineState>? States { get; init; }

        public string? Error { get; init; }
    }

    private sealed record LineState(CardState State, int Step, double Stability, double Difficulty, int ScheduledDays, string Due);
}
