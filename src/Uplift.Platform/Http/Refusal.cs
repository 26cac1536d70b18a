using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Http;

/// <summary>Draws a refusal as a page. The host owns the layout, so it brings the page.</summary>
public interface IRefusalPage
{
    /// <param name="context">The refused request.</param>
    /// <param name="problem">What the page says.</param>
    /// <param name="holdForm">Show what was typed, in a form that can be sent again.</param>
    Task WriteAsync(HttpContext context, Problem problem, bool holdForm);
}

/// <summary>Refuses a request before it reaches its handler: problem details for the APIs, a page for people.</summary>
public static class Refusal
{
    public static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/health")
        || context.Request.Path == "/graphql" || context.Request.Path == "/metrics";

    public static Task WriteAsync(HttpContext context, Problem problem, bool holdForm = false)
    {
        context.Response.StatusCode = problem.Status;
        return IsApi(context)
            ? problem.ToResult().ExecuteAsync(context)
            : context.RequestServices.GetRequiredService<IRefusalPage>().WriteAsync(context, problem, holdForm);
    }
}
