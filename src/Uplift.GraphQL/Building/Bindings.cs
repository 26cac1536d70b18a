using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Building;

/// <summary>What the schema language cannot say: the code behind fields, scalars, enum values and abstract types.</summary>
internal sealed class Bindings
{
    public Dictionary<(string Type, string Field), Resolver> Resolvers { get; } = [];

    public Dictionary<(string Type, string Field), Func<object, object?>> Readers { get; } = [];

    public Dictionary<(string Type, string Field), FieldCost> Costs { get; } = [];

    public Dictionary<(string Type, string Value), object> EnumValues { get; } = [];

    public Dictionary<string, ScalarType> Scalars { get; } = [];

    public Dictionary<string, Func<InputFields, object>> Inputs { get; } = [];

    /// <summary>Which object type a value of the program is, where a field could be of several.</summary>
    public Dictionary<Type, string> Objects { get; } = [];
}
