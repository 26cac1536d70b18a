using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Http;

public static class HttpServices
{
    public static IServiceCollection AddHttpRules(this IServiceCollection services)
    {
        services.AddSingleton<ContentVersion>();
        services.AddSingleton<SiteAddress>();
        services.AddExceptionHandler<ConcurrencyConflicts>();
        services.AddExceptionHandler<UnreadableText>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "uplift-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.HeaderName = "X-Form-Token";
        });
        return services.AddProblemPages(
            new ProblemPage("cross-site-request", 403, "A page of another site tried to send something here in your name.", "Open Uplift itself and do it there. If you were on Uplift, an extension or proxy may have changed the request's origin."),
            new ProblemPage("form-expired", 422, "The form carried no valid token: you signed in or out in another tab after the page was opened, or it came from somewhere else.", "Look over what you typed, which is kept on the page, and send it again."),
            new ProblemPage("changed-meanwhile", 409, "Two requests changed the same thing at the same moment; the first one counted.", "Open it again to see the present state, then repeat your change."),
            new ProblemPage("too-many-requests", 429, "Your address or account sent more of these requests than one person needs.", "Wait for the time named in Retry-After, then go on."),
            new ProblemPage("validation-failed", 422, "One or more fields do not fit their rules; each is listed with a pointer and a sentence.", "Mend the fields named and send it again."),
            new ProblemPage("unauthenticated", 401, "This needs a signed-in person or a guest session, and the request had none.", "Sign in first."));
    }

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.UseMiddleware<SecurityHeaders>();

    /// <summary>
    /// Answers HEAD as GET without the body, which pages do not offer by themselves; the server leaves the body out.
    /// </summary>
    public static IApplicationBuilder UseHeadAsGet(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Response.Body = Stream.Null;
        }

        return next(context);
    });

    public static IApplicationBuilder UsePublicReads(this IApplicationBuilder app) => app.UseMiddleware<PublicReads>();

    public static IApplicationBuilder UseCrossSiteGuard(this IApplicationBuilder app) => app.UseMiddleware<CrossSiteGuard>();
}
