using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Api;

public static class ApiServices
{
    /// <summary>JSON as the API speaks it, problem details for everything, validation errors as JSON pointers.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
            json.SerializerOptions.Converters.Add(new JsonObjects());
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        });
        // Thrown, so that UnreadableBodies sees why a body was refused.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<UnreadableBodies>();
        services.AddOptions<RequestOptions>().BindConfiguration(RequestOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<RequestOptions>>((timeouts, requests) =>
            timeouts.DefaultPolicy = new RequestTimeoutPolicy
            {
                Timeout = TimeSpan.FromSeconds(requests.Value.TimeoutSeconds),
                TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            });
        services.AddCrossOrigin();
        services.AddApiCompression();
        services.AddProblemPages(
            new ProblemPage("not-acceptable", 406, "The Accept header allows nothing that this address answers with.", "Accept application/json, or what the description of the endpoint names."),
            new ProblemPage("unknown-version", 400, "The Uplift-Version header names a version that never was or is no longer served.", "The answer lists the versions; without the header you get the newest."));
        return services.AddProblemDetails(options => options.CustomizeProblemDetails = ValidationProblems.Customise);
    }

    /// <summary>The group of every REST endpoint, <c>/api/v1</c>: what holds for all of them is said here once.</summary>
    public static RouteGroupBuilder MapApiGroup(this IEndpointRouteBuilder app) => app
        .MapGroup("/api/v1")
        .AddEndpointFilterFactory(KnownParameters.Require)
        .AddEndpointFilter<RouteGroupBuilder, TokenScopes>()
        .AddEndpointFilter<RouteGroupBuilder, OlderShapes>()
        .AddEndpointFilter<RouteGroupBuilder, PageLinks>()
        .AddEndpointFilter<RouteGroupBuilder, Challenges>();

    /// <summary>A bare status (no such route, unreadable body, wrong method) as problem details.</summary>
    public static Task WriteStatusAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var (code, detail) = status switch
        {
            400 => ("unreadable-request", "The request could not be read: its body is not valid JSON for this endpoint, or a parameter has the wrong form."),
            401 => ("unauthenticated", "Sign in first."),
            403 => ("forbidden", "This is not yours to do."),
            404 => ("not-found", "There is nothing at this address."),
            405 => ("method-not-allowed", "This resource does not offer that method; the Allow header lists those it does."),
            406 => ("not-acceptable", "Nothing that this address answers with fits the Accept header."),
            413 => ("too-large", "The body is larger than this endpoint takes."),
            415 => ("unsupported-media-type", "Send application/json, or what the description of the endpoint names."),
            >= 500 => ("server-error", "Something in the server does not work just now; try again in a moment."),
            _ => ("unreadable-request", $"The request could not be carried out as it was sent; the server answered {status}."),
        };
        return TypedResults
            .Problem(detail, statusCode: status, title: OutcomeResults.Title(code), type: $"/problems/{code}")
            .ExecuteAsync(context);
    }
}
