using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Access;
using Uplift.Platform.Ai;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.Models;

/// <summary>The model server of the installation for admins, and each person's own choice.</summary>
internal static class ModelRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/model-server", (SaveModelServer server) => TypedResults.Ok(server.Read()))
            .WithSummary("Read how models are set up")
            .RequirePermission(Permissions.ManageModels);
        api.MapPut("/model-server", PutServerAsync)
            .WithSummary("Set the model server")
            .RequirePermission(Permissions.ManageModels)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/model-server/tests", TestServerAsync)
            .RefusesIdempotencyKey()
            .WithSummary("Test the connection to the model server")
            .RequirePermission(Permissions.ManageModels)
            .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Ai))
            .ProducesProblem(StatusCodes.Status409Conflict)
            .DisableRequestTimeout();
        api.MapGet("/model-server/usage", async (ReadModelUsage usage, CancellationToken cancellation) =>
                TypedResults.Ok(await usage.HandleAsync(cancellation)))
            .WithSummary("What models were used for, in counts")
            .RequirePermission(Permissions.ManageModels);

        api.MapGet("/me/model", async (SaveModelChoice choice, CancellationToken cancellation) => TypedResults.Ok(await choice.ReadAsync(cancellation)))
            .WithSummary("Which model answers me, and what I used of it")
            .RequireSignedIn();
        api.MapPut("/me/model", PutChoiceAsync)
            .WithSummary("Choose whether and which model answers me")
            .RequireSignedIn()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/me/model/tests", TestOwnAsync)
            .RefusesIdempotencyKey()
            .WithSummary("Test the connection to my own model server")
            .RequireSignedIn()
            .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Ai))
            .ProducesProblem(StatusCodes.Status409Conflict)
            .DisableRequestTimeout();
    }

    private static async Task<Results<Ok<ModelServerView>, ProblemHttpResult>> PutServerAsync(
        ModelServerDraft draft, SaveModelServer server, CancellationToken cancellation) =>
        (await server.SaveAsync(draft, cancellation)).ToOk();

    private static async Task<Results<Ok<ModelTestView>, ProblemHttpResult>> TestServerAsync(
        TestModelServer test, CancellationToken cancellation) =>
        (await test.OfInstallationAsync(cancellation)).ToOk();

    private static async Task<Results<Ok<ModelChoiceView>, ProblemHttpResult>> PutChoiceAsync(
        ModelChoiceDraft draft, SaveModelChoice choice, CancellationToken cancellation) =>
        (await choice.SaveAsync(draft, cancellation)).ToOk();

    private static async Task<Results<Ok<ModelTestView>, ProblemHttpResult>> TestOwnAsync(
        TestModelServer test, CancellationToken cancellation) =>
        (await test.OfOwnAsync(cancellation)).ToOk();
}
