using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Uplift.Platform.Http;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Api;

/// <summary>
/// The dated versions of <c>/api/v1</c>, newest first. Handlers speak the newest; what an older one said differently is a small
/// change at the endpoint, undone on the way out. docs/api-changelog.md tells each.
/// </summary>
public static class ApiVersions
{
    public const string Header = "Uplift-Version";

    /// <summary>The page that tells what changed.</summary>
    public const string Changelog = "/docs/changelog";

    public static readonly DateOnly Current = new(2026, 11, 27);

    /// <summary>Topics, links to a report and coaches were bare arrays of all there were.</summary>
    public static readonly DateOnly BeforePagedTopics = new(2026, 11, 26);

    /// <summary>Bookmarks were a bare array of the latest hundred.</summary>
    public static readonly DateOnly BeforePagedBookmarks = new(2026, 11, 23);

    /// <summary>When each older version ends.</summary>
    internal static readonly IReadOnlyDictionary<DateOnly, DateOnly> Sunsets = new SortedDictionary<DateOnly, DateOnly>
    {
        [BeforePagedBookmarks] = new(2027, 5, 31),
        [BeforePagedTopics] = new(2027, 5, 31),
    };

    /// <summary>The versions that are still served beside the newest.</summary>
    public static IEnumerable<DateOnly> Older => Sunsets.Keys;

    /// <summary>The version that this request is served in.</summary>
    public static DateOnly Of(HttpContext context) => context.Items[Header] is DateOnly version ? version : Current;

    /// <summary>A version is deprecated on the day of the next one.</summary>
    internal static DateOnly DeprecatedOn(DateOnly version) => Older.Append(Current).First(later => later > version);

    public static IApplicationBuilder UseApiVersions(this IApplicationBuilder app) => app.UseMiddleware<ServeVersion>();

    /// <summary>Up to a version the answer had another shape.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="version">The last version of that shape.</param>
    /// <param name="undo">Makes the older shape of the newer one.</param>
    public static TBuilder UpToVersion<TBuilder>(this TBuilder endpoint, DateOnly version, Func<JsonNode, JsonNode> undo)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new OlderShape(version, undo));
}

internal sealed record OlderShape(DateOnly Version, Func<JsonNode, JsonNode> Undo);

/// <summary>Reads the version that is asked for and says which was served, with the end of an older one and where to read of it (RFC 9745, RFC 8594).</summary>
internal sealed class ServeVersion(RequestDelegate next)
{
    private static readonly string Newest = Written(ApiVersions.Current);

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            return next(context);
        }

        var version = ApiVersions.Current;
        if (context.Request.Headers.TryGetValue(ApiVersions.Header, out var asked)
            && (!DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out version)
                || (version != ApiVersions.Current && !ApiVersions.Sunsets.ContainsKey(version))))
        {
            return Refusal.WriteAsync(context, Unknown());
        }

        if (version != ApiVersions.Current)
        {
            context.Items[ApiVersions.Header] = version;
        }

        context.Response.OnStarting(
            static context =>
            {
                Say((HttpContext)context);
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }

    private static void Say(HttpContext context)
    {
        var (headers, version) = (context.Response.Headers, ApiVersions.Of(context));
        headers[ApiVersions.Header] = version == ApiVersions.Current ? Newest : Written(version);
        if (ApiVersions.Sunsets.TryGetValue(version, out var sunset))
        {
            headers["Deprecation"] = string.Create(CultureInfo.InvariantCulture, $"@{Midnight(ApiVersions.DeprecatedOn(version)).ToUnixTimeSeconds()}");
            headers["Sunset"] = Midnight(sunset).ToString("R", CultureInfo.InvariantCulture);
            headers.Append(HeaderNames.Link, $"<{ApiVersions.Changelog}#{Written(version)}>; rel=\"deprecation\"; type=\"text/html\"");
        }
    }

    private static Problem Unknown() => new(
        ProblemKind.Unreadable,
        "unknown-version",
        $"There is no such version. There are: {string.Join(", ", ApiVersions.Sunsets.Keys.Append(ApiVersions.Current).OrderDescending().Select(Written))}.");

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}

/// <summary>Gives an answer the shape that it had in the version that is served.</summary>
internal sealed class OlderShapes(IOptions<JsonOptions> json) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var shapes = context.HttpContext.GetEndpoint()!.Metadata.GetOrderedMetadata<OlderShape>()
            .Where(shape => ApiVersions.Of(context.HttpContext) <= shape.Version)
            .OrderByDescending(shape => shape.Version)
            .ToList();
        var result = answer is INestedHttpResult nested ? nested.Result : answer;
        if (shapes.Count == 0 || result is not IValueHttpResult { Value: { } value } || result is not IStatusCodeHttpResult { StatusCode: null or < 300 })
        {
            return answer;
        }

        var newest = JsonSerializer.SerializeToNode(value, value.GetType(), json.Value.SerializerOptions)!;
        return Results.Json(shapes.Aggregate(newest, (node, shape) => shape.Undo(node)), statusCode: (result as IStatusCodeHttpResult)?.StatusCode);
    }
}
