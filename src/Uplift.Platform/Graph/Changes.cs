using Microsoft.Extensions.DependencyInjection;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Graph;

/// <summary>What a mutation did, or what has to be mended first: the list that REST and pages give.</summary>
public sealed record Change<T>(T? Made, IReadOnlyList<FieldError> Errors)
    where T : notnull;

/// <summary>Mutations through the handlers of the other doors, held to the same rules.</summary>
public static class Changes
{
    /// <summary>Registers the type of a mutation's answer: what it made, under a name of its own, and the errors.</summary>
    public static SchemaBuilder AddChange<T>(this SchemaBuilder graph, string name, string made, string description)
        where T : notnull => graph
        .Object<Change<T>>($"{name}Change", "What was done, or why it was not.", change => change
            .Field(made, description, c => c.Made)
            .Field("errors: [UserError!]!", "What has to be mended first; empty when it was done.", c => c.Errors));

    /// <summary>
    /// Makes a change. What somebody can mend comes back in the list; who may not at all gets an error of the operation, as
    /// from a query.
    /// </summary>
    /// <param name="call">The mutation's field.</param>
    /// <param name="change">Asks the handler.</param>
    /// <param name="draft">What was sent, to be held to the rules of its shape; null when it has none.</param>
    public static async ValueTask<object?> ChangeAsync<THandler, T>(
        this FieldCall call, Func<THandler, Task<Outcome<T>>> change, object? draft = null)
        where THandler : notnull
        where T : notnull
    {
        if (draft is not null && await ShapeRules.RefuseAsync(draft, call.Service<IServiceProvider>(), call.Cancellation) is { } misfit)
        {
            return new Change<T>(default, misfit.Errors);
        }

        var scope = call.Service<OperationScope>();
        var outcome = await scope.AskAsync(
            services => scope.IsShared ? WithinAsync(services, change, call.Cancellation) : change(services.GetRequiredService<THandler>()),
            call.Cancellation);
        if (outcome.Problem is null)
        {
            scope.Count();
        }

        return outcome.Problem switch
        {
            null => new Change<T>(outcome.Value, []),
            { Kind: ProblemKind.Unauthenticated or ProblemKind.Forbidden } refusal => refusal.ToFailure(),
            { Errors.Count: > 0 } problem => new Change<T>(default, problem.Errors),
            var problem => new Change<T>(default, [new FieldError("", problem.Code, problem.Detail)]),
        };
    }

    /// <summary>
    /// A change within the operation's transaction: one that fails is taken back and leaves the others. What it left unsaved must
    /// not be saved by the next; without a key each has a context of its own.
    /// </summary>
    private static async Task<Outcome<T>> WithinAsync<THandler, T>(
        IServiceProvider services, Func<THandler, Task<Outcome<T>>> change, CancellationToken cancellation)
        where THandler : notnull
        where T : notnull
    {
        const string Before = "before_change";
        var db = services.GetRequiredService<AppDb>();
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Before, cancellation);
        var isDone = false;
        try
        {
            var outcome = await change(services.GetRequiredService<THandler>());
            isDone = outcome.Problem is null;
            return outcome;
        }
        finally
        {
            db.ChangeTracker.Clear();
            if (!isDone)
            {
                await transaction.RollbackToSavepointAsync(Before, CancellationToken.None);
            }
        }
    }

    internal static SchemaBuilder AddChanges(this SchemaBuilder graph) => graph
        .Object<FieldError>("UserError", "What has to be mended before something can be done.", error => error
            .Field("pointer: String!", "The field that was refused, as a JSON pointer; empty when it is no single one.", e => e.Pointer)
            .Field("code: String!", "Stable, for programs; the page at `/problems/{code}` explains what is no field's.", e => e.Code)
            .Field("detail: String!", "A sentence for people.", e => e.Detail));
}
