using Uplift.GraphQL.Execution;
using Uplift.Interviews.History;
using Uplift.Interviews.Reports;
using Uplift.Platform.Graph;

namespace Uplift.Interviews.Graph;

/// <summary>
/// An interview of one's own in the graph. A list brings its row; everything else is fetched for all interviews of the answer
/// together, when a field of one of them needs it.
/// </summary>
/// <param name="Id">Which.</param>
/// <param name="Row">What a list read of it; null where it is not from a list.</param>
/// <param name="Change">The mutation that it comes from, so that a later one of the same request does not show what was before.</param>
internal sealed record InterviewNode(Guid Id, InterviewRow? Row = null, string Change = "")
{
    public const string Collection = "interviews";

    public static InterviewNode After(FieldCall change, Guid id) => new(id, Change: $"{change.Path[0]}");

    /// <summary>A field of a row, which a list has at hand.</summary>
    public async ValueTask<object?> OfRowAsync(FieldCall call, Func<InterviewRow, object?> read) =>
        read(Row ?? (await StoryAsync(call)).Row);

    public async ValueTask<object?> OfStoryAsync(FieldCall call, Func<InterviewStory, object?> read) => read(await StoryAsync(call));

    /// <summary>Null while it runs.</summary>
    public async ValueTask<ReportView?> ReportAsync(FieldCall call)
    {
        // First the story: whoever looks at one whose clock ran out ends it.
        if ((await StoryAsync(call)).Row.State == InterviewState.Running)
        {
            return null;
        }

        var reports = call.Loaders.Get<Guid, ReportView>($"reports{Change}", (ids, cancellation) =>
            AskAsync(call, (ReadInterviews read) => read.ReportsAsync(ids, cancellation)));
        return await reports.LoadAsync(Id);
    }

    private async Task<InterviewStory> StoryAsync(FieldCall call)
    {
        var stories = call.Loaders.Get<Guid, InterviewStory>($"interviews{Change}", (ids, cancellation) =>
            AskAsync(call, (ReadInterviews read) => read.HandleAsync(ids, cancellation)));
        return await stories.LoadAsync(Id) ?? throw new InvalidOperationException($"The interview {Id} was deleted meanwhile.");
    }

    private static async Task<T> AskAsync<T>(FieldCall call, Func<ReadInterviews, Task<T>> ask)
        where T : class =>
        (T)(await call.AskAsync(ask))!;
}
