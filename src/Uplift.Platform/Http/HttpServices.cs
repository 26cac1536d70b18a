using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Http;

public static class HttpServices
{
    public static IServiceCollection AddHttpRules(this IServiceCollection services)
    {
        services.AddSingleton<ContentVersion>();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<KeptAnswers>();
        services.AddExceptionHandler<ConcurrencyConflicts>();
        services.AddExceptionHandler<UnreadableText>();
        services.AddAntiforgery(options => options.HeaderName = "X-Form-Token");
        services.AddOptions<AntiforgeryOptions>()
            .Configure<IHttpContextAccessor>((options, accessor) => options.Cookie = new FormCookie(accessor));
        services.AddOptions<PublicReadOptions>().BindConfiguration(PublicReadOptions.Section);
        services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((options, proxy) => TrustOnly(options, proxy.Value));
        return services.AddProblemPages(
            new ProblemPage("cross-site-request", 403, "A page of another site tried to send something here in your name.", "Open Uplift itself and do it there. If you were on Uplift, an extension or proxy may have changed the request's origin."),
            new ProblemPage("form-expired", 422, "The form carried no valid token: you signed in or out in another tab after the page was opened, or it came from somewhere else.", "Look over what you typed, which is kept on the page, and send it again."),
            new ProblemPage("changed-meanwhile", 409, "Two requests changed the same thing at the same moment; the first one counted.", "Open it again to see the present state, then repeat your change."),
            new ProblemPage("https-required", 403, "The request came over plain http from another machine, where whoever is on the way can read and change it. The API and everything that takes a password ask for https.", "Use https. Whoever runs this Uplift: give Kestrel a certificate, or put a proxy with one in front and name its network in Uplift:Proxy:KnownNetworks."),
            new ProblemPage("unknown-host", 400, "The site has a public address, and the request named another host.", "Use the site's public address."),
            new ProblemPage("validation-failed", 422, "One or more fields do not fit their rules; each is listed with a pointer and a sentence.", "Mend the fields named and send it again."),
            new ProblemPage("precondition-required", 428, "This change could overwrite somebody else's, and it did not say which version it was made on.", "Read the thing, and send its ETag as If-Match with the change."),
            new ProblemPage("precondition-failed", 412, "The thing was changed after you read it, and your change was made on the older version.", "Read it again, repeat your change on the present version, and send its ETag."),
            new ProblemPage("unknown-parameter", 400, "The address has a query parameter that this endpoint does not know, perhaps with a slip in its name.", "The answer lists the parameters that it has."),
            new ProblemPage("unauthenticated", 401, "This needs a signed-in person or a guest session, and the request had none.", "Sign in first."));
    }

    /// <summary>What a proxy says of the client counts only when the proxy is one of ours; the chain ends at the first that is not.</summary>
    private static void TrustOnly(ForwardedHeadersOptions options, ProxyOptions proxy)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = null;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxy.Networks)
        {
            options.KnownIPNetworks.Add(network);
        }
    }

    /// <summary>Believes our own proxies, if there are any. Read as text: whether it fits is said by a sentence at the start.</summary>
    public static IApplicationBuilder UseKnownProxies(this IApplicationBuilder app) =>
        app.ApplicationServices.GetRequiredService<IConfiguration>()["Uplift:Proxy:KnownNetworks"] is { Length: > 0 }
            ? app.UseForwardedHeaders()
            : app;

    public static IApplicationBuilder UseHttpsRules(this IApplicationBuilder app) =>
        app.UseMiddleware<KnownHosts>().UseMiddleware<HttpsRules>();

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

    public static IApplicationBuilder UseRepeatedReads(this IApplicationBuilder app) => app.UseMiddleware<RepeatedReads>();

    public static IApplicationBuilder UseTraces(this IApplicationBuilder app) => app.UseMiddleware<Traces>();

    public static IApplicationBuilder UsePublicReads(this IApplicationBuilder app) => app.UseMiddleware<PublicReads>();

    public static IApplicationBuilder UseCrossSiteGuard(this IApplicationBuilder app) => app.UseMiddleware<CrossSiteGuard>();
}
