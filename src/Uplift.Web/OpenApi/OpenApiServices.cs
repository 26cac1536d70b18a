using System.Text;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Uplift.Platform.Http;

namespace Uplift.Web.OpenApi;

/// <summary>The API's own description, made of the code: <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiServices
{
    public const string Address = "/openapi/v1.json";

    private const string Name = "v1";

    public static IServiceCollection AddApiDocument(this IServiceCollection services)
    {
        services.AddSingleton<IApiDescriptionProvider, TypedAttributes>();
        services.AddSingleton<ApiComments>();
        services.AddSingleton<ApiSchemas>();
        services.AddSingleton<ApiDocument>();
        // The one that reads the schemas is the one that is asked for their types afterwards.
        services.AddOptions<OpenApiOptions>(Name).Configure<ApiSchemas>((options, schemas) => options.AddSchemaTransformer(schemas));
        return services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = description => description.RelativePath is { } path
                && (path.StartsWith("api/v1/", StringComparison.Ordinal) || path == ".well-known/jwks.json");
            options.AddOperationTransformer<ApiOperations>();
            options.AddDocumentTransformer<ApiComponents>();
            options.AddDocumentTransformer<ApiBodies>();
        });
    }

    public static void MapApiDocument(this IEndpointRouteBuilder app) => app
        .MapGet(Address, async (ApiDocument document) => TypedResults.Text(await document.Json, "application/json; charset=utf-8"))
        .WithMetadata(new PublicReadAttribute())
        .AllowAnonymous()
        .ExcludeFromDescription();
}

/// <summary>The document, made once: the endpoints are the same for as long as the program runs.</summary>
internal sealed class ApiDocument(IServiceProvider services)
{
    private readonly Lazy<Task<string>> json = new(() => WriteAsync(services));

    public Task<string> Json => json.Value;

    private static async Task<string> WriteAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync();
        using var stream = new MemoryStream();
        await document.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1);
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n") + "\n";
    }
}
