using System.Globalization;
using System.Text.Json;

namespace Uplift.Interviews.Events;

/// <summary>One thing that happened to an interview. Ids are counted from 1 and the same on every node.</summary>
internal sealed record InterviewEvent(int Id, string Name, object Data)
{
    /// <summary>As the standard writes it; JSON has no line break that could end it early.</summary>
    public string Written => string.Create(
        CultureInfo.InvariantCulture, $"id: {Id}\nevent: {Name}\ndata: {JsonSerializer.Serialize(Data, JsonSerializerOptions.Web)}\n\n");
}

/// <summary>
/// What happened to an interview so far, read off its state: a question was asked, an answer came, it ended, its report is
/// ready. Nothing is kept for it, so a stream that broke off goes on anywhere.
/// </summary>
internal static class InterviewEvents
{
    public static IEnumerable<InterviewEvent> Of(Interview interview)
    {
        var id = 0;
        var address = $"/api/v1/interviews/{interview.Id}";
        foreach (var turn in interview.Turns.OrderBy(turn => turn.Ordinal))
        {
            yield return new(++id, "asked", new { turn = turn.Id, number = turn.Number, of = interview.Length, turn.IsFollowUp });
            if (turn.AnsweredAt is not null)
            {
                yield return new(++id, "answered", new { turn = turn.Id, answer = $"{address}/answers/{turn.Id}" });
            }
        }

        if (interview.State == InterviewState.Ended)
        {
            yield return new(++id, "state", new { state = "ended" });
            yield return new(++id, "report-ready", new { report = $"{address}/report" });
        }
    }
}
