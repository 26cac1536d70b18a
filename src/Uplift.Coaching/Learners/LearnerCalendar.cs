namespace Uplift.Coaching.Learners;

/// <summary>
/// Days as a learner lives them: in their time zone, from the hour at which their day begins rather than from midnight, so
/// that a review at one in the morning still belongs to the evening before.
/// </summary>
internal sealed class LearnerCalendar(TimeZoneInfo zone, int rollOverHour)
{
    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime.AddHours(-rollOverHour));

    /// <summary>The first instant of a day, in UTC. Where the clocks skip that hour, the first one after it.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(new TimeOnly(rollOverHour, 0));
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public static TimeZoneInfo Zone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc;
}
