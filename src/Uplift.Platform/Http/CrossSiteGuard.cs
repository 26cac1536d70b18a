using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Uplift.Platform.Api;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Http;

/// <summary>
/// Keeps other sites from acting for a visitor. Every unsafe request must not come from another origin (Fetch Metadata,
/// else Origin); a form sent with a session needs its antiforgery token as well. A form on a cached page has no token: it
/// is sent without a session, so it acts with no authority.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    private static readonly Problem FromAnotherSite = new(
        ProblemKind.Forbidden, "cross-site-request", "This request came from another site and was not carried out.");

    private static readonly Problem FormExpired = new(
        ProblemKind.Invalid, "form-expired", "The page that this form was on is too old to be sent. Nothing you typed is lost: look it over and send it again.");

    public async Task InvokeAsync(HttpContext context)
    {
        // A program that sends a token is no browser that is led astray: no page can make one add the header.
        if (IsSafe(context.Request.Method) || BearerToken.IsPresent(context.Request))
        {
            await next(context);
        }
        else if (IsCrossSite(context.Request) && !CrossOrigin.IsWelcome(context))
        {
            await Refusal.WriteAsync(context, FromAnotherSite);
        }
        else if (!await IsReadableAsync(context))
        {
            await Refusal.WriteAsync(context, UnreadableText.Refused);
        }
        else if (NeedsToken(context.Request) && !await antiforgery.IsRequestValidAsync(context))
        {
            await Refusal.WriteAsync(context, FormExpired, holdForm: true);
        }
        else
        {
            await next(context);
        }
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsCrossSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is not ("same-origin" or "none");
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Reads the form here, where a body that ends early or is no form can be told from a bug. A body beyond the server's
    /// limit goes on as it is: that has an answer of its own.
    /// </summary>
    private static async Task<bool> IsReadableAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return true;
        }

        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (Exception broken) when (broken is IOException and not BadHttpRequestException or InvalidDataException)
        {
            return false;
        }
    }

    // The JSON APIs read no forms, and a page of another origin cannot send JSON without a preflight that nobody answers.
    private static bool NeedsToken(HttpRequest request) => SessionCookie.IsPresent(request)
        && (request.HasFormContentType || !Refusal.IsApi(request.HttpContext));
}
