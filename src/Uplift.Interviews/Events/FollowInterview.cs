using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Uplift.Interviews.Turns;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Streams;

namespace Uplift.Interviews.Events;

/// <summary>
/// An interview's events as they happen, as server-sent events. The stream waits for a bell and looks by itself only now and
/// then, ends with the interview, and goes on after the event that <c>Last-Event-ID</c> names.
/// </summary>
internal sealed class FollowInterview(
    IServiceScopeFactory scopes,
    FindInterview interviews,
    Bells bells,
    OpenStreams streams,
    CurrentUser user,
    IHostApplicationLifetime host,
    TimeProvider clock)
    : IDisposable
{
    /// <summary>A sign of life, and a look in case a ring was lost or came on another node without Redis.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>After this long a client comes again, and with it the question who it is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private static readonly Problem BadEventId = new(
        ProblemKind.Unreadable, "bad-event-id", "Last-Event-ID is the id of an event of this stream, a whole number.");

    private IDisposable? place;

    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapGet("/{interviewId:guid}/events", GetAsync)
        .WithSummary("Follow what happens to an interview")
        .WithDescription("Server-sent events: asked, answered, state, report-ready. Ends with the interview; goes on after Last-Event-ID.")
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .DisableRequestTimeout();

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> GetAsync(
        Guid interviewId,
        [FromHeader(Name = "Last-Event-ID"), Description("The id of the last event that came, to go on after it."), StringLength(20)] string? lastEventId,
        FollowInterview follow,
        HttpResponse response,
        CancellationToken cancellation)
    {
        // nginx would otherwise keep events back until there are enough of them.
        response.Headers["X-Accel-Buffering"] = "no";
        var last = 0;
        if (!string.IsNullOrEmpty(lastEventId) && !int.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out last))
        {
            return BadEventId.ToResult();
        }

        return await follow.RefuseAsync(interviewId, cancellation) is { } problem
            ? problem.ToResult()
            : TypedResults.Stream(stream => follow.WriteAsync(interviewId, last, stream, cancellation), "text/event-stream");
    }

    private async Task<Problem?> RefuseAsync(Guid interviewId, CancellationToken cancellation)
    {
        var found = await interviews.ResourceAsync(interviewId, Actions.ChangeInterview, cancellation);
        if (found.Problem is { } problem)
        {
            return problem;
        }

        place = streams.Open(user.Id);
        return place is null ? OpenStreams.TooMany : null;
    }

    private async Task WriteAsync(Guid interviewId, int last, Stream stream, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.ApplicationStopping);
        ending.CancelAfter(Longest);
        // Hung before the first look, so that nothing falls between the two.
        using var bell = await bells.HangAsync(RingAfterSave.Thing(interviewId));
        try
        {
            await SendAsync(stream, "retry: 2000\n\n", ending.Token);
            while (await LookAsync(interviewId, ending.Token) is { } interview)
            {
                foreach (var happened in InterviewEvents.Of(interview).Where(happened => happened.Id > last))
                {
                    await SendAsync(stream, happened.Written, ending.Token);
                    last = happened.Id;
                }

                if (interview.State == InterviewState.Ended)
                {
                    return;
                }

                if (!await bell.WaitAsync(Heartbeat, ending.Token))
                {
                    await SendAsync(stream, ": still here\n\n", ending.Token);
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client left, the server stops, or it is time to come again.
        }
    }

    /// <summary>With the request, whose handler this is: however it ends, its place is free again.</summary>
    public void Dispose() => place?.Dispose();

    /// <returns>The interview as it stands, ended when its clock ran out; null when it was deleted.</returns>
    private async Task<Interview?> LookAsync(Guid interviewId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var found = await services.GetRequiredService<FindInterview>().HandleAsync(interviewId, Actions.ChangeInterview, cancellation);
        if (found.Value is { } interview && interview.IsLate(clock.GetUtcNow()))
        {
            await services.GetRequiredService<AdvanceInterview>().EndIfLateAsync(interview, cancellation);
            try
            {
                await services.GetRequiredService<AppDb>().SaveChangesAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another request ended it at this moment; the bell has rung for that.
            }
        }

        return found.Value;
    }

    private static async Task SendAsync(Stream stream, string text, CancellationToken cancellation)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await stream.FlushAsync(cancellation);
    }
}
