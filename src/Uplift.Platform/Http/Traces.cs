using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Uplift.Platform.Http;

/// <summary>
/// A request that is worked on is an activity, a part of its sender's where the sender names one (W3C Trace Context): its id is
/// in problem answers and in the log. The host would begin one for each answer from memory, too, had its own log not been
/// switched off in <c>appsettings.json</c>; where somebody listens to activities it begins them all the same.
/// </summary>
internal sealed class Traces(RequestDelegate next)
{
    private const string Name = "Uplift.Request";

    public async Task InvokeAsync(HttpContext context)
    {
        if (Activity.Current is not null)
        {
            await next(context);
            return;
        }

        using var activity = new Activity(Name);
        var headers = context.Request.Headers;
        if (ActivityContext.TryParse(headers[HeaderNames.TraceParent], headers[HeaderNames.TraceState], isRemote: true, out var sender))
        {
            activity.SetParentId(sender.TraceId, sender.SpanId, sender.TraceFlags);
            activity.TraceStateString = sender.TraceState;
        }

        activity.Start();
        await next(context);
    }
}
