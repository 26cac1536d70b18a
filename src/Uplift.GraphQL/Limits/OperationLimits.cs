namespace Uplift.GraphQL.Limits;

/// <summary>How much one request may ask for. All of it is known before anything is executed.</summary>
public sealed record OperationLimits
{
    /// <summary>Fields within fields, as the answer nests them.</summary>
    public int MaxDepth { get; init; } = 15;

    /// <summary>Fields side by side in one object.</summary>
    public int MaxBreadth { get; init; } = 60;

    /// <summary>Fields that answer under another name: the way to ask one thing many times.</summary>
    public int MaxAliases { get; init; } = 30;

    /// <summary>Fields in the answer, lists counted with the length that they can have.</summary>
    public int MaxCost { get; init; } = 10_000;

    /// <summary>The length of a list where neither an argument nor the schema says it.</summary>
    public int DefaultListSize { get; init; } = 20;
}
