using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Execution;

/// <summary>Which operation of a document is meant.</summary>
public static class OperationSelection
{
    public static (OperationNode? Operation, string? Fault) Find(DocumentNode document, string? name)
    {
        var operations = document.Definitions.OfType<OperationNode>();
        if (name is not null)
        {
            var named = operations.FirstOrDefault(operation => operation.Name?.Value == name);
            return named is null ? (null, $"Unknown operation named \"{name}\".") : (named, null);
        }

        var first = operations.Take(2).ToList();
        return first.Count switch
        {
            0 => (null, "Must provide an operation."),
            1 => (first[0], null),
            _ => (null, "Must provide operation name if query contains multiple operations."),
        };
    }
}
