using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Execution;

/// <summary>What an operation came to. Without <see cref="HasData"/> it never began: the request itself was at fault.</summary>
public sealed record ExecutionResult(ResultObject? Data, bool HasData, IReadOnlyList<GraphQLError> Errors)
{
    public static ExecutionResult Refused(params IReadOnlyList<GraphQLError> errors) => new(null, HasData: false, errors);
}

/// <summary>An object of the answer: its keys in the order in which they were asked for.</summary>
public sealed class ResultObject
{
    private readonly FieldGroups groups;
    private readonly object?[] values;

    internal ResultObject(FieldGroups groups, object?[] values)
    {
        this.groups = groups;
        this.values = values;
    }

    public int Count => groups.Count;

    public string KeyAt(int index) => groups[index].Key;

    /// <summary>Null, a leaf, a <see cref="ResultObject"/> or an <see cref="IReadOnlyList{T}"/> of these.</summary>
    public object? ValueAt(int index) => values[index];

    public object? this[string key]
    {
        get
        {
            var index = groups.FindIndex(group => group.Key == key);
            return index < 0 ? null : values[index];
        }
    }
}

/// <summary>What is to be executed. Its document has been validated against the schema.</summary>
public sealed record ExecutionRequest(DocumentNode Document)
{
    public string? OperationName { get; init; }

    public IReadOnlyDictionary<string, object?> Variables { get; init; } = new Dictionary<string, object?>();

    /// <summary>The object that the root fields belong to.</summary>
    public object? Root { get; init; }

    public IServiceProvider? Services { get; init; }

    /// <summary>Told of every exception of a resolver; the client learns only that there was one.</summary>
    public Action<Exception, IReadOnlyList<object>>? OnException { get; init; }

    /// <summary>Lets the operation go on for so long from now, where its usual time would end sooner.</summary>
    public Action<TimeSpan>? Extend { get; init; }
}
