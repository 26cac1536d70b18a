using System.IO.Compression;
using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Uplift.Web.OpenApi;

/// <summary>
/// Swagger UI's bundle and style sheet, out of their package. Its own page is not used: ours has the site's layout, and no
/// script in it.
/// </summary>
internal static class SwaggerUi
{
    private const string Folder = "/assets/swagger-ui";
    private const string Resources = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist";

    private static readonly Assembly Package = typeof(SwaggerUIOptions).Assembly;
    private static readonly string Version = Package.GetName().Version!.ToString(3);

    // The package has pages of its own, with scripts in them; these two files are all that ours needs.
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["swagger-ui-bundle.js"] = "text/javascript",
        ["swagger-ui.css"] = "text/css",
    };

    public static string Script { get; } = $"{Folder}/swagger-ui-bundle.js?v={Version}";

    public static string Style { get; } = $"{Folder}/swagger-ui.css?v={Version}";

    public static void MapSwaggerUiFiles(this IEndpointRouteBuilder app) => app
        .MapGet(Folder + "/{file}", Get)
        .AllowAnonymous()
        .ExcludeFromDescription();

    /// <summary>The package holds its files compressed, and that is how nearly everybody wants them.</summary>
    private static Results<FileStreamHttpResult, NotFound> Get(string file, HttpContext context)
    {
        if (!Types.TryGetValue(file, out var type))
        {
            return TypedResults.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        Stream content = Package.GetManifestResourceStream($"{Resources}.{file}")!;
        var isZipped = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (isZipped)
        {
            headers.ContentEncoding = "gzip";
        }
        else
        {
            content = new GZipStream(content, CompressionMode.Decompress);
        }

        return TypedResults.Stream(content, type, entityTag: new EntityTagHeaderValue($"\"{Version}{(isZipped ? "-gzip" : "")}\""));
    }
}
