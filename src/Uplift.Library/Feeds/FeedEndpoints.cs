using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Http;

namespace Uplift.Library.Feeds;

/// <summary>The addresses that machines read: <c>/sitemap.xml</c>, <c>/feed.xml</c> and <c>/robots.txt</c>.</summary>
public static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sitemap.xml", async (HttpRequest request, ListPages pages, SiteAddress site, CancellationToken cancellation) =>
                Results.Text(await pages.SitemapAsync(site.Of(request), cancellation), "application/xml; charset=utf-8"))
            .WithMetadata(new PublicReadAttribute())
            .AllowAnonymous()
            .ExcludeFromDescription();
        app.MapGet("/feed.xml", async (HttpRequest request, ListPages pages, SiteAddress site, CancellationToken cancellation) =>
                Results.Text(await pages.FeedAsync(site.Of(request), cancellation), "application/atom+xml; charset=utf-8"))
            .WithMetadata(new PublicReadAttribute())
            .AllowAnonymous()
            .ExcludeFromDescription();
        app.MapGet("/robots.txt", (HttpRequest request, SiteAddress site) => Results.Text(
                $"User-agent: *\nDisallow: /interviews/\nDisallow: /search\nSitemap: {site.Of(request)}/sitemap.xml\n"))
            .WithMetadata(new PublicReadAttribute())
            .AllowAnonymous()
            .ExcludeFromDescription();
    }
}
