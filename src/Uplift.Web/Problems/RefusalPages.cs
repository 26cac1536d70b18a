using Microsoft.AspNetCore.Http.HttpResults;
using Uplift.Platform.Api;
using Uplift.Platform.Http;
using Uplift.Platform.Outcomes;

namespace Uplift.Web.Problems;

/// <summary>Refusals as pages in the site's layout.</summary>
internal sealed class RefusalPages : IRefusalPage
{
    private const int LongestHeldField = 100_000;
    private const int MostHeldFields = 40;

    public async Task WriteAsync(HttpContext context, Problem problem, bool holdForm)
    {
        var page = new RazorComponentResult<RefusalPage>(new
        {
            Refused = problem,
            Held = holdForm ? await HeldFieldsAsync(context) : [],
            Address = $"{context.Request.Path}{context.Request.QueryString}",
        })
        {
            StatusCode = problem.Status,
        };
        await page.ExecuteAsync(context);
    }

    /// <summary>An answer that has a status and no body: an unknown address, a wrong method.</summary>
    public static Task WriteStatusAsync(HttpContext context)
    {
        if (Refusal.IsApi(context))
        {
            return ApiServices.WriteStatusAsync(context);
        }

        return context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => new RazorComponentResult<NotFoundPage> { StatusCode = 404 }.ExecuteAsync(context),
            StatusCodes.Status403Forbidden => Refusal.WriteAsync(context, new Problem(
                ProblemKind.Forbidden, "forbidden", "You are signed in, but this is not yours to do.")),
            var status => PlainAsync(context, status),
        };
    }

    /// <summary>A bug: the person learns that nothing was lost here and what to do; the log has the rest.</summary>
    public static async Task WriteUnexpectedAsync(HttpContext context)
    {
        if (Refusal.IsApi(context))
        {
            await TypedResults.Problem(
                "Something broke in the server. It was logged; try again in a moment.",
                statusCode: StatusCodes.Status500InternalServerError,
                title: "Server error",
                type: "/problems/server-error").ExecuteAsync(context);
            return;
        }

        var problem = new Problem(ProblemKind.Conflict, "server-error", "Something broke in the server, and it was logged. What was saved before is safe; try again in a moment.");
        await new RazorComponentResult<RefusalPage>(new { Refused = problem })
        {
            StatusCode = StatusCodes.Status500InternalServerError,
        }.ExecuteAsync(context);
    }

    private static Task PlainAsync(HttpContext context, int status) => new RazorComponentResult<RefusalPage>(new
    {
        Refused = new Problem(ProblemKind.Invalid, status == 405 ? "method-not-allowed" : "unreadable-request", "The request could not be understood. Go back, look at what you sent, and try again."),
    })
    {
        StatusCode = status,
    }.ExecuteAsync(context);

    private static async Task<IReadOnlyList<(string Name, string Value, bool IsText)>> HeldFieldsAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return [];
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return
        [
            .. from field in form.Take(MostHeldFields)
               where !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase)
                   && !field.Key.StartsWith("__", StringComparison.Ordinal)
               from value in field.Value
               where value.Length <= LongestHeldField
               select (field.Key, value, field.Key.EndsWith("Text", StringComparison.OrdinalIgnoreCase)),
        ];
    }
}
