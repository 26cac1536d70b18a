namespace Uplift.Coaching.Stories;

/// <summary>An interview in which a story was told.</summary>
/// <param name="Times">At how many of its questions.</param>
public sealed record ToldIn(Guid InterviewId, DateTimeOffset At, int Times);

/// <summary>How often a story was told lately, in plain sentences. Facts; nothing is marked by them. Pure.</summary>
internal static class OverUse
{
    /// <summary>So many interviews are lately.</summary>
    public const int Lately = 4;

    /// <summary>What the report of an interview says of a story that was told in it.</summary>
    /// <param name="questions">The numbers of the questions at which it was told here.</param>
    /// <param name="before">In which of the interviews before it was told, the latest first.</param>
    /// <param name="of">How many interviews before are looked at.</param>
    /// <param name="day">Writes a day.</param>
    public static string InReport(IReadOnlyList<int> questions, IReadOnlyList<DateTimeOffset> before, int of, Func<DateTimeOffset, string> day)
    {
        var here = questions.Count > 1 ? $"You told this story at questions {List([.. questions.Order().Select(number => $"{number}")])} of this interview" : "You told a story of yours";
        return before.Count > 0
            ? $"{here}, and in {(of == 1 ? "the interview" : $"{before.Count} of the {of} interviews")} with such questions before this one: {List([.. before.Select(day)])}."
            : of > 1 ? $"{here}, and in none of the {of} interviews with such questions before this one."
            : of == 1 ? $"{here}, and not in the interview with such questions before this one."
            : $"{here}.";
    }

    /// <summary>What a story's own page says.</summary>
    /// <param name="told">In which of the last interviews it was told, the latest first.</param>
    /// <param name="of">How many of the last are looked at.</param>
    /// <param name="places">Where else it was told more than once, with the days.</param>
    /// <param name="day">Writes the day of an interview.</param>
    /// <param name="date">Writes a day that its owner named.</param>
    public static IReadOnlyList<string> OfStory(
        IReadOnlyList<ToldIn> told, int of, IEnumerable<(string Place, IReadOnlyList<DateOnly> On)> places, Func<DateTimeOffset, string> day, Func<DateOnly, string> date)
    {
        List<string> facts = [];
        if (told.Count > 0)
        {
            var latest = of == 1 ? "Told in your last interview" : $"Told in {told.Count} of your last {of} interviews";
            facts.Add($"{latest} with behavioural questions: {List([.. told.Select(one => day(one.At))])}.");
        }

        facts.AddRange(told.Where(one => one.Times > 1).Select(one => $"Told at {one.Times} questions of the interview of {day(one.At)}."));
        facts.AddRange(places.Select(place => $"Told {place.On.Count} times at {place.Place}: {List([.. place.On.Select(date)])}."));
        return facts;
    }

    private static string List(IReadOnlyList<string> parts) =>
        parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
}
