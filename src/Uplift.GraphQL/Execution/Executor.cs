using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Execution;

/// <summary>Executes queries and mutations of a schema.</summary>
public static class Executor
{
    public static async Task<ExecutionResult> ExecuteAsync(Schema schema, ExecutionRequest request, CancellationToken cancellation = default)
    {
        var (operation, fault) = OperationSelection.Find(request.Document, request.OperationName);
        if (operation is null)
        {
            return ExecutionResult.Refused(new GraphQLError(fault!));
        }

        if (operation.Kind == OperationKind.Subscription || schema.Root(operation.Kind) is not { } root)
        {
            return ExecutionResult.Refused(new GraphQLError(
                $"This service executes no {Printer.KindOf(operation.Kind)} operations.", [request.Document.Source.Locate(operation.Start)]));
        }

        var (variables, errors) = VariableCoercion.Coerce(schema, request.Document, operation, request.Variables);
        if (errors.Count > 0)
        {
            return ExecutionResult.Refused(errors);
        }

        var run = new OperationRun(schema, request, variables, cancellation);

        try
        {
            // A resolver that does not heed the token is left behind rather than waited for.
            return await run.StartAsync(operation, root).WaitAsync(cancellation);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // Whatever a resolver makes of being cancelled, it was cancelled.
            throw new OperationCanceledException(cancellation);
        }
    }
}
